import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { shareMoment } from '../../store/share.ts';
import { copyText } from '../console/clipboard.ts';
import { Button } from '../ui/Button.tsx';
import { saveFile } from '../ui/save-file.ts';

interface Said {
  readonly text: string;
  /** The address, where it could not be copied. */
  readonly link?: string;
}

async function share(): Promise<Said> {
  const shared = await shareMoment();
  if (!shared) return { text: 'There is nothing to share yet.' };
  if (shared.kind === 'none') return { text: 'Too long to be shared: no page would open it again.' };
  if (shared.kind === 'file') {
    saveFile(shared.name, shared.text);
    return { text: 'Too long for a link: saved as a file. Dropped on this page, it opens the same.' };
  }
  const link = new URL(shared.hash, window.location.href).href;
  return (await copyText(link))
    ? { text: 'Link copied: it opens this lab in this state.' }
    : { text: 'Copy this address:', link };
}

/** Hands the moment that is shown to somebody else. */
export function ShareMoment() {
  const [said, setSaid] = useState<Said>({ text: '' });
  return (
    <>
      <Button
        size="small"
        look="quiet"
        title="Share this moment"
        onClick={() => {
          share().then(setSaid, () => setSaid({ text: 'This moment could not be shared.' }));
        }}
      >
        <Link2 aria-hidden="true" className="size-4" />
        <span className="max-lg:sr-only">Share this moment</span>
      </Button>
      <p role="status" className="flex min-w-0 basis-full items-center gap-2 text-sm empty:hidden">
        {said.text}
        {said.link !== undefined && (
          <input
            readOnly
            aria-label="Address of this moment"
            value={said.link}
            className="min-h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-raised px-2 font-mono text-xs"
            onFocus={({ target }) => target.select()}
          />
        )}
      </p>
    </>
  );
}

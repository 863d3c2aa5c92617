import { useState } from 'react';
import type { FileOfDevice, KeyView } from '../../bridge/protocol.ts';
import { checkInBrowser, type BrowserVerdict } from '../../store/browser-check.ts';
import { useTrust } from '../../store/trust.ts';
import { Button } from '../ui/Button.tsx';
import { LinkMark } from './LinkMark.tsx';
import { bytesWord } from './words.ts';

interface BrowserCheckProps {
  readonly file: FileOfDevice;
  readonly with: KeyView;
}

const groups = (hex: string): string =>
  hex
    .toUpperCase()
    .match(/.{1,32}/g)
    ?.join(' ') ?? '';

function Verdict({ found, by }: { readonly found: BrowserVerdict; readonly by: string }) {
  switch (found.kind) {
    case 'unavailable':
      return <p>This browser lends its cryptography only to pages opened over https or from this machine.</p>;
    case 'stopped':
      return <p>Called off.</p>;
    case 'failed':
      return <p className="text-danger">The browser could not check it. {found.why}</p>;
    case 'checked': {
      const genuine = found.verdict === 'verified';
      return (
        <>
          <p className="flex flex-wrap items-center gap-x-2">
            <LinkMark state={genuine ? 'accepted' : 'refused'} word={genuine ? 'Verified' : 'Not verified'} />
            <span>
              {genuine
                ? `${by} signed these ${bytesWord(found.covered)}.`
                : found.verdict === 'unsigned'
                  ? 'It is too short to carry a signature.'
                  : `${by} did not sign these ${bytesWord(found.covered)} as they are.`}
            </span>
          </p>
          <p className="font-mono text-xs wrap-anywhere text-ink-2">SHA-512 {groups(found.sha512)}</p>
        </>
      );
    }
  }
}

/** Lets the browser's own cryptography check a file of a device, the devices having no say in it. */
export function BrowserCheck({ file, with: key }: BrowserCheckProps) {
  const saving = useTrust((state) => state.saving);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ readonly key: string; readonly verdict: BrowserVerdict }>();
  const check = async (): Promise<void> => {
    setBusy(true);
    setFound(undefined);
    const verdict = await checkInBrowser(file, key.pem);
    setFound({ key: key.id, verdict });
    setBusy(false);
  };
  return (
    <div className="grid gap-1">
      <div>
        <Button size="small" disabled={busy || saving !== undefined} onClick={() => void check()}>
          Check with this browser
        </Button>
      </div>
      <div role="status" aria-label={`What this browser says of ${file.path}`} className="grid gap-1 empty:hidden">
        {busy && <p className="animate-late text-ink-2">Reading and checking every byte…</p>}
        {found?.key === key.id && <Verdict found={found.verdict} by={key.title} />}
      </div>
    </div>
  );
}

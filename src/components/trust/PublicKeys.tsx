import { Download } from 'lucide-react';
import type { KeyView } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { saveFile } from '../ui/save-file.ts';

/** The public keys that sign images here, as PEM files. */
export function PublicKeys({ keys }: { readonly keys: readonly KeyView[] }) {
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="text-sm font-semibold">Public keys</h2>
      <p className="mt-0.5 text-sm text-ink-2">Training keys, made for this lab only. They verify nothing genuine.</p>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {keys.map(({ id, title, pem }) => (
          <li key={id}>
            <Button
              size="small"
              aria-label={`Save ${id}.pem`}
              onClick={() => saveFile(`${id}.pem`, pem, 'application/x-pem-file')}
            >
              <Download aria-hidden="true" className="size-3.5" />
              {title}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

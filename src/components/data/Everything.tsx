import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Backup } from '../../bridge/attempts/data-file.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { saveFile } from '../ui/save-file.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { takeAndGo } from './take.ts';

interface EverythingProps {
  readonly count: number;
  readonly fileName: string;
  readonly onExport: () => Promise<Backup>;
  readonly onRemoveAll: () => void;
}

/** All attempts as one file: out, in, away. */
export function Everything({ count, fileName, onExport, onRemoveAll }: EverythingProps) {
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const { text, unread, large = [] } = await onExport();
    saveFile(fileName, text);
    const saved =
      unread === 0
        ? `Saved as ${fileName}.`
        : `Saved as ${fileName}, without ${unread} of ${count} attempts: they could not be read. Try again later.`;
    const tooLarge = `Not in it, because no file with them could be taken over: ${large.join(', ')}. They stay in this browser.`;
    setSaid(large.length === 0 ? saved : `${saved} ${tooLarge}`);
  };
  return (
    <section aria-labelledby="everything-title" className="mt-10">
      <h2 id="everything-title" className="text-base font-semibold">
        Everything as one file
      </h2>
      <p className="mt-1 max-w-[65ch] text-sm text-ink-2">
        Move your work to another browser, or keep a copy. Taking a file over adds what is not here. Of an attempt that
        is in both, the one that went further stays; where they went different ways, both do.
      </p>
      <Confirm
        className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm"
        question={`Delete all ${count} attempts of this browser? Without a file of them they are gone.`}
        yes="Delete everything"
        danger
        onYes={() => {
          onRemoveAll();
          setSaid('Everything was deleted.');
        }}
      >
        {(ask) => (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button
              disabled={count === 0}
              onClick={() => {
                save().catch(() => setSaid('The file could not be made.'));
              }}
            >
              <Download aria-hidden="true" className="size-4" />
              Save everything
            </Button>
            <ChooseFile
              label="File of saved progress"
              accept=".json"
              onFile={(file) => void takeAndGo(file).then(setSaid)}
            >
              Take a file over…
            </ChooseFile>
            <Button look="danger" disabled={count === 0} onClick={ask}>
              Delete everything…
            </Button>
          </div>
        )}
      </Confirm>
      <p role="status" className="mt-2 text-sm empty:hidden">
        {said}
      </p>
    </section>
  );
}

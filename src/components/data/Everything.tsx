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

/** What a file of everything would be without; empty: nothing. */
function missingFrom({ unread, large = [] }: Backup, count: number): string {
  const gone = unread === 0 ? [] : [`${unread} of ${count} attempts could not be read now`];
  const long =
    large.length === 0
      ? []
      : [`A file that is to be taken over again has no room for ${large.join(', ')}, which would stay in this browser`];
  return [...gone, ...long].join('. ');
}

/** All attempts as one file: out, in, away. */
export function Everything({ count, fileName, onExport, onRemoveAll }: EverythingProps) {
  const [said, setSaid] = useState('');
  /** A file that is not everything waits until somebody says that it is to be saved. */
  const [partial, setPartial] = useState<{ readonly text: string; readonly without: string }>();
  const write = (text: string, without: string): void => {
    saveFile(fileName, text);
    setPartial(undefined);
    setSaid(without === '' ? `Saved as ${fileName}.` : `Saved as ${fileName}, without what was named.`);
  };
  const save = async (): Promise<void> => {
    const backup = await onExport();
    const without = missingFrom(backup, count);
    setSaid('');
    if (without === '') write(backup.text, '');
    else setPartial({ text: backup.text, without });
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
        {partial ? `${partial.without}. Nothing was saved yet.` : said}
      </p>
      {partial && (
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="small" look="primary" onClick={() => write(partial.text, partial.without)}>
            Save without
          </Button>
          <Button size="small" look="quiet" onClick={() => setPartial(undefined)}>
            Cancel
          </Button>
        </div>
      )}
    </section>
  );
}

import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { takeAndGo } from './take.ts';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Takes a file that is dropped anywhere on the page, unless a part of the page takes it itself. */
export function DropFiles() {
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (event.defaultPrevented || !carriesFiles(event)) return setOver(false);
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !file) return;
      event.preventDefault();
      setSaid(`Reading ${file.name}…`);
      void takeAndGo(file).then(setSaid);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return (
    <>
      {over && (
        <div
          aria-hidden="true"
          className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 p-6"
        >
          <p className="flex flex-col items-center gap-2 rounded-md bg-surface px-5 py-4 text-center font-medium text-balance shadow-card">
            <FileDown className="size-6 text-accent" />
            Drop a lab, a quiz, a result, a session or saved progress
          </p>
        </div>
      )}
      <div role="status" className="contents">
        {said !== '' && (
          <p className="flex shrink-0 items-center gap-3 border-b border-line bg-surface px-4 py-1.5 text-sm">
            <span className="min-w-0 flex-1">{said}</span>
            <Button size="small" look="quiet" onClick={() => setSaid('')}>
              Dismiss
            </Button>
          </p>
        )}
      </div>
    </>
  );
}

import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useLab } from '../../store/lab.ts';
import { FILE_QUIZ, quizAttemptHref, quizHref } from '../layout/route.ts';
import { Button } from '../ui/Button.tsx';

/** Bytes of the largest file that is read at all. */
const LARGEST = 4_000_000;

/** Opens a file as a quiz; returns what is wrong with it as a whole. Faults inside it get a page of their own. */
async function openFile(file: File): Promise<string> {
  if (file.size > LARGEST) return `${file.name} is too large to be a quiz.`;
  const { open, close } = useLab.getState();
  await open({ kind: 'file', name: file.name, text: await file.text() }, { fresh: true });
  const { status, quiz, attempt } = useLab.getState();
  if (status.kind === 'refused') window.location.hash = quizHref(FILE_QUIZ);
  else if (quiz && attempt !== undefined) window.location.hash = quizAttemptHref(FILE_QUIZ, attempt);
  else {
    await close();
    return `${file.name} is a lab, not a quiz.`;
  }
  return '';
}

/** Takes a quiz from the reader's disk: dropped here, or chosen. */
export function BringQuiz() {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setSaid(`Reading ${file.name}…`);
    try {
      setSaid(await openFile(file));
    } catch {
      setSaid(`${file.name} could not be read.`);
    }
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      className={`mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed px-4 py-3 text-sm ${over ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
    >
      <p className="min-w-48 flex-1">
        A quiz of your own runs here too: drop a file, Bootset YAML or Moodle’s GIFT. It stays on this device.
      </p>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,.json,.gift,.txt"
        tabIndex={-1}
        aria-label="Quiz file"
        className="sr-only"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button size="small" onClick={() => input.current?.click()}>
        <FileUp aria-hidden="true" className="size-4" />
        Choose a file…
      </Button>
      <p role="status" className="basis-full text-ink-2 empty:hidden">
        {said}
      </p>
    </div>
  );
}

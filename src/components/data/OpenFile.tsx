import { useState } from 'react';
import { ChooseFile } from './ChooseFile.tsx';
import { takeAndGo } from './take.ts';

/** Says what may be dropped on the page, and takes it by keyboard too. */
export function OpenFile() {
  const [said, setSaid] = useState('');
  return (
    <section aria-labelledby="open-file-title" className="mt-10 flex flex-wrap items-center gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="open-file-title" className="font-semibold">
          A file of yours
        </h2>
        <p className="mt-0.5 text-sm text-ink-2">
          A lab, a quiz (also Moodle’s GIFT), a result to check, a session or saved progress: drop it anywhere on this
          page, or choose it. It stays on this device.
        </p>
      </div>
      <ChooseFile
        label="File to open"
        accept=".yaml,.yml,.json,.gift,.txt"
        onFile={(file) => void takeAndGo(file).then(setSaid)}
      >
        Open a file…
      </ChooseFile>
      <p role="status" className="basis-full text-sm empty:hidden">
        {said}
      </p>
    </section>
  );
}

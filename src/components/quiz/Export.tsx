import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Exported, QuizFormat } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { saveFile } from '../ui/save-file.ts';

interface Target {
  readonly format: QuizFormat;
  readonly name: string;
  readonly ending: string;
  readonly type: string;
}

const targets: readonly Target[] = [
  { format: 'gift', name: 'GIFT', ending: 'gift', type: 'text/plain' },
  { format: 'moodle-xml', name: 'Moodle XML', ending: 'xml', type: 'application/xml' },
];

const leftBehind = (count: number): string =>
  count === 1
    ? 'Saved. One question about your own router stays here: no other program has that router.'
    : `Saved. ${count} questions about your own router stay here: no other program has that router.`;

interface ExportProps {
  /** What the file is called. */
  readonly id: string;
  readonly onExport: (format: QuizFormat) => Promise<Exported>;
  readonly className?: string;
}

/** Takes the quiz along to other programs. */
export function Export({ id, onExport, className = '' }: ExportProps) {
  const [said, setSaid] = useState('');
  const save = async ({ format, ending, type }: Target): Promise<void> => {
    try {
      const { text, left } = await onExport(format);
      saveFile(`${id}.${ending}`, text, type);
      setSaid(left.length === 0 ? 'Saved.' : leftBehind(left.length));
    } catch {
      setSaid('The file could not be made. Try again in a moment.');
    }
  };
  return (
    <section aria-label="Export" className={className}>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span className="text-ink-2">For Moodle and other programs:</span>
        {targets.map((target) => (
          <Button key={target.format} size="small" onClick={() => void save(target)}>
            <Download aria-hidden="true" className="size-3.5" />
            {target.name}
          </Button>
        ))}
      </div>
      <p role="status" className="mt-1.5 text-sm text-ink-2">
        {said}
      </p>
    </section>
  );
}

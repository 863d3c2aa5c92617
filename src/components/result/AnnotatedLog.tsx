import { useId, useMemo, useState } from 'react';
import { Segmented } from '../ui/Segmented.tsx';
import { annotate, splitAt, type Printed, type Remark } from './log.ts';
import { LogLines } from './LogLines.tsx';

export interface Session {
  readonly printed: readonly Printed[];
  readonly remarks: readonly Remark[];
  /** The virtual millisecond of the learner's first act. */
  readonly began: number;
}

interface AnnotatedLogProps extends Session {
  readonly consoles: readonly string[];
}

/** What the consoles showed, with what it achieved in the margin. */
export function AnnotatedLog({ consoles, printed, remarks, began }: AnnotatedLogProps) {
  const title = useId();
  const [shown, setShown] = useState(consoles[0] ?? '');
  const [before, lines] = useMemo(
    () =>
      splitAt(
        annotate(
          printed.filter(({ console }) => console === shown),
          remarks.filter(({ console = shown }) => console === shown),
        ),
        began,
      ),
    [printed, remarks, shown, began],
  );
  return (
    <section aria-labelledby={title} className="mt-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={title} className="text-base font-semibold">
          What you did
        </h2>
        {consoles.length > 1 && (
          <Segmented
            label="Console"
            choices={consoles.map((name) => ({ value: name, label: name }))}
            value={shown}
            onChange={setShown}
            className="print:hidden"
          />
        )}
      </div>
      {lines.length === 0 ? (
        <p className="mt-2 text-sm text-ink-2">Nothing was shown on this console.</p>
      ) : (
        <div
          tabIndex={0}
          role="group"
          aria-label={`Console log of ${shown}`}
          className="scroll-quiet mt-3 max-h-[40rem] rounded-lg border border-line bg-term py-3 font-mono text-xs leading-5 text-term-ink print:max-h-none print:overflow-visible"
        >
          {before.length > 0 && (
            <details className="mb-2 border-b border-line pb-2 print:hidden">
              <summary className="min-h-6 px-4 font-sans text-ink-2 hover:text-ink">
                {before.length} lines before you began
              </summary>
              <LogLines lines={before} />
            </details>
          )}
          <LogLines lines={lines} />
        </div>
      )}
    </section>
  );
}

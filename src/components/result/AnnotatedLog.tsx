import { clsx } from 'clsx';
import { useId, useMemo, useState } from 'react';
import { formatClock } from '../layout/format-time.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { annotate, type Printed, type Remark } from './log.ts';

interface AnnotatedLogProps {
  readonly consoles: readonly string[];
  readonly printed: readonly Printed[];
  readonly remarks: readonly Remark[];
}

const sign: Readonly<Record<Remark['kind'], string>> = { done: '✓', failed: '✕', reopened: '↺', act: '›' };
const word: Readonly<Record<Remark['kind'], string>> = {
  done: 'Done',
  failed: 'Failed',
  reopened: 'Open again',
  act: '',
};
const colour: Readonly<Record<Remark['kind'], string>> = {
  done: 'text-accent-strong',
  failed: 'text-danger',
  reopened: 'text-warn',
  act: 'text-ink-2',
};

function Note({ remark }: { readonly remark: Remark }) {
  return (
    <p className={clsx('flex gap-1.5 font-sans text-xs leading-5', colour[remark.kind])}>
      <span aria-hidden="true">{sign[remark.kind]}</span>
      <span className="min-w-0">
        {word[remark.kind] && <strong className="font-semibold">{word[remark.kind]}: </strong>}
        {remark.text} <span className="tabular-nums opacity-80">{formatClock(remark.at)}</span>
      </span>
    </p>
  );
}

/** What the consoles showed, with what it achieved in the margin. */
export function AnnotatedLog({ consoles, printed, remarks }: AnnotatedLogProps) {
  const title = useId();
  const [shown, setShown] = useState(consoles[0] ?? '');
  const lines = useMemo(
    () =>
      annotate(
        printed.filter(({ console }) => console === shown),
        remarks.filter(({ console = shown }) => console === shown),
      ),
    [printed, remarks, shown],
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
          className="scroll-quiet mt-3 max-h-[36rem] rounded-lg border border-line bg-term font-mono text-xs leading-5 text-term-ink print:max-h-none print:overflow-visible"
        >
          <div className="w-max min-w-full py-3 max-md:w-full">
            {lines.map((line, index) => (
              <div
                key={index}
                className={clsx(
                  'grid md:grid-cols-[minmax(42rem,1fr)_18rem]',
                  line.remarks.length > 0 && 'bg-accent-soft/50 print:font-bold',
                )}
              >
                <pre className="min-h-5 px-4 whitespace-pre-wrap wrap-anywhere">{line.text}</pre>
                {line.remarks.length > 0 && (
                  <div className="border-line px-4 md:border-l">
                    {line.remarks.map((remark) => (
                      <Note key={`${remark.at} ${remark.text}`} remark={remark} />
                    ))}
                  </div>
                )}
              </div>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

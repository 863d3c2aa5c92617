import type { MarksView } from '../../bridge/protocol.ts';
import { formatSpan } from '../lab/format-time.ts';
import { countOf, hintCost, points } from '../scenario/marks.ts';
import { scoreWords } from './score.ts';

interface ScoreProps {
  readonly marks: MarksView;
  /** Real milliseconds spent. */
  readonly spent: number | undefined;
}

/** The total and what it is made of. */
export function Score({ marks, spent }: ScoreProps) {
  const hints = marks.tasks.flatMap((task) => task.hints.filter((hint) => hint.text !== undefined));
  const cost = marks.tasks.reduce((sum, task) => sum + hintCost(task), 0);
  const share = marks.possible === 0 ? 0 : marks.earned / marks.possible;
  const facts: readonly (readonly [string, string])[] = [
    ['Tasks done', `${countOf(marks.tasks, 'done')} of ${marks.tasks.length}`],
    ['Hints opened', hints.length === 0 ? 'none' : `${hints.length}, for ${points(cost)}`],
    ...(spent === undefined ? [] : [['Time used', formatSpan(spent)] as const]),
    ['Solution', marks.solutionShown ? 'opened: this is practice' : 'not opened'],
  ];
  return (
    <div className="mt-6 grid gap-x-10 gap-y-5 rounded-lg border border-line bg-surface p-5 sm:grid-cols-[auto_1fr] sm:p-6">
      <div className="flex items-center gap-5">
        <svg viewBox="0 0 64 64" aria-hidden="true" className="size-20 -rotate-90" fill="none" strokeWidth="7">
          <circle cx="32" cy="32" r="28" className="stroke-line" />
          {share > 0 && (
            <circle cx="32" cy="32" r="28" pathLength="1" strokeDasharray={`${share} 1`} className="stroke-accent" />
          )}
        </svg>
        <p>
          <span className="block text-3xl leading-none font-semibold tracking-tight tabular-nums">
            {marks.earned}
            <span className="text-base font-normal tracking-normal text-ink-2"> of {points(marks.possible)}</span>
          </span>
          <span className="mt-2 block text-sm">{scoreWords(marks)}</span>
        </p>
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] content-center gap-x-6 gap-y-2 text-sm sm:border-l sm:border-line sm:pl-8">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-xs text-ink-2">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

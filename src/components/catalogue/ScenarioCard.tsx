import { ChevronRight } from 'lucide-react';
import { buttonClass } from '../ui/Button.tsx';
import { labHref } from '../layout/route.ts';
import { titleOf, type Entry, type Standing } from './entries.ts';
import { BestMark } from './BestMark.tsx';

interface ScenarioCardProps {
  readonly entry: Entry;
  readonly standing: Standing | undefined;
}

const action = (standing: Standing | undefined): string =>
  standing?.unfinished ? 'Continue' : standing?.best ? 'Try again' : 'Start';

/** One scenario: what, how long, how hard, what for, how far. */
export function ScenarioCard({ entry, standing }: ScenarioCardProps) {
  const facts = [
    entry.level,
    entry.minutes === undefined ? undefined : `${entry.minutes} min`,
    ...(entry.topics ?? []),
  ];
  const word = action(standing);
  return (
    <li className="flex flex-col rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h3 className="text-base leading-snug font-semibold text-balance">{titleOf(entry)}</h3>
      <p className="mt-0.5 text-xs text-ink-2">
        {facts
          .filter((fact) => fact !== undefined)
          .map((fact) => fact.charAt(0).toUpperCase() + fact.slice(1))
          .join(' · ')}
      </p>
      {entry.summary && <p className="mt-2 text-sm">{entry.summary}</p>}
      {entry.objectives && entry.objectives.length > 0 && (
        <details className="group mt-2 text-sm">
          <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-ink-2 hover:text-ink">
            <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
            What you will learn
          </summary>
          <ul className="mt-1 list-disc space-y-0.5 pl-8">
            {entry.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="mt-auto flex items-center justify-between gap-3 pt-4">
        <BestMark best={standing?.best} started={standing?.unfinished === true} />
        <a
          href={labHref(entry.id)}
          aria-label={`${word}: ${titleOf(entry)}`}
          className={buttonClass({ look: standing?.unfinished ? 'primary' : 'plain' })}
        >
          {word}
        </a>
      </div>
    </li>
  );
}

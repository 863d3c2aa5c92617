import { ChevronRight } from 'lucide-react';
import { buttonClass } from '../ui/Button.tsx';
import { labHref } from '../layout/route.ts';
import { BestMark, MarkRing } from './BestMark.tsx';
import { ExamChoice } from './ExamChoice.tsx';
import { titleOf, type Entry, type Standing } from './entries.ts';

interface ScenarioCardProps {
  readonly entry: Entry;
  readonly standing: Standing | undefined;
}

const action = (standing: Standing | undefined): string =>
  standing?.unfinished ? 'Continue' : standing?.best ? 'Try again' : 'Start';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Objectives({ objectives }: { readonly objectives: readonly string[] }) {
  return (
    <details className="group mt-1.5 text-sm">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-sm text-ink-2 hover:text-ink">
        What you will learn
        <ChevronRight aria-hidden="true" className="size-3.5 transition-transform group-open:rotate-90" />
      </summary>
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        {objectives.map((objective) => (
          <li key={objective}>{objective}</li>
        ))}
      </ul>
    </details>
  );
}

/** One scenario: what, how long, how hard, what for, how far. */
export function ScenarioCard({ entry, standing }: ScenarioCardProps) {
  const word = action(standing);
  const { level, minutes, topics, summary, objectives } = entry;
  const effort = [level && capital(level), minutes === undefined ? undefined : `${minutes} min`];
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 border-t border-line px-4 py-4 first:border-0 sm:px-5 md:grid-cols-[auto_1fr_12rem_7rem] md:gap-x-6">
      <MarkRing best={standing?.best} />
      <div className="min-w-0">
        <h3 className="text-base leading-snug font-semibold">{titleOf(entry)}</h3>
        {summary && <p className="mt-0.5 max-w-[60ch] text-sm">{summary}</p>}
        {objectives && objectives.length > 0 && <Objectives objectives={objectives} />}
        <ExamChoice id={entry.id} title={titleOf(entry)} />
      </div>
      <div className="text-sm text-ink-2 max-md:col-start-2">
        <p>{effort.filter((part) => part !== undefined).join(' · ')}</p>
        {topics && topics.length > 0 && <p className="text-xs">{capital(topics.join(', '))}</p>}
      </div>
      <div className="flex items-center justify-between gap-3 max-md:col-start-2 md:flex-col md:items-end md:justify-start md:gap-1.5">
        <a
          href={labHref(entry.id)}
          aria-label={`${word}: ${titleOf(entry)}`}
          className={buttonClass({ look: standing?.unfinished ? 'primary' : 'plain' }, 'md:w-full md:justify-center')}
        >
          {word}
        </a>
        <BestMark best={standing?.best} started={standing?.unfinished === true} />
      </div>
    </li>
  );
}

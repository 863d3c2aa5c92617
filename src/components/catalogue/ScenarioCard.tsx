import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, buttonClass, wholeRow } from '../ui/Button.tsx';
import { BestMark, MarkRing } from './BestMark.tsx';
import { ExamChoice } from './ExamChoice.tsx';
import { hrefFor, runningExam, titleOf, type Entry, type Standing } from './entries.ts';

interface ScenarioCardProps {
  readonly entry: Entry;
  readonly standing: Standing | undefined;
}

const action = (standing: Standing | undefined): string =>
  runningExam(standing) !== undefined
    ? 'Continue the exam'
    : standing?.unfinished
      ? 'Continue'
      : standing?.best
        ? 'Try again'
        : 'Start';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What one wants to know only of a lab that one is about to take. */
function Details({ entry, standing }: ScenarioCardProps) {
  const { objectives = [] } = entry;
  return (
    <div className="grid gap-x-8 gap-y-4 border-t border-line pt-3 text-sm sm:grid-cols-2">
      {objectives.length > 0 && (
        <div>
          <h4 className="font-medium">What you will learn</h4>
          <ul className="mt-1 list-disc space-y-0.5 pl-4 text-ink-2">
            {objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </div>
      )}
      <ExamChoice id={entry.id} title={titleOf(entry)} exam={standing?.exam} />
    </div>
  );
}

/** One scenario: what, how long, how hard, what for, how far. */
export function ScenarioCard({ entry, standing }: ScenarioCardProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const word = action(standing);
  const { level, minutes, topics, summary } = entry;
  const effort = [level && capital(level), minutes === undefined ? undefined : `${minutes} min`];
  return (
    <li className="group relative grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 border-t border-line px-4 py-4 first:border-0 sm:px-5 md:grid-cols-[auto_1fr_12rem_9.5rem] md:gap-x-6">
      <MarkRing best={standing?.best} />
      <div className="min-w-0">
        <h3 className="text-base leading-snug font-semibold underline-offset-4 group-has-[>div>a:hover]:underline">
          {titleOf(entry)}
        </h3>
        {summary && <p className="mt-0.5 max-w-[60ch] text-sm">{summary}</p>}
      </div>
      <div className="text-sm text-ink-2 max-md:col-start-2">
        <p>{effort.filter((part) => part !== undefined).join(' · ')}</p>
        {topics && topics.length > 0 && <p className="text-xs">{capital(topics.join(', '))}</p>}
        <BestMark
          best={standing?.best}
          started={standing?.unfinished === true}
          exam={runningExam(standing) !== undefined}
        />
      </div>
      <div className="flex items-center gap-2 max-md:col-start-2 md:flex-col md:items-stretch md:gap-1">
        <a
          href={hrefFor(entry, standing)}
          aria-label={`${word}: ${titleOf(entry)}`}
          className={buttonClass({}, `md:justify-center ${wholeRow}`)}
        >
          {word}
        </a>
        <Button
          look="quiet"
          size="small"
          aria-label={`Details: ${titleOf(entry)}`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="relative justify-center"
        >
          Details
          <ChevronDown aria-hidden="true" className={`size-3.5 transition-transform ${open ? 'rotate-180' : ''}`} />
        </Button>
      </div>
      <div id={id} hidden={!open} className="relative col-start-2 md:col-end-5">
        {open && <Details entry={entry} standing={standing} />}
      </div>
    </li>
  );
}

import type { QuizEntry } from 'virtual:quizzes';
import { BestMark, MarkRing } from '../catalogue/BestMark.tsx';
import { runningExam, type Standing } from '../catalogue/entries.ts';
import { quizAttemptHref, quizHref } from '../layout/route.ts';
import { buttonClass, wholeRow } from '../ui/Button.tsx';

interface QuizShelfProps {
  readonly quizzes: readonly QuizEntry[];
  readonly standings: Readonly<Record<string, Standing>>;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function Quiz({ entry, standing }: { readonly entry: QuizEntry; readonly standing: Standing | undefined }) {
  const { id, title = id, summary, minutes, topics = [] } = entry;
  const exam = runningExam(standing);
  const word = exam !== undefined ? 'Continue the exam' : standing ? 'Go on' : 'Start';
  return (
    <li className="group relative grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 border-t border-line px-4 py-4 first:border-0 sm:px-5 md:grid-cols-[auto_1fr_12rem_9.5rem] md:gap-x-6">
      <MarkRing best={standing?.best} />
      <div className="min-w-0">
        <h3 className="text-base leading-snug font-semibold underline-offset-4 group-has-[>div>a:hover]:underline">
          {title}
        </h3>
        {summary !== undefined && <p className="mt-0.5 max-w-[60ch] text-sm">{summary}</p>}
      </div>
      <div className="text-sm text-ink-2 max-md:col-start-2">
        {minutes !== undefined && <p>{minutes} min</p>}
        {topics.length > 0 && <p className="text-xs">{capital(topics.join(', '))}</p>}
        <BestMark best={standing?.best} started={standing !== undefined} exam={exam !== undefined} />
      </div>
      <div className="max-md:col-start-2">
        <a
          href={exam === undefined ? quizHref(id) : quizAttemptHref(id, exam)}
          aria-label={`${word}: ${title}`}
          className={buttonClass({}, `md:w-full md:justify-center ${wholeRow}`)}
        >
          {word}
        </a>
      </div>
    </li>
  );
}

/** The quizzes there are, and a place for one's own. */
export function QuizShelf({ quizzes, standings }: QuizShelfProps) {
  return (
    <section aria-labelledby="quizzes-title" className="mt-10">
      <h2 id="quizzes-title" className="text-base font-semibold">
        Quizzes
      </h2>
      <p className="text-sm text-ink-2">Every answer says why; some of the questions are about a router of your own.</p>
      {quizzes.length > 0 && (
        <ul className="mt-3 overflow-hidden rounded-lg border border-line bg-surface">
          {quizzes.map((entry) => (
            <Quiz key={entry.id} entry={entry} standing={standings[entry.id]} />
          ))}
        </ul>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { Exam } from '../../scenarios/exam.ts';
import { Download, Printer } from 'lucide-react';
import type { MarksView, ScenarioView } from '../../bridge/protocol.ts';
import { attemptHref, quizAttemptHref } from '../layout/route.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { AnnotatedLog, type Session } from './AnnotatedLog.tsx';
import { Score } from './Score.tsx';
import { TaskResult } from './TaskResult.tsx';

export interface ResultPageProps {
  readonly scenario: Pick<ScenarioView, 'id' | 'title' | 'quiz'>;
  readonly attempt: string;
  readonly seed: number;
  /** When it was finished, milliseconds since 1970. */
  readonly finishedAt: number | undefined;
  /** Real milliseconds spent. */
  readonly spent: number | undefined;
  readonly marks: MarksView;
  readonly consoles: readonly string[];
  /** The session played once more; undefined while that goes on. */
  readonly log: Session | undefined;
  /** How it was taken, when it was an exam. */
  readonly exam?: Exam | undefined;
  /** Beside what others typed. */
  readonly comparison?: ReactNode;
  /** Why no result file can be saved. */
  readonly fault?: string | undefined;
  readonly onSave?: (() => void) | undefined;
  readonly onAgain?: (() => void) | undefined;
}

const dayOf = (at: number): string => new Date(at).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' });

/** What a run of a lab earned, and why. */
export function ResultPage(props: ResultPageProps) {
  const { scenario, attempt, seed, finishedAt, spent, marks, exam, onSave, onAgain } = props;
  return (
    <main
      id="main"
      tabIndex={-1}
      data-region="Result"
      className="scroll-quiet min-h-0 flex-1 outline-none print:overflow-visible"
    >
      <div className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pt-8">
          <div className="min-w-0">
            <p className="text-sm text-ink-2">
              Result{finishedAt !== undefined && ` · ${dayOf(finishedAt)}`} · variant {seed}
              {exam && ` · taken as an exam${exam.minutes === undefined ? '' : ` of ${exam.minutes} minutes`}`}
            </p>
            <h1 className="text-2xl font-semibold tracking-tight text-balance">{scenario.title}</h1>
          </div>
          <div className="flex flex-wrap gap-2 print:hidden">
            <a
              href={scenario.quiz ? quizAttemptHref(scenario.id, attempt) : attemptHref(scenario.id, attempt)}
              className={buttonClass({})}
            >
              {scenario.quiz ? 'Back to the quiz' : 'Back to the lab'}
            </a>
            {onAgain && <Button onClick={onAgain}>Try again</Button>}
            <Button onClick={() => window.print()}>
              <Printer aria-hidden="true" className="size-4" />
              Print
            </Button>
            {onSave && props.fault === undefined && (
              <Button look="primary" onClick={onSave}>
                <Download aria-hidden="true" className="size-4" />
                Save result file
              </Button>
            )}
          </div>
        </div>
        {props.fault !== undefined && (
          <p role="note" className="mt-4 rounded-md border border-line-strong bg-raised px-4 py-3 text-sm">
            This session is too long for a result file. {props.fault} Nothing could read it back, so none is offered:
            print this page instead.
          </p>
        )}
        <Score marks={marks} spent={spent} />
        <section aria-labelledby="marks-title" className="mt-8">
          <h2 id="marks-title" className="text-base font-semibold">
            Marks by task
          </h2>
          <ol className="mt-1">
            {marks.tasks.map((task) => (
              <TaskResult key={task.id} task={task} />
            ))}
          </ol>
        </section>
        {props.comparison}
        {props.log ? (
          <AnnotatedLog consoles={props.consoles} {...props.log} />
        ) : (
          <p role="status" className="mt-10 text-sm text-ink-2">
            Reading your session…
          </p>
        )}
      </div>
    </main>
  );
}

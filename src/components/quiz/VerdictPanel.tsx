import { SquareTerminal } from 'lucide-react';
import type { QuestionView, Verdict } from '../../scenarios/quizzes/views.ts';
import { isCommand } from '../scenario/Feedback.tsx';
import { Markdown } from '../scenario/Markdown.tsx';
import { Button } from '../ui/Button.tsx';
import { TaskMark } from '../ui/TaskMark.tsx';
import { pointsWord } from './words.ts';

interface VerdictProps {
  readonly question: QuestionView;
  readonly verdict: Verdict;
  /** Points count in the first round only. */
  readonly counts: boolean;
  /** Opens the router; types the command there when one is named. */
  readonly onRouter?: ((command?: string) => void) | undefined;
}

const isTyped = ({ kind }: QuestionView): boolean => kind === 'command' || kind === 'device' || kind === 'short';

const worth = (points: number, all: number, counts: boolean): string => {
  if (!counts) return 'taken again: no points';
  return points === all ? pointsWord(all) : `${points} of ${pointsWord(all)}`;
};

/** What an answer is worth, why, what to remember, and where to see it. */
export function VerdictPanel({ question, verdict, counts, onRouter }: VerdictProps) {
  const { right, why, reply, expected, explain, rests, look, points } = verdict;
  return (
    <section
      aria-label="Verdict"
      className={`space-y-3 rounded-md border-l-4 bg-raised px-4 py-3 ${right ? 'border-accent' : 'border-danger'}`}
    >
      <p className="flex flex-wrap items-center gap-x-2">
        <TaskMark state={right ? 'done' : 'failed'} />
        <strong className={right ? 'text-accent-strong' : 'text-danger'}>{right ? 'Right' : 'Not right'}</strong>
        <span className="text-sm text-ink-2">{worth(points, question.points, counts)}</span>
      </p>
      {why !== undefined && <Markdown text={why} />}
      {reply !== undefined && (
        <pre
          tabIndex={0}
          aria-label="What the device says"
          className="overflow-x-auto rounded-md border border-line bg-term px-3 py-2 font-mono text-xs text-term-ink"
        >
          {reply}
        </pre>
      )}
      {(isTyped(question) || (question.kind === 'order' && !right)) && (
        <div className="text-sm">
          <p className="text-xs text-ink-2">{right ? 'In full' : 'Right answer'}</p>
          <Markdown text={expected} />
        </div>
      )}
      <Markdown text={explain} />
      <p className="text-xs text-ink-2">Rests on: {rests}</p>
      {onRouter && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          {look !== undefined && (
            <span>
              <span className="text-ink-2">Where to look: </span>
              <span className="font-mono">{look}</span>
            </span>
          )}
          <Button size="small" onClick={() => onRouter(look !== undefined && isCommand(look) ? look : undefined)}>
            <SquareTerminal aria-hidden="true" className="size-4" />
            Open this in the router
          </Button>
        </p>
      )}
    </section>
  );
}

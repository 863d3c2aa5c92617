import { SquareTerminal } from 'lucide-react';
import type { QuestionView, Verdict } from '../../scenarios/quizzes/views.ts';
import { isCommand } from '../scenario/Feedback.tsx';
import { Markdown } from '../scenario/Markdown.tsx';
import { Button } from '../ui/Button.tsx';
import type { OnRouter } from './acts.ts';
import { Reply } from './Reply.tsx';
import { StateMark } from './StateMark.tsx';
import { Tries } from './Tries.tsx';
import { outcomeOf, pointsWord, verdictWord } from './words.ts';

interface VerdictLineProps {
  readonly verdict: Verdict;
  /** Points the question is worth. */
  readonly points: number;
  /** Points count in the first round only. */
  readonly counts: boolean;
}

const worth = ({ points }: Verdict, all: number, counts: boolean): string => {
  if (!counts) return 'taken again: no points';
  return points === all ? pointsWord(all) : `${points} of ${pointsWord(all)}`;
};

const wordColour = { done: 'text-accent-strong', partly: 'text-warn', failed: 'text-danger' } as const;
const panelBorder = { done: 'border-accent', partly: 'border-warn', failed: 'border-danger' } as const;

/** Right or not, in one line. */
export function VerdictLine({ verdict, points, counts }: VerdictLineProps) {
  const outcome = outcomeOf(verdict);
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <StateMark state={outcome} />
      <strong className={wordColour[outcome]}>{verdictWord[outcome]}</strong>
      <span className="text-sm text-ink-2">{worth(verdict, points, counts)}</span>
    </p>
  );
}

interface VerdictPanelProps {
  readonly question: QuestionView;
  readonly verdict: Verdict;
  /** Shows it on the router. */
  readonly onRouter?: OnRouter | undefined;
}

/** Kinds whose right answer is not shown in the answer itself. */
const needsAnswer = ({ kind }: QuestionView, { right }: Verdict): boolean =>
  kind === 'command' || kind === 'device' || kind === 'short' || (kind === 'order' && !right);

/** Why an answer is right or wrong, what to remember, and where to see it. */
export function VerdictPanel({ question, verdict, onRouter }: VerdictPanelProps) {
  const { right, why, reply, expected, explain, look } = verdict;
  const { console } = question;
  return (
    <section
      aria-label="Explanation"
      className={`space-y-3 rounded-md border-l-4 bg-raised px-4 py-3 ${panelBorder[outcomeOf(verdict)]}`}
    >
      {why !== undefined && <Markdown text={why} />}
      {reply !== undefined && <Reply text={reply} />}
      <Tries tries={question.tries} />
      {needsAnswer(question, verdict) && (
        <div>
          <p className="text-xs text-ink-2">{right ? 'In full' : 'Right answer'}</p>
          <Markdown text={expected} />
        </div>
      )}
      <Markdown text={explain} />
      {onRouter && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          {look !== undefined && (
            <span className="min-w-0">
              <span className="text-ink-2">Where to look{console !== undefined && ` on ${console}`}: </span>
              <span className="font-mono wrap-anywhere">{look}</span>
            </span>
          )}
          <Button
            size="small"
            onClick={() => onRouter({ console, command: look !== undefined && isCommand(look) ? look : undefined })}
          >
            <SquareTerminal aria-hidden="true" className="size-4" />
            Open this in the router
          </Button>
        </p>
      )}
    </section>
  );
}

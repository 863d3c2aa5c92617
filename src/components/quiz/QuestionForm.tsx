import { SquareTerminal } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState, type FormEvent } from 'react';
import type { Answer } from '../../scenarios/quizzes/answer.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { Button } from '../ui/Button.tsx';
import type { OnRouter } from './acts.ts';
import { Field } from './Field.tsx';
import { Refused } from './Tries.tsx';
import { VerdictLine, VerdictPanel } from './VerdictPanel.tsx';
import { plainText } from '../scenario/marks.ts';
import { emptyAnswer, missingIn, outcomeOf, pointsWord, taskOf, verdictWord } from './words.ts';

export interface QuestionFormProps {
  readonly question: QuestionView;
  /** Where it stands among the others: `3 of 15`. */
  readonly place: string;
  /** What was begun and not answered yet. */
  readonly draft: Answer | undefined;
  /** Points count in the first round only. */
  readonly counts: boolean;
  /** Somebody else has the attempt: nothing can be answered. */
  readonly readOnly?: boolean;
  readonly onDraft: (answer: Answer) => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onNext: () => void;
  /** What the next step is called. */
  readonly next: string;
  readonly onSkip?: (() => void) | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onRouter?: OnRouter | undefined;
  readonly routerShown?: boolean;
}

/** What is said aloud when the verdict comes. */
const spoken = ({ answer, verdict, tries = [] }: QuestionView): string => {
  if (verdict) return `${verdictWord[outcomeOf(verdict)]}. ${plainText(verdict.why ?? verdict.explain)}`;
  if (answer) return 'Noted.';
  const refused = tries.at(-1);
  return refused ? `Try ${tries.length}: the device refuses this line. ${refused.reply.split('\n').at(-1) ?? ''}` : '';
};

/** One question: what is asked, where to answer, and after that why. */
export function QuestionForm(props: QuestionFormProps) {
  const {
    question,
    place,
    draft,
    counts,
    readOnly,
    onDraft,
    onAnswer,
    onNext,
    next,
    onSkip,
    onBack,
    onRouter,
    routerShown,
  } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const [missing, setMissing] = useState('');
  const { verdict } = question;
  const answered = question.answer !== undefined;
  /** Moves the keyboard on when the verdict comes, and only then. */
  const waiting = useRef(false);
  useEffect(() => heading.current?.focus(), [question.id]);
  /** What closed the router went with it. */
  useEffect(() => {
    if (!routerShown && document.activeElement === document.body) heading.current?.focus();
  }, [routerShown]);
  const showRouter = useEffectEvent(() => {
    if (routerShown && question.kind === 'device') onRouter?.({ console: question.console });
  });
  useEffect(() => showRouter(), [question.id]);
  useEffect(() => {
    if (answered && waiting.current) forward.current?.focus();
    waiting.current = false;
  }, [answered]);

  const answer = question.answer ?? draft ?? emptyAnswer(question);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answered) return onNext();
    const lacking = missingIn(question, answer);
    setMissing(lacking ?? '');
    if (lacking !== undefined || readOnly) return;
    waiting.current = true;
    onAnswer(answer);
  };

  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="scroll-quiet min-h-0 flex-1">
        <div className="mx-auto max-w-[44rem] space-y-4 px-4 py-5 sm:px-6">
          <h2 ref={heading} tabIndex={-1} className="text-sm font-medium text-ink-2 outline-none">
            Question {place}
            <span className="font-normal"> · {pointsWord(question.points)}</span>
          </h2>
          <div id={`${id}-ask`}>
            <Markdown text={question.ask} className="text-lg! leading-snug! font-medium" />
          </div>
          {verdict && <VerdictLine verdict={verdict} points={question.points} counts={counts} />}
          {answered && !verdict && <p className="text-sm text-ink-2">Noted. What it is worth is said at the end.</p>}
          {!answered && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p id={`${id}-task`} className="text-sm text-ink-2">
                {taskOf[question.kind]}
              </p>
              {question.kind === 'device' && onRouter && !routerShown && (
                <Button size="small" onClick={() => onRouter({ console: question.console })}>
                  <SquareTerminal aria-hidden="true" className="size-4" />
                  Open the router
                </Button>
              )}
            </div>
          )}
          <div role="group" aria-labelledby={`${id}-ask`} {...(!answered && { 'aria-describedby': `${id}-task` })}>
            <Field question={question} answer={answer} onChange={onDraft} />
          </div>
          <Refused {...question} />
          {verdict && <VerdictPanel question={question} verdict={verdict} onRouter={onRouter} />}
        </div>
      </div>
      <div className="shrink-0 border-t border-line bg-page">
        <div className="mx-auto flex max-w-[44rem] flex-wrap items-center gap-2 px-4 py-2.5 sm:px-6">
          {onBack && (
            <Button look="quiet" onClick={onBack}>
              Back
            </Button>
          )}
          <p role="alert" className="min-w-0 flex-1 text-sm text-danger">
            {missing}
          </p>
          {!answered && onSkip && (
            <Button look="quiet" onClick={onSkip}>
              Skip
            </Button>
          )}
          <Button ref={forward} type="submit" look="primary" disabled={readOnly === true && !answered}>
            {answered ? next : 'Answer'}
          </Button>
        </div>
      </div>
      <p role="status" className="sr-only">
        {spoken(question)}
      </p>
    </form>
  );
}

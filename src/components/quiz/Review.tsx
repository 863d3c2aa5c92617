import { ChevronRight, RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { QuizView } from '../../bridge/protocol.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import type { OnRouter, QuizActs } from './acts.ts';
import { Export } from './Export.tsx';
import { Field } from './Field.tsx';
import { askedOf, tallyOf } from './standing.ts';
import { StateMark } from './StateMark.tsx';
import { VerdictLine, VerdictPanel } from './VerdictPanel.tsx';
import { emptyAnswer, pointsWord, stateOf, stateWord } from './words.ts';

interface ReviewProps {
  readonly quiz: QuizView;
  readonly title: string;
  readonly earned: number;
  readonly possible: number;
  /** Address of the result page. */
  readonly result?: string | undefined;
  readonly readOnly?: boolean;
  /** The result page is asked for: the attempt is over. */
  readonly onResult: () => void;
  readonly onMistakes: () => void;
  readonly onAgain: () => void;
  readonly onExport: QuizActs['exported'];
  readonly onRouter?: OnRouter | undefined;
}

function Answered({
  question,
  counts,
  onRouter,
}: { readonly question: QuestionView; readonly counts: boolean } & Pick<ReviewProps, 'onRouter'>) {
  const state = stateOf(question);
  const { verdict } = question;
  const [first = '', ...more] = question.ask.trim().split('\n\n');
  const rest = more.join('');
  return (
    <li>
      <details className="group border-t border-line">
        <summary className="flex list-none items-start gap-3 px-1 py-3 hover:bg-hover">
          <ChevronRight
            aria-hidden="true"
            className="mt-1 size-4 shrink-0 text-ink-2 transition-transform group-open:rotate-90"
          />
          <StateMark state={state} className="mt-0.5" />
          <span className="sr-only">{stateWord[state]}: </span>
          <Markdown text={first} className="min-w-0 flex-1" />
        </summary>
        <div className="space-y-4 pt-2 pb-6 sm:pl-12">
          {rest !== '' && <Markdown text={question.ask} />}
          {verdict ? (
            <>
              <VerdictLine verdict={verdict} points={question.points} counts={counts} />
              <Field question={question} answer={question.answer ?? emptyAnswer(question)} onChange={() => {}} />
              <VerdictPanel question={question} verdict={verdict} onRouter={onRouter} />
            </>
          ) : (
            <p className="text-sm text-ink-2">You did not answer it.</p>
          )}
        </div>
      </details>
    </li>
  );
}

const summaryOf = (quiz: QuizView): string => {
  const { right, partly, asked, unanswered } = tallyOf(quiz);
  if (quiz.round > 1) return right === asked ? 'Every mistake is mended.' : `${right} of ${asked} mistakes mended.`;
  if (right === asked) return 'Everything is right.';
  const wrong = asked - right - partly - unanswered;
  const parts = [
    partly > 0 && `${partly} partly right`,
    wrong > 0 && (wrong === 1 ? '1 mistake' : `${wrong} mistakes`),
    unanswered > 0 && `${unanswered} not answered`,
  ];
  return `${parts.filter((part) => part !== false).join(', ')}.`;
};

const reviewWord = ({ exam, round }: QuizView): string => {
  if (exam) return 'Review of the exam';
  return round > 1 ? `Review, round ${round}` : 'Review';
};

/** How a round went: mistakes first, every question with its reasons. */
export function Review({
  quiz,
  title,
  earned,
  possible,
  result,
  readOnly = false,
  onResult,
  onMistakes,
  onAgain,
  onExport,
  onRouter,
}: ReviewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const asked = askedOf(quiz);
  const isRight = ({ verdict }: QuestionView): boolean => verdict?.right === true;
  const mistakes = asked.filter((question) => !isRight(question));
  const groups = [
    ['Mistakes', mistakes],
    ['Right', asked.filter(isRight)],
  ] as const;
  return (
    <div className="scroll-quiet min-h-0 flex-1">
      <div className="mx-auto max-w-[44rem] px-4 pt-8 pb-16 sm:px-6">
        <p className="text-sm text-ink-2">{reviewWord(quiz)}</p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance outline-none">
          {title}
        </h1>
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3">
          <span className="text-3xl font-semibold tracking-tight tabular-nums">
            {earned}
            <span className="text-base font-normal tracking-normal text-ink-2"> of {pointsWord(possible)}</span>
          </span>
          <span>{summaryOf(quiz)}</span>
        </p>
        {quiz.round > 1 && <p className="mt-1 text-sm text-ink-2">Points are those of the first round.</p>}
        <div className="mt-5 flex flex-wrap gap-2">
          {mistakes.length > 0 && !readOnly && !quiz.exam && (
            <Button look="primary" onClick={onMistakes}>
              {mistakes.length === 1 ? 'Take the mistake again' : `Take the ${mistakes.length} mistakes again`}
            </Button>
          )}
          {!quiz.exam && (
            <Button onClick={onAgain} look={mistakes.length === 0 ? 'primary' : 'plain'}>
              <RotateCcw aria-hidden="true" className="size-4" />
              Whole quiz, another variant
            </Button>
          )}
          {result !== undefined && (
            <a href={result} onClick={onResult} className={buttonClass({})}>
              Result and file
            </a>
          )}
        </div>
        {groups.map(
          ([name, questions]) =>
            questions.length > 0 && (
              <section key={name} aria-label={name} className="mt-8">
                <h2 className="mb-2 text-base font-semibold">
                  {name} <span className="font-normal text-ink-2">{questions.length}</span>
                </h2>
                <ul className="border-b border-line">
                  {questions.map((question) => (
                    <Answered key={question.id} question={question} counts={quiz.round === 1} onRouter={onRouter} />
                  ))}
                </ul>
              </section>
            ),
        )}
        <Export id={quiz.id} onExport={onExport} className="mt-10" />
      </div>
    </div>
  );
}

import type { QuizView, ScenarioView } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { Problems } from '../ui/Problems.tsx';
import type { QuizActs } from './acts.ts';
import { Export } from './Export.tsx';

interface StartProps {
  readonly quiz: QuizView;
  readonly scenario: Pick<ScenarioView, 'title' | 'summary' | 'minutes'>;
  readonly onBegin: () => void;
  readonly onExport: QuizActs['exported'];
}

const onRouter = (quiz: QuizView): number => quiz.questions.filter(({ kind }) => kind === 'device').length;

const factsOf = (quiz: QuizView, minutes: number): readonly string[] => {
  const count = quiz.questions.length;
  const device = onRouter(quiz);
  return [
    quiz.pool === undefined
      ? `${count} ${count === 1 ? 'question' : 'questions'}`
      : `${count} of ${quiz.pool} questions, drawn for you`,
    `about ${minutes} minutes`,
    ...(device > 0 ? [`${device} about a router of your own`] : []),
  ];
};

/** What the quiz is about, before its first question. */
export function Start({ quiz, scenario, onBegin, onExport }: StartProps) {
  return (
    <div className="scroll-quiet min-h-0 flex-1">
      <div className="mx-auto max-w-[44rem] px-4 pt-10 pb-16 sm:px-6 sm:pt-16">
        <p className="text-sm text-ink-2">Quiz</p>
        <h1 className="text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{scenario.title}</h1>
        <p className="mt-3 max-w-prose text-base">{scenario.summary}</p>
        <p className="mt-2 text-sm text-ink-2">{factsOf(quiz, scenario.minutes).join(' · ')}</p>
        <p className="mt-5 max-w-prose text-sm">
          {quiz.exam
            ? 'This is an exam: each question is answered once, and the verdicts come at the end.'
            : 'Your first answer to a question counts, and every answer says why it is right or wrong. At the end you can take only your mistakes again.'}
          {quiz.router && ' The router stands beside the questions: open it whenever you want to look something up.'}
        </p>
        <div className="mt-6">
          <Button look="primary" size="large" onClick={onBegin}>
            Begin
          </Button>
        </div>
        {quiz.left && (
          <section aria-labelledby="left-title" className="mt-8">
            <h2 id="left-title" className="mb-2 text-sm font-medium">
              Left out of the file
            </h2>
            <Problems problems={quiz.left} />
          </section>
        )}
        <Export id={quiz.id} onExport={onExport} className="mt-12" />
      </div>
    </div>
  );
}

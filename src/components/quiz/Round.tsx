import { SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import type { QuizView } from '../../bridge/protocol.ts';
import type { Answer } from '../../scenarios/quizzes/answer.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import type { OnRouter } from './acts.ts';
import { AtRouter } from './AtRouter.tsx';
import { Progress } from './Progress.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { askedOf, isOver, nextOpen, tallyOf } from './standing.ts';
import { emptyAnswer } from './words.ts';

interface RoundProps {
  readonly quiz: QuizView;
  readonly title: string;
  readonly readOnly: boolean;
  readonly onAnswer: (question: string, answer: Answer) => void;
  /** The learner ends the round before everything is answered. */
  readonly onEnd: () => void;
  readonly onReview: () => void;
  readonly onRouter: OnRouter | undefined;
  readonly routerShown: boolean;
  readonly routerTop?: HTMLElement | null | undefined;
}

/** The questions of a round, one at a time. */
export function Round(props: RoundProps) {
  const { quiz, title, readOnly, onAnswer, onEnd, onReview, onRouter, routerShown, routerTop } = props;
  const [selected, setSelected] = useState<string>();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Answer>>>({});
  const asked = askedOf(quiz);
  const current = asked.find(({ id }) => id === selected) ?? nextOpen(quiz) ?? asked[0];
  if (!current) return null;
  const at = asked.indexOf(current);
  const following = nextOpen(quiz, current.id);
  const { unanswered } = tallyOf(quiz);
  const draftOf = `${quiz.round} ${current.id}`;
  const draft = drafts[draftOf];
  const onDraft = (answer: Answer): void => setDrafts((known) => ({ ...known, [draftOf]: answer }));
  const goOn = (): void => {
    if (following) setSelected(following.id);
    else if (isOver(quiz)) onReview();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="shrink-0 border-b border-line bg-page">
        <div className="mx-auto flex max-w-[44rem] flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2 sm:px-6">
          <h1 className="min-w-0 flex-1 truncate text-sm font-semibold">
            {title}
            {quiz.round > 1 && <span className="font-normal text-ink-2"> · mistakes again, round {quiz.round}</span>}
          </h1>
          <Confirm
            question={
              unanswered === 1
                ? 'End with one question not answered? It counts as a mistake.'
                : `End with ${unanswered} questions not answered? They count as mistakes.`
            }
            yes="End the quiz"
            onYes={onEnd}
          >
            {(ask) => (
              <span className="flex gap-1">
                {onRouter && (
                  <Button size="small" aria-pressed={routerShown} onClick={() => onRouter()}>
                    <SquareTerminal aria-hidden="true" className="size-4" />
                    Router
                  </Button>
                )}
                <Button size="small" look="quiet" onClick={isOver(quiz) ? onReview : ask}>
                  {isOver(quiz) ? 'Review' : 'End'}
                </Button>
              </span>
            )}
          </Confirm>
          <div className="w-full">
            <Progress questions={asked} current={current.id} onSelect={setSelected} />
          </div>
        </div>
      </header>
      <QuestionForm
        key={draftOf}
        question={current}
        place={`${at + 1} of ${asked.length}`}
        draft={draft}
        counts={quiz.round === 1}
        readOnly={readOnly}
        onDraft={onDraft}
        onAnswer={(answer) => {
          setSelected(current.id);
          onAnswer(current.id, answer);
        }}
        onNext={goOn}
        next={following ? 'Next question' : 'Review'}
        onSkip={following && goOn}
        onBack={at > 0 ? () => setSelected(asked[at - 1]?.id) : undefined}
        onRouter={onRouter}
        routerShown={routerShown}
      />
      {routerTop && onRouter && current.kind === 'device' && !current.answer && (
        <AtRouter
          key={draftOf}
          place={routerTop}
          question={current}
          answer={draft ?? emptyAnswer(current)}
          onDraft={onDraft}
          onBack={() => onRouter()}
        />
      )}
    </div>
  );
}

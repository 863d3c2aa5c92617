import { SquareTerminal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { QuizView, ScenarioView } from '../../bridge/protocol.ts';
import type { Answer } from '../../scenarios/quizzes/answer.ts';
import { useLab } from '../../store/lab.ts';
import {
  answerQuestion,
  askedOf,
  endRound,
  isFresh,
  isOver,
  nextOpen,
  takeMistakesAgain,
  tallyOf,
} from '../../store/quiz.ts';
import { useSettings } from '../../store/settings.ts';
import { LabBanners } from '../layout/LabBanners.tsx';
import { resultHref } from '../layout/route.ts';
import { useMedia } from '../layout/use-media.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { Progress } from './Progress.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { Review } from './Review.tsx';
import { RouterPane } from './RouterPane.tsx';
import { Start } from './Start.tsx';

/** Keeps the place of the quiz while it opens. */
function Opening() {
  return (
    <div aria-hidden="true" className="mx-auto w-full max-w-[44rem] space-y-3 px-6 py-16">
      {['w-1/2 h-7', 'w-full h-3 mt-6', 'w-11/12 h-3', 'w-3/5 h-3'].map((size) => (
        <div key={size} className={`rounded-sm bg-hover ${size}`} />
      ))}
    </div>
  );
}

interface RoundProps {
  readonly quiz: QuizView;
  readonly title: string;
  readonly onReview: () => void;
  readonly onRouter: ((command?: string) => void) | undefined;
  readonly routerShown: boolean;
}

/** The questions of a round, one at a time. */
function Round({ quiz, title, onReview, onRouter, routerShown }: RoundProps) {
  const readOnly = useLab((state) => state.readOnly);
  const [selected, setSelected] = useState<string>();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Answer>>>({});
  const asked = askedOf(quiz);
  const current = asked.find(({ id }) => id === selected) ?? nextOpen(quiz) ?? asked[0];
  if (!current) return null;
  const at = asked.indexOf(current);
  const following = nextOpen(quiz, current.id);
  const { unanswered } = tallyOf(quiz);
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
            onYes={endRound}
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
        key={`${quiz.round} ${current.id}`}
        question={current}
        place={`${at + 1} of ${asked.length}`}
        draft={drafts[`${quiz.round} ${current.id}`]}
        counts={quiz.round === 1}
        readOnly={readOnly}
        onDraft={(answer) => setDrafts((known) => ({ ...known, [`${quiz.round} ${current.id}`]: answer }))}
        onAnswer={(answer) => {
          setSelected(current.id);
          answerQuestion(current.id, answer);
        }}
        onNext={goOn}
        next={following ? 'Next question' : 'Review'}
        onSkip={following && goOn}
        onBack={at > 0 ? () => setSelected(asked[at - 1]?.id) : undefined}
        onRouter={onRouter}
        routerShown={routerShown}
      />
    </div>
  );
}

interface StagesProps {
  readonly quiz: QuizView;
  readonly scenario: ScenarioView;
  readonly onRouter: ((command?: string) => void) | undefined;
  readonly routerShown: boolean;
}

/** Start, questions, review. */
function Stages({ quiz, scenario, onRouter, routerShown }: StagesProps) {
  const marks = useLab((state) => state.marks);
  const attempt = useLab((state) => state.attempt);
  const readOnly = useLab((state) => state.readOnly);
  const [begun, setBegun] = useState(!isFresh(quiz));
  /** The round whose review was asked for: an answer shows its verdict before the review comes. */
  const [reviewed, setReviewed] = useState(isOver(quiz) ? quiz.round : 0);
  if (!begun) return <Start quiz={quiz} scenario={scenario} onBegin={() => setBegun(true)} />;
  const finish = (): void => useLab.getState().finish();
  if (quiz.ended || reviewed === quiz.round)
    return (
      <Review
        quiz={quiz}
        title={scenario.title}
        earned={marks?.earned ?? 0}
        possible={marks?.possible ?? 0}
        result={attempt === undefined ? undefined : resultHref(attempt)}
        onResult={finish}
        readOnly={readOnly}
        onMistakes={takeMistakesAgain}
        onAgain={() => {
          finish();
          const { source, open } = useLab.getState();
          if (source) void open(source, { fresh: true });
        }}
        onRouter={onRouter}
      />
    );
  return (
    <Round
      quiz={quiz}
      title={scenario.title}
      onReview={() => setReviewed(quiz.round)}
      onRouter={onRouter}
      routerShown={routerShown}
    />
  );
}

const PANELS = 'quiz-columns';

/** Questions at the left, the router at the right when it is wanted; on a narrow page one of the two. */
function Beside({ questions, router }: { readonly questions: ReactNode; readonly router: ReactNode }) {
  const saved = useSettings((state) => state.panels[PANELS]);
  const narrow = useMedia('(max-width: 799px)');
  const beside = router !== undefined && !narrow;
  return (
    <>
      <Group
        className={router !== undefined && narrow ? 'hidden!' : 'min-h-0 flex-1'}
        {...(beside && saved && { defaultLayout: saved })}
        onLayoutChanged={(layout, { isUserInteraction }) =>
          isUserInteraction && useSettings.getState().setPanels(PANELS, layout)
        }
      >
        <Panel id="questions" minSize={340} className="flex h-full flex-col">
          {questions}
        </Panel>
        {beside && (
          <>
            <Separator
              aria-label="Width of the questions"
              className="relative w-px shrink-0 bg-line transition-colors hover:bg-accent focus-visible:z-10 data-[separator=active]:bg-accent data-[separator=focus]:bg-accent"
            />
            <Panel id="router" minSize={320} defaultSize="52">
              {router}
            </Panel>
          </>
        )}
      </Group>
      {router !== undefined && narrow && <div className="min-h-0 flex-1">{router}</div>}
    </>
  );
}

/** A quiz: its questions one at a time, its router beside them, its review. */
export function QuizPage() {
  const quiz = useLab((state) => state.quiz);
  const scenario = useLab((state) => state.scenario);
  const attempt = useLab((state) => state.attempt);
  const [shown, setShown] = useState(false);
  const onRouter = (command?: string): void => {
    setShown((before) => command !== undefined || !before);
    if (command !== undefined) useLab.getState().typeCommand(undefined, command);
  };
  return (
    <main id="main" tabIndex={-1} data-region="Quiz" className="flex min-h-0 flex-1 flex-col bg-surface outline-none">
      <LabBanners />
      {quiz && scenario ? (
        <Beside
          questions={
            <Stages
              key={attempt}
              quiz={quiz}
              scenario={scenario}
              onRouter={quiz.router ? onRouter : undefined}
              routerShown={shown}
            />
          }
          router={shown ? <RouterPane scenario={quiz.scenario} onClose={() => setShown(false)} /> : undefined}
        />
      ) : (
        <Opening />
      )}
    </main>
  );
}

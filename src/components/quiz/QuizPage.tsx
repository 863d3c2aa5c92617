import { useEffect, useState, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { QuizView } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { answerQuestion, endRound, takeMistakesAgain } from '../../store/quiz.ts';
import { useSettings } from '../../store/settings.ts';
import { ExamBar } from '../lab/ExamBar.tsx';
import { LabBanners } from '../lab/LabBanners.tsx';
import { beginAnew } from '../layout/keep-address.ts';
import { resultHref } from '../layout/route.ts';
import { useMedia } from '../layout/use-media.ts';
import { RouterPane } from './RouterPane.tsx';
import type { OnRouter, QuizActs } from './acts.ts';
import { Stages } from './Stages.tsx';
import { isOver } from './standing.ts';

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

const PANELS = 'quiz-columns';

interface BesideProps {
  /** Heading where the questions, which show it, are out of sight. */
  readonly title: string;
  readonly questions: ReactNode;
  readonly router: ReactNode;
}

/** Questions at the left, the router at the right when it is wanted; on a narrow page one of the two. */
function Beside({ title, questions, router }: BesideProps) {
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
      {router !== undefined && narrow && (
        <div className="min-h-0 flex-1">
          <h1 className="sr-only">{title}</h1>
          {router}
        </div>
      )}
    </>
  );
}

const finish = (): void => useLab.getState().finish();

/** The time of an exam is over: its result is shown. */
const handIn = (): void => {
  const { attempt, endExam } = useLab.getState();
  endExam();
  if (attempt !== undefined) window.location.hash = resultHref(attempt);
};

/** An exam in which nothing more can be answered is handed in. */
const useHandIn = (quiz: QuizView | undefined): void => {
  const over = quiz !== undefined && quiz.exam && isOver(quiz);
  useEffect(() => {
    if (over && useLab.getState().finishedAt === undefined) finish();
  }, [over]);
};

const acts: QuizActs = {
  answer: answerQuestion,
  end: endRound,
  again: takeMistakesAgain,
  fresh: () => {
    finish();
    void beginAnew();
  },
  finish,
  exported: (format) => useLab.getState().exportQuiz(format),
};

/** A quiz: its questions one at a time, its router beside them, its review. */
export function QuizPage() {
  const quiz = useLab((state) => state.quiz);
  const scenario = useLab((state) => state.scenario);
  const attempt = useLab((state) => state.attempt);
  const marks = useLab((state) => state.marks);
  const readOnly = useLab(takesNothing);
  const exam = useLab((state) => state.exam !== undefined);
  const [shown, setShown] = useState(false);
  const [top, setTop] = useState<HTMLElement | null>(null);
  useHandIn(quiz);
  const onRouter: OnRouter = (look) => {
    setShown((before) => look !== undefined || !before);
    const { selectConsole, typeCommand } = useLab.getState();
    if (look?.command !== undefined) typeCommand(look.console, look.command);
    else if (look?.console !== undefined) selectConsole(look.console);
  };
  return (
    <main id="main" tabIndex={-1} data-region="Quiz" className="flex min-h-0 flex-1 flex-col bg-surface outline-none">
      <LabBanners />
      {quiz && scenario ? (
        <Beside
          title={scenario.title}
          questions={
            <Stages
              key={attempt}
              quiz={quiz}
              scenario={scenario}
              marks={marks}
              result={attempt === undefined ? undefined : resultHref(attempt)}
              readOnly={readOnly}
              acts={acts}
              onRouter={quiz.router ? onRouter : undefined}
              routerShown={shown}
              routerTop={top}
            />
          }
          router={
            shown ? <RouterPane scenario={quiz.scenario} onClose={() => setShown(false)} top={setTop} /> : undefined
          }
        />
      ) : (
        <Opening />
      )}
      {exam && <ExamBar onOver={handIn} />}
    </main>
  );
}

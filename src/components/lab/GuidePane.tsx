import { PanelLeftClose } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { MarksView } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { answerQuestion } from '../../store/quiz.ts';
import { GuideQuestions } from '../quiz/GuideQuestions.tsx';
import { Guide } from '../scenario/Guide.tsx';
import { GuideFooter } from '../scenario/GuideFooter.tsx';
import type { Typed } from '../scenario/markdown.ts';
import { useFirstOpenTask } from '../scenario/use-first-open-task.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ExamBar } from './ExamBar.tsx';
import { resultHref } from '../layout/route.ts';

interface GuidePaneProps {
  readonly onFold?: (() => void) | undefined;
  /** Called after a command went to the console: a narrow page shows it then. */
  readonly onTyped?: (() => void) | undefined;
}

/** Keeps the place of the guide while the lab opens. */
function Opening() {
  return (
    <div aria-hidden="true" className="space-y-3 px-5 py-6">
      {['w-3/4 h-6', 'w-1/3 h-3', 'w-full h-3 mt-6', 'w-11/12 h-3', 'w-4/5 h-3'].map((size) => (
        <div key={size} className={`rounded-sm bg-hover ${size}`} />
      ))}
    </div>
  );
}

/** An exam has no hints. */
const withoutHints = (marks: MarksView): MarksView => ({
  ...marks,
  tasks: marks.tasks.map((task) => ({ ...task, hints: [] })),
});

/** The guide of the open lab. */
export function GuidePane({ onFold, onTyped }: GuidePaneProps) {
  const scenario = useLab((state) => state.scenario);
  const marks = useLab((state) => state.marks);
  const readOnly = useLab(takesNothing);
  const past = useLab((state) => state.past !== undefined);
  const attempt = useLab((state) => state.attempt);
  const watching = useLab((state) => state.readOnly);
  const exam = useLab((state) => state.exam !== undefined);
  const quiz = useLab((state) => state.quiz);
  const guide = useRef<HTMLDivElement>(null);
  useFirstOpenTask(guide, attempt, () => useLab.getState().replayed !== 'new');
  const { openHint, showSolution, typeCommand } = useLab.getState();
  const onType = useCallback(
    ({ console, text }: Typed): void => {
      typeCommand(console, text);
      onTyped?.();
    },
    [typeCommand, onTyped],
  );
  const questions = useMemo(
    () =>
      quiz && {
        ids: new Set(quiz.questions.map(({ id }) => id)),
        shown: (
          <GuideQuestions
            quiz={quiz}
            {...(!readOnly && {
              onAnswer: answerQuestion,
              onLook: (look) => look?.command !== undefined && onType({ ...look, text: look.command }),
            })}
          />
        ),
      },
    [quiz, readOnly, onType],
  );
  const onOver = (): void => {
    useLab.getState().endExam();
    if (attempt !== undefined) window.location.hash = resultHref(attempt);
  };
  const onFinish = (): void => {
    useLab.getState().finish();
    if (attempt !== undefined) window.location.hash = resultHref(attempt);
  };
  return (
    <section
      aria-label="Guide"
      id="guide"
      tabIndex={-1}
      data-region="Guide"
      className="flex h-full flex-col bg-surface outline-none"
    >
      <div ref={guide} className="scroll-quiet relative min-h-0 flex-1">
        {onFold && (
          <div className="absolute top-2 right-2">
            <IconButton icon={PanelLeftClose} label="Fold the guide" data-fold="guide" onClick={onFold} />
          </div>
        )}
        {scenario && marks ? (
          <Guide
            scenario={scenario}
            marks={exam ? withoutHints(marks) : marks}
            attempt={attempt}
            past={past}
            questions={questions}
            {...(!readOnly && { onType, ...(!exam && { onHint: openHint, onSolution: showSolution }) })}
          />
        ) : (
          <Opening />
        )}
      </div>
      {exam && <ExamBar onOver={onOver} />}
      {scenario?.graded && marks && !past && (
        <Confirm
          className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5 text-sm"
          question="Hand in? An exam has one attempt."
          yes="Hand in and see result"
          onYes={onFinish}
        >
          {(ask) => <GuideFooter marks={marks} onFinish={watching ? undefined : exam ? ask : onFinish} />}
        </Confirm>
      )}
    </section>
  );
}

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MarksView, ScenarioView, TaskView } from '../../bridge/protocol.ts';
import { changes, inSentences, standing } from './marks.ts';
import { Markdown } from './Markdown.tsx';
import type { Typed } from './markdown.ts';
import { Solution } from './Solution.tsx';
import { Task } from './Task.tsx';

interface GuideActions {
  readonly onType?: ((typed: Typed) => void) | undefined;
  readonly onHint?: ((id: string) => void) | undefined;
  readonly onSolution?: (() => Promise<string>) | undefined;
  readonly onFinish?: (() => void) | undefined;
}

interface GuideProps extends GuideActions {
  readonly scenario: ScenarioView;
  readonly marks: MarksView;
  /** Whose marks they are: those of another attempt are no news. */
  readonly attempt?: string | undefined;
  /** A moment that is over is shown. */
  readonly past?: boolean;
  /** Ids of tasks that are questions, and the questions themselves. */
  readonly questions?: { readonly ids: ReadonlySet<string>; readonly shown: ReactNode } | undefined;
}

interface AnnouncerProps {
  readonly tasks: readonly TaskView[];
  /** What is shown is over: nothing of it is news. */
  readonly past: boolean;
}

/** Says task changes to screen readers, and nothing when the lab opens. */
function Announcer({ tasks, past }: AnnouncerProps) {
  const before = useRef<readonly TaskView[]>([]);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (past) return;
    const news = changes(before.current, tasks);
    before.current = tasks;
    if (news.length > 0) setSaid(inSentences(news));
  }, [tasks, past]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

/** What to do and how it goes: story, tasks, hints, solution. */
export function Guide(props: GuideProps) {
  const { scenario, marks, questions, attempt, past = false, onType, onHint, onSolution } = props;
  return (
    <article className="mx-auto max-w-[36rem] px-5 py-5">
      <h1 className="pr-8 text-xl leading-snug font-semibold tracking-tight text-balance">{scenario.title}</h1>
      <p className="mt-1 text-sm text-ink-2">
        <span className="capitalize">{scenario.level}</span> · about {scenario.minutes} minutes
        {!scenario.graded && ' · nothing is marked'}
      </p>
      {scenario.brief === '' ? (
        <p className="mt-4 text-sm text-ink-2">
          This lab came without a brief. Where a brief.md stands beside its lab.yaml, it was not read: `npm run -s lab
          -- pack FOLDER` makes one file of both.
        </p>
      ) : (
        <Markdown text={scenario.brief} onType={onType} className="mt-4" />
      )}
      {scenario.graded && (
        <section aria-labelledby="tasks-title" className="mt-6">
          <h2 id="tasks-title" className="flex items-baseline justify-between gap-3 font-semibold">
            Tasks <span className="text-sm font-normal text-ink-2">{standing(marks)}</span>
          </h2>
          <ol className="mt-1">
            {marks.tasks
              .filter(({ id }) => !questions?.ids.has(id))
              .map((task) => (
                <Task key={task.id} task={task} onHint={onHint} onType={onType} />
              ))}
          </ol>
          {questions?.shown}
          {onSolution && scenario.solved && <Solution shown={marks.solutionShown} onShow={onSolution} />}
        </section>
      )}
      <Announcer key={attempt} tasks={marks.tasks} past={past} />
    </article>
  );
}

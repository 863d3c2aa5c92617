import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MarksView, ScenarioView, TaskView } from '../../bridge/protocol.ts';
import { changes, standing } from './marks.ts';
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
  /** Ids of tasks that are questions, and the questions themselves. */
  readonly questions?: { readonly ids: ReadonlySet<string>; readonly shown: ReactNode } | undefined;
}

/** Says task changes to screen readers, and nothing when the lab opens. */
function Announcer({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const before = useRef<readonly TaskView[]>([]);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const news = changes(before.current, tasks);
    before.current = tasks;
    if (news.length > 0) setSaid(news.join('. '));
  }, [tasks]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}

/** What to do and how it goes: story, tasks, hints, solution. */
export function Guide({ scenario, marks, questions, onType, onHint, onSolution }: GuideProps) {
  return (
    <article className="mx-auto max-w-[36rem] px-5 py-5">
      <h1 className="pr-8 text-xl leading-snug font-semibold tracking-tight text-balance">{scenario.title}</h1>
      <p className="mt-1 text-sm text-ink-2">
        <span className="capitalize">{scenario.level}</span> · about {scenario.minutes} minutes
        {!scenario.graded && ' · nothing is marked'}
      </p>
      <Markdown text={scenario.brief} onType={onType} className="mt-4" />
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
      <Announcer tasks={marks.tasks} />
    </article>
  );
}

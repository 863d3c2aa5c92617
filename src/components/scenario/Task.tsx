import { ChevronRight, MessageCircleWarning } from 'lucide-react';
import type { TaskView } from '../../bridge/protocol.ts';
import { TaskMark, taskWord } from '../ui/TaskMark.tsx';
import { Feedback } from './Feedback.tsx';
import { Hint } from './Hint.tsx';
import { points } from './marks.ts';
import { Markdown } from './Markdown.tsx';
import type { Typed } from './markdown.ts';

interface TaskProps {
  readonly task: TaskView;
  readonly onHint?: ((id: string) => void) | undefined;
  readonly onType?: ((typed: Typed) => void) | undefined;
}

const word: Readonly<Record<TaskView['state'], string>> = {
  open: 'text-ink-2',
  done: 'text-accent-strong',
  failed: 'text-danger',
};

const question: Readonly<Record<TaskView['state'], string>> = {
  open: 'What is missing?',
  done: 'Why?',
  failed: 'Why?',
};

const earned = ({ state, earned: got, points: possible }: TaskView): string =>
  state === 'open' ? points(possible) : `${got} of ${points(possible)}`;

/** One task of the guide: how it stands, why, and what helps. */
export function Task({ task, onHint, onType }: TaskProps) {
  const look = onType && ((command: string): void => onType({ console: task.console, text: command }));
  const hints = task.hints.filter((hint) => hint.text !== undefined || task.state !== 'done');
  return (
    <li data-task={task.state} className="grid grid-cols-[auto_1fr] gap-x-3 border-t border-line py-3.5 first:border-0">
      <TaskMark state={task.state} className="mt-0.5" />
      <div className="min-w-0 space-y-2">
        <div>
          <Markdown text={task.text} onType={onType} />
          <details key={task.state} open={task.state === 'failed'} className="group">
            <summary className="inline-flex min-h-6 list-none flex-wrap items-center gap-x-1.5 rounded-sm text-xs text-ink-2">
              <span className={word[task.state]}>{taskWord[task.state]}</span>
              <span aria-hidden="true">·</span>
              <span>{earned(task)}</span>
              <span aria-hidden="true">·</span>
              <span className="inline-flex items-center gap-0.5 group-hover:text-ink">
                {question[task.state]}
                <ChevronRight aria-hidden="true" className="size-3 transition-transform group-open:rotate-90" />
              </span>
            </summary>
            <div className="mt-1 border-l-2 border-line pl-3">
              <Feedback task={task} missing={task.missing} onLook={look} />
            </div>
          </details>
        </div>
        {task.misconception && (
          <p className="flex gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
            <MessageCircleWarning aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
            <span className="min-w-0">{task.misconception}</span>
          </p>
        )}
        {hints.length > 0 && (
          <div className="flex flex-col items-start gap-1.5">
            {hints.map((hint) => (
              <Hint key={hint.id} hint={hint} onOpen={onHint} onType={onType} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

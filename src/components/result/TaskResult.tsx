import type { TaskView } from '../../bridge/protocol.ts';
import { Feedback } from '../scenario/Feedback.tsx';
import { hintCost, points } from '../scenario/marks.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { TaskMark, taskWord } from '../ui/TaskMark.tsx';

const words: Readonly<Record<TaskView['state'], string>> = { ...taskWord, open: 'Not done' };

/** One task with its mark and the reason for it. */
export function TaskResult({ task }: { readonly task: TaskView }) {
  const cost = hintCost(task);
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-2 border-t border-line py-4 first:border-0 md:grid-cols-[auto_1fr_minmax(18rem,26rem)] md:gap-x-6 print:break-inside-avoid">
      <TaskMark state={task.state} className="mt-0.5" />
      <div className="min-w-0">
        <Markdown text={task.text} />
        <p className="mt-0.5 text-xs text-ink-2">
          {words[task.state]} · {task.earned} of {points(task.points)}
          {cost > 0 && ` · hints cost ${points(cost)}`}
        </p>
        {task.misconception && <p className="mt-2 rounded-md bg-warn-soft px-3 py-2 text-sm">{task.misconception}</p>}
      </div>
      <div className="min-w-0 max-md:col-start-2">
        <Feedback task={task} />
      </div>
    </li>
  );
}

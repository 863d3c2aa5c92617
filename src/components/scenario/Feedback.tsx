import type { TaskView } from '../../bridge/protocol.ts';

interface FeedbackProps {
  readonly task: TaskView;
  /** Types the command at "where to look" into the console. */
  readonly onLook?: ((command: string) => void) | undefined;
}

/** Where to look is a command when all of it could be typed: `dir /all flash0:`, but no sentence about commands. */
export const isCommand = (look: string): boolean =>
  /^(show|dir|more|verify|set|boot|confreg)\b[^.,;]*$/.test(look) && !/ (and|or|then|the|in|of|on|with) /.test(look);

/** Why a task stands as it does: expected, found, where to look. */
export function Feedback({ task, onLook }: FeedbackProps) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
      {(task.conditions ?? [task]).map(({ expected, found }) => (
        <div key={expected} className="contents">
          <dt className="text-ink-2">Expected</dt>
          <dd className="min-w-0 wrap-anywhere">{expected}</dd>
          <dt className="text-ink-2">Found</dt>
          <dd className="mb-1 min-w-0 wrap-anywhere">{found}</dd>
        </div>
      ))}
      {task.look !== '' && (
        <div className="contents">
          <dt className="text-ink-2">Where to look</dt>
          <dd className="min-w-0 wrap-anywhere">
            {onLook && isCommand(task.look) ? (
              <button
                type="button"
                title="Type into the console; press Enter to run it"
                className="min-h-6 rounded-sm text-left font-mono text-accent-strong underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
                onClick={() => onLook(task.look)}
              >
                {task.look}
              </button>
            ) : (
              task.look
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

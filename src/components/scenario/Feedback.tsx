import type { ReactNode } from 'react';
import type { ConditionView, TaskView } from '../../bridge/protocol.ts';
import { TaskMark } from '../ui/TaskMark.tsx';
import { LookWords, Words } from './Words.tsx';

interface FeedbackProps {
  readonly task: TaskView;
  /** Said instead of what was expected and found, which would give the answer away. */
  readonly missing?: string | undefined;
  /** Types the command at "where to look" into the console. */
  readonly onLook?: ((command: string) => void) | undefined;
}

/** Where to look is a command when all of it could be typed: `dir /all flash0:`, but no sentence about commands. */
export const isCommand = (look: string): boolean =>
  /^(show|dir|more|verify|set|boot|confreg)\b[^.,;]*$/.test(look) && !/ (and|or|then|the|in|of|on|with) /.test(look);

/** A condition: a tick when it is met; else a ring, or a cross in a task that is lost, with what there is instead. */
function ConditionRow({ condition, failed }: { readonly condition: ConditionView; readonly failed: boolean }) {
  const { met, expected, found } = condition;
  return (
    <li className="flex gap-2">
      <TaskMark state={met ? 'done' : failed ? 'failed' : 'open'} className="mt-0.5 size-4!" />
      <span className="min-w-0 wrap-anywhere">
        <span className="sr-only">{met ? 'Met: ' : 'Not met: '}</span>
        <span className={met ? 'text-ink-2' : ''}>
          <Words text={expected} />
        </span>
        {!met && (
          <span className="block text-ink-2">
            Found:{' '}
            <span className="text-ink">
              <Words text={found} />
            </span>
          </span>
        )}
      </span>
    </li>
  );
}

/** Several conditions, each with how it stands. */
function Conditions({
  conditions,
  failed,
}: {
  readonly conditions: readonly ConditionView[];
  readonly failed: boolean;
}) {
  const met = conditions.filter((one) => one.met).length;
  return (
    <div>
      <p className="text-ink-2">
        Expected, {met} of {conditions.length} met
      </p>
      <ul className="mt-1 space-y-1.5">
        {conditions.map((condition) => (
          <ConditionRow key={condition.expected} condition={condition} failed={failed} />
        ))}
      </ul>
    </div>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-2">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Look({ look, onLook }: { readonly look: string } & Pick<FeedbackProps, 'onLook'>) {
  if (!onLook || !isCommand(look)) return <LookWords look={look} />;
  return (
    <button
      type="button"
      title="Type into the console; press Enter to run it"
      className="min-h-6 rounded-sm text-left font-mono text-accent-strong underline decoration-accent/40 underline-offset-3 hover:decoration-accent"
      onClick={() => onLook(look)}
    >
      {look}
    </button>
  );
}

/** What was expected and what was found. */
function Reasons({ conditions, expected, found, state }: TaskView) {
  if (conditions) return <Conditions conditions={conditions} failed={state === 'failed'} />;
  return (
    <dl className="space-y-2">
      <Row term="Expected">
        <Words text={expected} />
      </Row>
      <Row term="Found">
        <Words text={found} />
      </Row>
    </dl>
  );
}

/** Why a task stands as it does, and where to look. */
export function Feedback({ task, missing, onLook }: FeedbackProps) {
  const { look } = task;
  return (
    <div className="space-y-2 text-sm">
      {missing === undefined ? (
        <Reasons {...task} />
      ) : (
        <p>
          <Words text={missing} />
        </p>
      )}
      <dl className="empty:hidden">
        {look !== '' && (
          <Row term="Where to look">
            <Look look={look} onLook={onLook} />
          </Row>
        )}
      </dl>
    </div>
  );
}

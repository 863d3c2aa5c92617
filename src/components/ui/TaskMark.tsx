import { clsx } from 'clsx';
import type { TaskView } from '../../bridge/protocol.ts';

type State = TaskView['state'];

export const taskWord: Readonly<Record<State, string>> = { open: 'Open', done: 'Done', failed: 'Failed' };

/** One shape per state: empty ring, disc with a tick, square with a cross. */
function Shape({ state }: { readonly state: State }) {
  switch (state) {
    case 'open':
      return (
        <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="3 2.6" />
      );
    case 'done':
      return (
        <>
          <circle cx="10" cy="10" r="9" fill="currentColor" />
          <path d="m6 10.4 2.8 2.8L14.2 7.4" fill="none" className="stroke-accent-ink" strokeWidth="2.2" />
        </>
      );
    case 'failed':
      return (
        <>
          <rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="currentColor" />
          <path d="m6.5 6.5 7 7m0-7-7 7" fill="none" className="stroke-surface" strokeWidth="2.2" />
        </>
      );
  }
}

const colour: Readonly<Record<State, string>> = {
  open: 'text-line-strong',
  done: 'text-accent',
  failed: 'text-danger',
};

/** How a task stands, as a shape; the word goes beside it. */
export function TaskMark({ state, className }: { readonly state: State; readonly className?: string }) {
  return (
    <svg
      key={state}
      viewBox="0 0 20 20"
      aria-hidden="true"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={clsx('size-5 shrink-0', colour[state], state === 'done' && 'animate-land', className)}
    >
      <Shape state={state} />
    </svg>
  );
}

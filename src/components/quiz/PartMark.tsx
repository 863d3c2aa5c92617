import { TaskMark } from '../ui/TaskMark.tsx';

/** How one part of an answer turned out. `missed`: it belongs and was not given; `open`: rightly left alone. */
export type Outcome = 'done' | 'failed' | 'missed' | 'open';

const colour: Readonly<Record<Outcome, string>> = {
  done: 'text-accent-strong',
  failed: 'text-danger',
  missed: 'text-accent-strong',
  open: 'text-ink-2',
};

/** The frame of a part. */
export const outcomeBorder: Readonly<Record<Outcome, string>> = {
  done: 'border-accent',
  failed: 'border-danger',
  missed: 'border-dashed border-accent',
  open: 'border-line',
};

/** A ring with a tick: right, but not given. */
function Missed() {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="mt-0.5 size-4 shrink-0"
    >
      <circle cx="10" cy="10" r="8" strokeWidth="1.75" strokeDasharray="3 2.6" />
      <path d="m6 10.4 2.8 2.8L14.2 7.4" strokeWidth="2" />
    </svg>
  );
}

/** The outcome of one part: a shape and a word. */
export function PartMark({ outcome, word }: { readonly outcome: Outcome; readonly word: string }) {
  return (
    <span className={`flex shrink-0 items-start gap-1.5 text-xs leading-5 font-medium sm:w-28 ${colour[outcome]}`}>
      {outcome === 'missed' && <Missed />}
      {(outcome === 'done' || outcome === 'failed') && <TaskMark state={outcome} className="mt-0.5 size-4!" />}
      {word}
    </span>
  );
}

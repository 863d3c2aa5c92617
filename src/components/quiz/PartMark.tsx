import { TaskMark } from '../ui/TaskMark.tsx';

const colour = { done: 'text-accent-strong', failed: 'text-danger', open: 'text-ink-2' } as const;

/** How one part of an answer turned out: a shape and a word. */
export function PartMark({ state, word }: { readonly state: keyof typeof colour; readonly word: string }) {
  return (
    <span className={`flex w-28 shrink-0 items-start gap-1.5 text-xs leading-5 font-medium ${colour[state]}`}>
      {state !== 'open' && <TaskMark state={state} className="mt-0.5 size-4!" />}
      {word}
    </span>
  );
}

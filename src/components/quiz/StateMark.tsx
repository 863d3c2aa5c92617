import { TaskMark } from '../ui/TaskMark.tsx';
import type { QuestionState } from './words.ts';

/** How a question stands, as a shape; half a disc for what is right in part. */
export function StateMark({ state, className = '' }: { readonly state: QuestionState; readonly className?: string }) {
  if (state !== 'partly') return <TaskMark state={state === 'given' ? 'open' : state} className={className} />;
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`size-5 shrink-0 text-warn ${className}`}>
      <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor" />
    </svg>
  );
}

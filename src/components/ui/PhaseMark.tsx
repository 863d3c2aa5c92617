import { clsx } from 'clsx';
import type { Phase } from '../../engine/index.ts';

export const phaseWord: Readonly<Record<Phase, string>> = {
  off: 'Off',
  bootstrap: 'Booting',
  rommon: 'ROM monitor',
  ios: 'Running',
};

const colour: Readonly<Record<Phase, string>> = {
  off: 'text-ink-2',
  bootstrap: 'text-ink-2',
  rommon: 'text-warn',
  ios: 'text-accent',
};

/** One shape per phase: ring with a bar, turning arc, diamond, disc. */
function Shape({ phase }: { readonly phase: Phase }) {
  switch (phase) {
    case 'off':
      return <path d="M4 8h8M8 1.75a6.25 6.25 0 1 0 0 12.5 6.25 6.25 0 0 0 0-12.5Z" fill="none" strokeWidth="1.75" />;
    case 'bootstrap':
      return <path d="M8 1.75A6.25 6.25 0 1 1 1.75 8" fill="none" strokeWidth="2.25" />;
    case 'rommon':
      return <path d="M8 1 15 8l-7 7-7-7Z" stroke="none" fill="currentColor" />;
    case 'ios':
      return <circle cx="8" cy="8" r="6.5" stroke="none" fill="currentColor" />;
  }
}

/** What has a device's console now: a shape and a word. */
export function PhaseMark({ phase, className }: { readonly phase: Phase; readonly className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5 text-xs', colour[phase], className)}>
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        stroke="currentColor"
        strokeLinecap="round"
        className={clsx('size-2.5 shrink-0 overflow-visible', phase === 'bootstrap' && 'animate-turn')}
      >
        <Shape phase={phase} />
      </svg>
      {phaseWord[phase]}
    </span>
  );
}

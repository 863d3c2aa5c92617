import { clsx } from 'clsx';
import { stateWord, type LinkState } from './words.ts';

const colour: Readonly<Record<LinkState, string>> = {
  'built-in': 'text-ink-2',
  accepted: 'text-accent',
  refused: 'text-danger',
};

/** One shape per state: square that stands on a base, disc with a tick, diamond with a cross. */
function Shape({ state }: { readonly state: LinkState }) {
  switch (state) {
    case 'built-in':
      return <path d="M5 3.5h10v9H5ZM2 16.5h16" fill="none" stroke="currentColor" strokeWidth="2.2" />;
    case 'accepted':
      return (
        <>
          <circle cx="10" cy="10" r="9" fill="currentColor" />
          <path d="m6 10.4 2.8 2.8L14.2 7.4" fill="none" className="stroke-raised" strokeWidth="2.2" />
        </>
      );
    case 'refused':
      return (
        <>
          <path d="M10 .5 19.5 10 10 19.5.5 10Z" fill="currentColor" />
          <path d="m7 7 6 6m0-6-6 6" fill="none" className="stroke-raised" strokeWidth="2.2" />
        </>
      );
  }
}

/** Whether a piece of software is accepted: a shape and a word. */
export function LinkMark({ state, word }: { readonly state: LinkState; readonly word?: string }) {
  return (
    <span className={clsx('inline-flex shrink-0 items-center gap-1.5 text-sm font-medium', colour[state])}>
      <svg viewBox="0 0 20 20" aria-hidden="true" strokeLinecap="round" strokeLinejoin="round" className="size-3.5">
        <Shape state={state} />
      </svg>
      {word ?? stateWord[state]}
    </span>
  );
}

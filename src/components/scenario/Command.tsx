import { CornerDownLeft } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Typed } from './markdown.ts';

interface CommandProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

const where = ({ console: name }: Typed): string => (name ? `into the console of ${name}` : 'into the console');

/** A command in a sentence: a click types it, the learner presses Enter. A button of the browser would not run on in the next line. */
export function CommandSpan({ typed, onType }: CommandProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) onType(typed);
  };
  return (
    <span
      role="button"
      tabIndex={0}
      title={`Type ${where(typed)}; press Enter to run it`}
      aria-label={`${typed.text}: type ${where(typed)}`}
      onClick={() => onType(typed)}
      onKeyDown={onKeyDown}
      className="cursor-pointer rounded-sm box-decoration-clone border border-line bg-raised px-1 font-mono text-[0.92em] text-accent-strong underline decoration-accent/40 decoration-1 underline-offset-3 wrap-anywhere hover:bg-accent-soft hover:decoration-accent"
    >
      {typed.text}
    </span>
  );
}

/** Commands on lines of their own. */
export function CommandBlock({ typed, onType }: CommandProps) {
  return (
    <div className="group relative my-3 rounded-md border border-line bg-term">
      <pre tabIndex={0} className="m-0! border-0! bg-transparent! pr-22! wrap-anywhere whitespace-pre-wrap!">
        <code>{typed.text}</code>
      </pre>
      <button
        type="button"
        title={`Type ${where(typed)}; press Enter to run the last line`}
        aria-label={`Type it ${where(typed)}: ${typed.text.split('\n', 1)[0]}`}
        onClick={() => onType(typed)}
        className="absolute top-1 right-1 inline-flex min-h-7 items-center gap-1 rounded-sm bg-term px-2 text-xs font-medium text-accent-strong hover:bg-accent-soft"
      >
        <CornerDownLeft aria-hidden="true" className="size-3" />
        Type it
      </button>
    </div>
  );
}

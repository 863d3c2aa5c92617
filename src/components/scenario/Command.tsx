import { CornerDownLeft } from 'lucide-react';
import type { Typed } from './markdown.ts';

interface CommandProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

const where = ({ console: name }: Typed): string => (name ? `into the console of ${name}` : 'into the console');

/** A command in a sentence: a click types it, the learner presses Enter. */
export function CommandSpan({ typed, onType }: CommandProps) {
  return (
    <button
      type="button"
      title={`Type ${where(typed)}; press Enter to run it`}
      aria-label={`${typed.text}: type ${where(typed)}`}
      onClick={() => onType(typed)}
      className="inline rounded-sm [baseline-source:first] border border-line bg-raised px-1 text-left font-mono text-[0.92em] text-accent-strong underline decoration-accent/40 decoration-1 underline-offset-3 wrap-anywhere hover:bg-accent-soft hover:decoration-accent"
    >
      {typed.text}
    </button>
  );
}

/** Commands on lines of their own. */
export function CommandBlock({ typed, onType }: CommandProps) {
  return (
    <div className="group relative my-3 rounded-md border border-line bg-term">
      <pre tabIndex={0} className="m-0! border-0! bg-transparent! pr-22!">
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

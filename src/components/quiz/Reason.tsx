import type { ReactNode } from 'react';
import { Markdown } from '../scenario/Markdown.tsx';
import { PartMark, type Outcome } from './PartMark.tsx';

interface ReasonProps {
  readonly outcome: Outcome;
  readonly word: string;
  /** Markdown. */
  readonly because: string;
  readonly children?: ReactNode;
}

/** Why one part is right or wrong, below it. */
export function Reason({ outcome, word, because, children }: ReasonProps) {
  return (
    <div className="flex flex-col gap-x-2.5 gap-y-0.5 border-t border-line px-3.5 py-2 text-sm sm:flex-row">
      <PartMark outcome={outcome} word={word} />
      <div className="min-w-0 flex-1">
        {children}
        <Markdown text={because} className="text-sm!" />
      </div>
    </div>
  );
}

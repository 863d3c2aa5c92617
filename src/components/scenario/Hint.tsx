import { Lightbulb } from 'lucide-react';
import type { HintView } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { points } from './marks.ts';
import { Markdown } from './Markdown.tsx';
import type { Typed } from './markdown.ts';

interface HintProps {
  readonly hint: HintView;
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly onType?: ((typed: Typed) => void) | undefined;
}

const costWords = (cost: number): string => (cost === 0 ? 'free' : `costs ${points(cost)}`);

/** A hint says what it is about and what it costs before it is opened. */
export function Hint({ hint, onOpen, onType }: HintProps) {
  if (hint.text !== undefined)
    return (
      <div className="rounded-md border border-line bg-raised px-3 py-2">
        <p className="flex items-baseline gap-2 text-sm">
          <Lightbulb aria-hidden="true" className="size-3.5 translate-y-0.5 text-ink-2" />
          <span className="font-medium">{hint.title}</span>
          <span className="ml-auto text-xs whitespace-nowrap text-ink-2">
            {hint.cost === 0 ? 'free' : `−${points(hint.cost)}`}
          </span>
        </p>
        <Markdown text={hint.text} onType={onType} className="mt-1.5 text-sm!" />
      </div>
    );
  return (
    <Button
      look="quiet"
      size="small"
      disabled={!onOpen}
      onClick={() => onOpen?.(hint.id)}
      className="-ml-2 h-auto max-w-full py-1 text-left whitespace-normal!"
    >
      <Lightbulb aria-hidden="true" className="size-3.5 shrink-0" />
      <span>
        Hint: {hint.title} <span className="text-ink-2">({costWords(hint.cost)})</span>
      </span>
    </Button>
  );
}

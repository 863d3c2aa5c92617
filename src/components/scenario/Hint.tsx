import { Lightbulb } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import type { HintView } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { points } from './marks.ts';
import { Markdown } from './Markdown.tsx';
import type { Typed } from './markdown.ts';

interface HintProps {
  readonly hint: HintView;
  readonly onOpen?: ((id: string) => void) | undefined;
  readonly onType?: ((typed: Typed) => void) | undefined;
}

const costWords = (cost: number): string => (cost === 0 ? 'free' : `costs ${points(cost)}`);

interface OpenHintProps extends Pick<HintProps, 'onType'> {
  readonly title: string;
  readonly cost: number;
  readonly text: string;
  /** It is on the page now. */
  readonly onShown: (box: HTMLElement | null) => void;
}

function OpenHint({ title, cost, text, onShown, onType }: OpenHintProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const shown = useEffectEvent(onShown);
  useEffect(() => shown(box.current), []);
  return (
    <div
      ref={box}
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      className="w-full rounded-md border border-line bg-raised px-3 py-2"
    >
      <p className="flex items-baseline gap-2 text-sm">
        <Lightbulb aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 text-ink-2" />
        <span id={id} className="font-medium">
          <span className="sr-only">Hint: </span>
          {title}
        </span>
        <span className="ml-auto text-xs whitespace-nowrap text-ink-2">{cost === 0 ? 'free' : `−${points(cost)}`}</span>
      </p>
      <Markdown text={text} onType={onType} className="mt-1.5 text-sm!" />
    </div>
  );
}

/** A hint says what it is about and what it costs before it is opened; one that costs something is asked for twice. */
export function Hint({ hint: { id, title, cost, text }, onOpen, onType }: HintProps) {
  const asked = useRef(false);
  /** The keyboard goes to a hint that was asked for just now, once. */
  const onShown = (box: HTMLElement | null): void => {
    if (asked.current) box?.focus();
    asked.current = false;
  };
  if (text !== undefined) return <OpenHint title={title} cost={cost} text={text} onShown={onShown} onType={onType} />;
  const open = (): void => {
    asked.current = true;
    onOpen?.(id);
  };
  return (
    <Confirm
      question={`The hint “${title}” costs ${points(cost)}. Open it?`}
      yes={`Open for ${points(cost)}`}
      no="Keep trying"
      onYes={open}
    >
      {(ask) => (
        <Button
          look="quiet"
          size="small"
          disabled={!onOpen}
          onClick={cost === 0 ? open : ask}
          className="-ml-2 h-auto max-w-full py-1 text-left whitespace-normal!"
        >
          <Lightbulb aria-hidden="true" className="size-3.5 shrink-0" />
          <span>
            Hint: {title} <span className="text-ink-2">({costWords(cost)})</span>
          </span>
        </Button>
      )}
    </Confirm>
  );
}

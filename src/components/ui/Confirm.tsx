import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';

interface ConfirmProps {
  /** The question, in a sentence that says what will happen. */
  readonly question: string;
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
  readonly className?: string;
  readonly onYes: () => void;
  /** What is shown until somebody asks; `ask` puts the question. */
  readonly children: (ask: () => void) => ReactNode;
}

/** Asks in the place where it was asked for: a line, not a dialog. Escape answers no; focus comes back. */
export function Confirm({ question, yes, no = 'Cancel', danger, className, onYes, children }: ConfirmProps) {
  const [asking, setAsking] = useState(false);
  const answer = useRef<HTMLButtonElement>(null);
  const before = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (asking) answer.current?.focus();
  }, [asking]);

  const ask = (): void => {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAsking(true);
  };
  const leave = (): void => {
    setAsking(false);
    before.current?.focus();
  };

  return (
    <>
      <div hidden={asking} className="contents [&[hidden]]:hidden">
        {children(ask)}
      </div>
      {asking && (
        <div
          role="group"
          aria-label={question}
          className={className ?? 'flex flex-wrap items-center gap-x-3 gap-y-2 text-sm'}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            leave();
          }}
        >
          <span>{question}</span>
          <span className="flex flex-wrap gap-2">
            <Button
              ref={answer}
              size="small"
              look={danger ? 'danger' : 'primary'}
              onClick={() => {
                leave();
                onYes();
              }}
            >
              {yes}
            </Button>
            <Button size="small" look="quiet" onClick={leave}>
              {no}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

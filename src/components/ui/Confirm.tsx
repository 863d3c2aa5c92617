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

/** Asks in the place where it was asked for: a line, not a dialog. Escape answers no; focus comes back, unless it went on. */
export function Confirm({ question, yes, no = 'Cancel', danger, className, onYes, children }: ConfirmProps) {
  const [asked, setAsked] = useState<{ readonly from: Element | null }>();
  const answer = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!asked) return undefined;
    answer.current?.focus();
    return () => {
      if (document.activeElement === document.body && asked.from instanceof HTMLElement) asked.from.focus();
    };
  }, [asked]);

  const leave = (): void => setAsked(undefined);

  return (
    <>
      <div hidden={asked !== undefined} className="contents [&[hidden]]:hidden">
        {children(() => setAsked({ from: document.activeElement }))}
      </div>
      {asked && (
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

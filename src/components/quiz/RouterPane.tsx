import { ArrowLeft, ExternalLink, SkipForward, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type Ref } from 'react';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { labHref } from '../layout/route.ts';
import { useMedia } from '../layout/use-media.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { isPointed } from '../ui/pointed.ts';

const Console = lazy(() => import('../console/Console.tsx'));

interface RouterPaneProps {
  /** Scenario of the catalogue whose lab this is. */
  readonly scenario: string | undefined;
  readonly onClose?: (() => void) | undefined;
  /** Gets the place above the console where it hides the questions. */
  readonly top?: Ref<HTMLDivElement>;
}

/** The quiz's own router, beside its questions. */
export function RouterPane({ scenario, onClose, top }: RouterPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const narrow = useMedia('(max-width: 799px)');
  const seed = useLab((state) => state.seed);
  const idle = useLab((state) => state.nextDue === null || takesNothing(state));
  /** What had the keyboard is hidden now; with a real keyboard the terminal takes it. */
  useEffect(() => {
    if (narrow && !isPointed()) pane.current?.focus();
  }, [narrow]);
  return (
    <section
      ref={pane}
      aria-label="Router"
      id="console"
      tabIndex={-1}
      data-region="Router"
      className="flex h-full min-h-0 flex-col bg-term outline-none"
    >
      <div className="flex min-h-9 shrink-0 items-center gap-2 border-b border-line bg-page px-2.5 text-sm">
        {narrow && onClose && (
          <Button size="small" onClick={onClose}>
            <ArrowLeft aria-hidden="true" className="size-4" />
            Question
          </Button>
        )}
        <span className="min-w-0 flex-1 truncate text-ink-2">
          {!narrow && 'Your router. Answers are about it as it was at the start.'}
        </span>
        {scenario !== undefined && (
          <a
            href={labHref(scenario, seed)}
            target="_blank"
            rel="noopener"
            className="inline-flex min-h-7 items-center gap-1 rounded-sm px-1 text-accent-strong underline underline-offset-3"
          >
            As a lab of its own
            <ExternalLink aria-hidden="true" className="size-3.5" />
          </a>
        )}
        <IconButton
          icon={SkipForward}
          label="Skip to the next event"
          disabled={idle}
          onClick={() => useLab.getState().skip()}
        />
        {!narrow && onClose && <IconButton icon={X} label="Close the router" onClick={onClose} />}
      </div>
      {narrow && <div ref={top} className="contents" />}
      <div className="min-h-0 flex-1">
        <Suspense fallback={null}>
          <Console />
        </Suspense>
      </div>
    </section>
  );
}

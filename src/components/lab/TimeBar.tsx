import { History, Pause, RotateCcw, SkipForward, Undo2 } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented, type Choice } from '../ui/Segmented.tsx';
import { formatClock } from './format-time.ts';

export interface TimeBarProps {
  /** Virtual milliseconds since the lab opened. */
  readonly now: number;
  /** When the next thing happens by itself; null when everything waits for the learner. */
  readonly nextDue: number | null;
  /** Virtual seconds per real second. */
  readonly speed: number;
  readonly onSpeed: (factor: number) => void;
  readonly onSkip: () => void;
  /** How long this attempt has been going on, in words. */
  readonly attempt?: string | undefined;
  readonly skipping?: boolean;
  /** Why time stands still whatever one does; undefined when it can be moved. */
  readonly still?: string | undefined;
  /** There is something to take back. */
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  /** Absent while there is nothing to reset. */
  readonly onReset: (() => void) | undefined;
  /** The time line is shown above. */
  readonly timeline?: boolean;
  /** Absent where there is no way back. */
  readonly onTimeline?: (() => void) | undefined;
}

const speeds: readonly Choice<number>[] = [
  { value: 0, label: 'Pause time', short: <Pause className="size-3.5" /> },
  { value: 1, label: 'Real time', short: '1×' },
  { value: 10, label: 'Ten times faster', short: '10×' },
  { value: 60, label: 'A minute per second', short: '60×' },
];

/** The lab's own time, and the ways to move in it. */
export function TimeBar(props: TimeBarProps) {
  const { now, nextDue, speed, onSpeed, onSkip, attempt, skipping, still } = props;
  const { canUndo, onUndo, onReset, timeline, onTimeline } = props;
  const wait = nextDue === null || still !== undefined ? undefined : Math.max(0, nextDue - now);
  return (
    <section
      aria-label="Time"
      data-region="Time"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-t border-line bg-page px-2 py-1 sm:gap-x-3 sm:px-3"
    >
      <p className="flex items-baseline gap-2 px-1" title="Time in the lab since you began">
        <span className="text-xs text-ink-2 max-sm:sr-only">Lab time</span>
        <span className="min-w-11 font-mono text-sm tabular-nums">{formatClock(now)}</span>
      </p>
      <Segmented
        label="Speed of time"
        choices={speeds}
        value={still === undefined ? speed : 0}
        disabled={still !== undefined}
        title={still}
        onChange={onSpeed}
      />
      <Button
        look="quiet"
        size="small"
        idle={wait === undefined}
        onClick={onSkip}
        title={
          still ??
          (wait === undefined ? 'Nothing happens by itself now' : `The next event is ${formatClock(wait)} away`)
        }
        aria-label="Skip to next event"
      >
        <SkipForward aria-hidden="true" className="size-4" />
        <span className="max-lg:hidden">{skipping ? 'Skipping…' : 'Skip to next event'}</span>
        {wait !== undefined && wait >= 1000 && (
          <span className="text-xs tabular-nums max-sm:hidden">{formatClock(wait)}</span>
        )}
      </Button>
      {attempt !== undefined && <p className="ml-auto text-xs text-ink-2 max-lg:sr-only">This attempt: {attempt}</p>}
      <div className={attempt === undefined ? 'ml-auto flex items-center' : 'flex items-center max-lg:ml-auto'}>
        <Confirm
          question="Begin this lab again? What you did stays as an earlier attempt."
          yes="Reset the lab"
          danger
          onYes={() => onReset?.()}
        >
          {(ask) => (
            <>
              {onTimeline && (
                <IconButton icon={History} label="Time line" aria-expanded={timeline === true} onClick={onTimeline} />
              )}
              <IconButton
                icon={Undo2}
                label="Undo the last input"
                idle={!canUndo || still !== undefined}
                onClick={onUndo}
              />
              <IconButton icon={RotateCcw} label="Reset the lab…" idle={!onReset} onClick={ask} />
            </>
          )}
        </Confirm>
      </div>
    </section>
  );
}

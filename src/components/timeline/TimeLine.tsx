import { ChevronLeft, ChevronRight, GitBranch } from 'lucide-react';
import { useId, useMemo, useRef } from 'react';
import { useLab } from '../../store/lab.ts';
import { pointsSoFar } from '../../store/points.ts';
import { formatClock } from '../lab/format-time.ts';
import { keepAddress } from '../layout/keep-address.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ShareMoment } from './ShareMoment.tsx';
import { indexOf, positionAt, wordsFor } from './stops.ts';
import { Ticks } from './Ticks.tsx';

/** Every input of the session on a line: look at any moment, go on from it, share it. */
export function TimeLine() {
  const inputs = useLab((state) => state.inputs);
  const past = useLab((state) => state.past);
  const readOnly = useLab((state) => state.readOnly);
  const begin = useLab((state) => state.begin);
  /** In the past things stand as they did just before the next input. */
  const shownAt = useLab((state) =>
    state.past === undefined ? state.begin : (state.journal()?.entries[state.past]?.at ?? state.begin),
  );
  const { look, continueFrom } = useLab.getState();
  const points = useMemo(() => pointsSoFar(inputs), [inputs]);
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  const last = points.length;
  const index = indexOf(points, past);
  const words = wordsFor(points, index, formatClock(shownAt - begin));
  const go = (to: number): void => void look(positionAt(points, Math.min(last, Math.max(0, to))));
  return (
    <section
      aria-label="Time line"
      data-region="Time line"
      className={`flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-2 py-1 sm:px-3 ${past === undefined ? 'bg-surface' : 'bg-warn-soft'}`}
    >
      <IconButton icon={ChevronLeft} label="One input back" idle={index === 0} onClick={() => go(index - 1)} />
      <div className="relative min-w-32 flex-1">
        <Ticks points={points} />
        <input
          ref={slider}
          type="range"
          data-region-focus
          aria-label="Moment of the session"
          aria-valuetext={index >= last ? words : `${index} of ${last}, ${words}`}
          aria-describedby={id}
          className="relative block h-8 w-full cursor-pointer accent-accent"
          min={0}
          max={last}
          step={1}
          value={index}
          disabled={last === 0}
          onChange={({ target }) => go(Number(target.value))}
          onWheel={({ deltaX, deltaY }) => go(index + Math.sign(deltaY || deltaX))}
        />
      </div>
      <IconButton icon={ChevronRight} label="One input on" idle={index >= last} onClick={() => go(index + 1)} />
      <div className="flex basis-full flex-wrap items-center gap-x-3 gap-y-1">
        <p id={id} className="min-w-0 flex-1 basis-48 truncate text-sm">
          {last === 0 ? (
            'Nothing was typed yet.'
          ) : (
            <>
              <span className="text-ink-2">
                {past === undefined ? `${last} inputs` : `After ${index} of ${last}`} ·{' '}
              </span>
              <span className={past === undefined ? 'text-ink-2' : 'font-mono'}>{words}</span>
            </>
          )}
        </p>
        {past !== undefined && (
          <>
            <Button size="small" look="primary" onClick={() => void look().then(() => slider.current?.focus())}>
              Back to now
            </Button>
            <Button
              size="small"
              disabled={readOnly}
              title="Begins a new attempt at this moment; this one stays as it is"
              onClick={() => void continueFrom(past).then(() => keepAddress(true))}
            >
              <GitBranch aria-hidden="true" className="size-4" />
              Continue from here
            </Button>
          </>
        )}
        <ShareMoment key={past ?? 'now'} />
      </div>
    </section>
  );
}

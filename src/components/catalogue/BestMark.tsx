import type { Standing } from './entries.ts';

interface BestMarkProps {
  readonly best: Standing['best'];
  readonly started: boolean;
}

/** My best mark so far as a ring and words. */
export function BestMark({ best, started }: BestMarkProps) {
  const share = best && best.possible > 0 ? best.earned / best.possible : 0;
  const words = best ? `Best ${best.earned} of ${best.possible}` : started ? 'Under way' : 'Not tried yet';
  return (
    <p className="flex items-center gap-2 text-sm text-ink-2">
      <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 -rotate-90" fill="none" strokeWidth="3">
        <circle cx="10" cy="10" r="8" className="stroke-line" />
        {share > 0 && (
          <circle cx="10" cy="10" r="8" pathLength="1" strokeDasharray={`${share} 1`} className="stroke-accent" />
        )}
      </svg>
      <span className="tabular-nums">{words}</span>
    </p>
  );
}

import type { Standing } from './entries.ts';

type Best = Standing['best'];

/** My best mark so far as a ring. */
export function MarkRing({ best }: { readonly best: Best }) {
  const share = best && best.possible > 0 ? best.earned / best.possible : 0;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="mt-px size-6" fill="none" strokeWidth="3">
      <circle cx="12" cy="12" r="10" className="stroke-line" />
      {share > 0 && (
        <circle
          cx="12"
          cy="12"
          r="10"
          pathLength="1"
          strokeDasharray={`${share} 1`}
          transform="rotate(-90 12 12)"
          className="stroke-accent"
        />
      )}
      {share === 1 && (
        <path d="m8 12.4 2.8 2.8 5.2-5.8" strokeWidth="2.4" strokeLinecap="round" className="stroke-accent" />
      )}
    </svg>
  );
}

const inWords = ({ earned, possible, solutionShown }: NonNullable<Best>): string =>
  `Best ${earned} of ${possible}${solutionShown ? ' · practice' : ''}`;

/** The same in words; nothing where nothing was tried. */
export function BestMark({
  best,
  started,
  exam = false,
}: {
  readonly best: Best;
  readonly started: boolean;
  /** An exam goes on: a mark of nothing says nothing yet. */
  readonly exam?: boolean;
}) {
  if (!best && !started && !exam) return null;
  const words = [
    exam && 'Exam under way',
    best ? (!exam || best.earned > 0) && inWords(best) : !exam && 'Under way',
  ].filter((part) => part !== false);
  return <p className="text-xs text-ink-2 tabular-nums">{words.join(' · ')}</p>;
}

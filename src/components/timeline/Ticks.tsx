import type { Point } from '../../bridge/journal/points.ts';

/** Half of a slider's thumb, in pixels: the line is that much shorter at both ends. */
const THUMB = 8;

/** A mark for every point, taller for what is no line. Only for the eye: the slider says it in words. */
export function Ticks({ points }: { readonly points: readonly Point[] }) {
  const last = points.length;
  const marks = (kinds: 'lines' | 'acts'): string =>
    points
      .flatMap(({ kind }, index) => {
        const act = kind !== 'type' && kind !== 'paste';
        if (act !== (kinds === 'acts')) return [];
        return `M${index + 1} ${act ? 2 : 8}V${act ? 30 : 24}`;
      })
      .join('');
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0" style={{ insetInline: THUMB }}>
      <svg
        className="h-full w-full overflow-visible"
        viewBox={`0 0 ${Math.max(1, last)} 32`}
        preserveAspectRatio="none"
      >
        <title>Points</title>
        <path d={marks('lines')} vectorEffect="non-scaling-stroke" className="stroke-line-strong" strokeWidth={1} />
        <path d={marks('acts')} vectorEffect="non-scaling-stroke" className="stroke-warn" strokeWidth={2} />
      </svg>
    </div>
  );
}

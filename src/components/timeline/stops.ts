import type { Point } from '../../bridge/journal/points.ts';

/** Where the slider stands: the point that is shown, or the end for the present. */
export const indexOf = (points: readonly Point[], past: number | undefined): number =>
  past === undefined ? points.length : points.findIndex(({ position }) => position >= past) + (past === 0 ? 0 : 1);

/** The position of a stop; undefined for the present. */
export const positionAt = (points: readonly Point[], index: number): number | undefined =>
  index >= points.length ? undefined : (points[index - 1]?.position ?? 0);

/** The moment that is shown, as the lab's time beside it has it, and what was entered last before it. */
export const wordsFor = (points: readonly Point[], index: number, time: string): string => {
  if (index >= points.length) return 'Now';
  const point = points[index - 1];
  if (!point) return `${time} · The beginning`;
  return `${time} · ${point.on === undefined ? '' : `${point.on}: `}${point.label}`;
};

import { noReason } from './gift-write.ts';

/** Percent of the points that an answer of GIFT is worth. */
export const worthOf = ({
  isCorrect,
  weight,
}: {
  readonly isCorrect: boolean;
  readonly weight: number | null;
}): number => weight ?? (isCorrect ? 100 : 0);

/** What is said to an answer that is worth a part of the points in its file: here it is not right. */
export const partly = (worth: number, because: string): string =>
  because === noReason && worth > 0 ? `Right in part: the file this question came from gives it ${worth}%.` : because;

/** Shares that other programs know are rounded. */
const ROUNDING = 2;

/**
 * Which choices are right: those worth everything; where there is none, those that are worth everything together. A
 * sentence when nobody could earn all points.
 */
export function rightChoices(worths: readonly number[]): readonly boolean[] | string {
  if (worths.includes(100)) return worths.map((worth) => worth === 100);
  const together = worths.reduce((sum, worth) => sum + Math.max(0, worth), 0);
  return together >= 100 - ROUNDING
    ? worths.map((worth) => worth > 0)
    : 'no choice is right, nor several together: the question is left out';
}

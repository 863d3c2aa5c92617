/** Points are counted in hundredths: sums of shares come out alike on every machine. */
export const hundredths = (points: number): number => Math.round(points * 100) / 100;

/** What tasks earned, and what they are worth. */
export const totalOf = (
  tasks: readonly { readonly earned: number; readonly points: number }[],
): { readonly earned: number; readonly possible: number } => ({
  earned: hundredths(tasks.reduce((sum, { earned }) => sum + earned, 0)),
  possible: tasks.reduce((sum, { points }) => sum + points, 0),
});

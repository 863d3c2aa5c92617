/** A console line is 80 columns wide. */
export const COLUMNS = 80;

/** Sizes in pixels: where nobody chose one, and the smallest that a line is made to fit with. */
const USUAL = 14;
const SMALLEST = 10;
/** Where 80 columns fit at no such size: lines run on in the next row, in letters that can be read. */
const WRAPPED = 11;

/**
 * The size of a terminal's letters, in pixels.
 * @param chosen by the reader; undefined: as large as 80 columns fit
 * @param columnsAt how many columns fit at a size
 */
export function letterSize(chosen: number | undefined, columnsAt: (size: number) => number): number {
  if (chosen !== undefined) return chosen;
  for (let size = USUAL; size >= SMALLEST; size--) if (columnsAt(size) >= COLUMNS) return size;
  return WRAPPED;
}

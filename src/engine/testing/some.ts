/** A list to test each of: tests of an empty one would pass without a word. */
export function some<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw new Error('There is nothing in this list to test.');
  return list;
}

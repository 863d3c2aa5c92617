/** The list with one item taken out and put in elsewhere; unchanged when there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || from === to || to < 0 || to >= items.length) return items;
  const rest = [...items.slice(0, from), ...items.slice(from + 1)];
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Where an item would land: how many of the other rows the pointer has passed. `middles` of those rows. */
export const placeAt = (y: number, middles: readonly number[]): number => middles.filter((middle) => y > middle).length;

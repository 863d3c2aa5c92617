/** Two consoles side by side, and which of them has the keyboard. */
export interface Pair {
  readonly left: string;
  readonly right: string;
  readonly side: 'left' | 'right';
}

/** The pair once a console is in front: one that is not shown takes the place of the one that had the keyboard. */
export function pairWith(pair: Pair, active: string): Pair {
  if (active === pair.left) return { ...pair, side: 'left' };
  if (active === pair.right) return { ...pair, side: 'right' };
  return { ...pair, [pair.side]: active };
}

/** The pair once a console is to be at a side: one that is at the other side changes places with what was here. */
export function pairPut(pair: Pair, side: 'left' | 'right', name: string): Pair {
  const other = side === 'left' ? 'right' : 'left';
  return { ...pair, [side]: name, ...(pair[other] === name && { [other]: pair[side] }), side };
}

/** The first pair: what is in front, and the console after it. */
export function firstPair(names: readonly string[], active: string): Pair {
  const next = names[(names.indexOf(active) + 1) % names.length] ?? active;
  return { left: active, right: next, side: 'left' };
}

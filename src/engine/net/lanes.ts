/** What a flow would take of the lanes that it goes through, in bytes a millisecond. A lane is one direction of a wire at one of its ends. */
export interface Share {
  demand: number;
  /** Bytes a millisecond of each lane, by its name. */
  lanes: ReadonlyMap<string, number>;
}

/** The most that anybody gets where a rate is shared: who wants less leaves the rest to the others. */
export function fairLevel(rate: number, demands: readonly number[]): number {
  let left = rate;
  const inOrder = [...demands].sort((a, b) => a - b);
  for (const [i, demand] of inOrder.entries()) {
    const level = left / (inOrder.length - i);
    if (demand >= level) return level;
    left -= demand;
  }
  return Infinity;
}

/** What one of several who share lanes gets. */
export function sharedBy(own: Share, all: Iterable<Share>): number {
  const others = [...all].filter((one) => one !== own && one.demand > 0);
  if (others.length === 0) return Math.min(own.demand, ...own.lanes.values());
  const levels = [...own.lanes].map(([lane, rate]) => {
    const there = others.filter(({ lanes }) => lanes.has(lane));
    return fairLevel(rate, [own.demand, ...there.map(({ demand }) => demand)]);
  });
  return Math.min(own.demand, ...levels);
}

const sameLanes = (a: Share['lanes'], b: Share['lanes']): boolean =>
  a === b || (a.size === b.size && [...a.keys()].every((lane) => b.has(lane)));

/** Notes what a flow would take now; whether that is otherwise than before. */
export function note(share: Share, demand: number, lanes: Share['lanes']): boolean {
  const same = share.demand === demand && sameLanes(share.lanes, lanes);
  share.demand = demand;
  share.lanes = lanes;
  return !same;
}

export const overlap = (a: Share, b: Share): boolean => [...a.lanes.keys()].some((lane) => b.lanes.has(lane));

/** What some work took, in milliseconds: by the clock on the wall, and of processors. */
export interface Taken {
  readonly wall: number;
  /** All threads of this program, waiting for a processor left out: fair on a machine that others use too. */
  readonly processor: number;
}

const processorNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Starts a stopwatch; calling what it returns reads it. */
export function stopwatch(): () => Taken {
  const wall = performance.now();
  const processor = processorNow();
  return () => ({ wall: performance.now() - wall, processor: processorNow() - processor });
}

/** What some work takes. */
export function taken(work: () => void): Taken {
  const read = stopwatch();
  work();
  return read();
}

/** The value below which this share (0 to 1) of all values lies: nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** What each of several runs took. */
export const runs = (count: number, work: () => void): readonly Taken[] =>
  Array.from({ length: count }, () => taken(work));

const sorted = (all: readonly Taken[], of: keyof Taken): readonly number[] =>
  all.map((one) => one[of]).sort((a, b) => a - b);

/** The fastest run by the clock on the wall: what others do on the machine only ever adds to it. */
export const fastest = (all: readonly Taken[]): number => sorted(all, 'wall')[0] ?? Number.NaN;

/** What the other runs took. */
export const spread = (all: readonly Taken[]): string =>
  `fastest of ${all.length}; median ${median(sorted(all, 'wall')).toFixed(0)} ms, of processor time ${median(sorted(all, 'processor')).toFixed(0)} ms`;

/** Real milliseconds that the work below takes where limits are written for. */
const USUAL = 60;

/** Sorts two hundred thousand numbers that are the same every time. */
function work(): void {
  let seed = 1;
  const numbers = Array.from({ length: 200_000 }, () => (seed = (seed * 48_271) % 2_147_483_647));
  numbers.sort((a, b) => a - b);
}

function measured(): number {
  const start = performance.now();
  work();
  return Math.max(1, (performance.now() - start) / USUAL);
}

const MEASURED = 'BOOTSET_SLOWNESS_OF_NODE';

/**
 * How many times longer the same work takes here and now, at least once: limits that bound what hangs grow by it.
 * Measured once a run: every project of the tests reads the configuration anew.
 */
export const slowness = (): number => Number((process.env[MEASURED] ??= String(measured())));

/** Real milliseconds that the work below takes where limits are written for. */
const USUAL = 60;

/** Sorts two hundred thousand numbers that are the same every time. */
function work(): void {
  let seed = 1;
  const numbers = Array.from({ length: 200_000 }, () => (seed = (seed * 48_271) % 2_147_483_647));
  numbers.sort((a, b) => a - b);
}

/** How many times longer the same work takes here and now, at least once: limits that bound what hangs grow by it. */
export function slowness(): number {
  const start = performance.now();
  work();
  return Math.max(1, (performance.now() - start) / USUAL);
}

/** How many times longer a router boots in the page here than where limits are written for. */
export const SLOWNESS = 'E2E_SLOWNESS';

/**
 * Real milliseconds to wait on this machine for what takes so many at most on the one that limits are written for. They
 * are generous, and bound what hangs: no test passes or fails by how fast something is.
 */
export const patience = (milliseconds: number): number => Math.ceil(milliseconds * Number(process.env[SLOWNESS] ?? 1));

/** How often something is looked at that the lab does by itself. */
export const often = { intervals: [50, 100, 150] };

/** Waits for an answer of the page; one that does not come is told by what was asked. */
export async function answered<T>(question: string, answer: Promise<T>, limit = 120_000): Promise<T> {
  const limited = patience(limit);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${limited} ms: ${question}`)), limited);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

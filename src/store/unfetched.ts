import { create } from 'zustand';

export { isUnfetched } from '../bridge/page/unfetched.ts';

/**
 * Why a part of the product did not come, as far as can be told: there is a newer version in place of this one; there is
 * this one, but not that part; or there is no connection.
 */
export type Reach = 'newer' | 'same' | 'unreachable';

/** Whether a part of the product did not come; `reach` is undefined until it is known why. */
export const useUnfetched = create<{ readonly missing: boolean; readonly reach: Reach | undefined }>()(() => ({
  missing: false,
  reach: undefined,
}));

/** Real milliseconds for which the page is waited for. */
const PATIENCE = 5000;

/** Asks for the page anew, past every copy of it, and looks whether it begins with the same script. */
async function look(): Promise<Reach> {
  const entry = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  try {
    const answer = await fetch(`${window.location.pathname}?${Date.now()}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const page = await answer.text();
    return entry && answer.ok && page.includes('<title>Bootset') && !page.includes(entry) ? 'newer' : 'same';
  } catch {
    return 'unreachable';
  }
}

/** A part of the product did not come: says so, and finds out why. */
export async function noteUnfetched(): Promise<void> {
  useUnfetched.setState({ missing: true });
  useUnfetched.setState({ reach: await look() });
}

export const forgetUnfetched = (): void => useUnfetched.setState({ missing: false });

/** Loads the page anew; not where there is no connection: what is open would be gone. */
export async function loadAnew(): Promise<void> {
  const reach = await look();
  useUnfetched.setState({ reach });
  if (reach !== 'unreachable') window.location.reload();
}

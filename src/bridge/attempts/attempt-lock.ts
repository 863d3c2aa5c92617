/** The right to write an attempt: one tab at a time has it. */
export interface AttemptLock {
  release(): void;
}

/** How the right is lost: somebody asks for it, and waits until it is released; or it is gone, and nothing may be written. */
export type Lost = 'asked' | 'gone';

/**
 * Asks for the right to write an attempt.
 * @param steal has it from the tab that has it, which stores first what was typed there; one that does not answer is not
 * waited for
 * @param lost called when another tab wants it, or has it
 * @returns undefined when another tab has it
 */
export type Locker = (attempt: string, steal: boolean, lost: (how: Lost) => void) => Promise<AttemptLock | undefined>;

const free: AttemptLock = { release: () => {} };

/** Real milliseconds that a tab has to store what was typed there: browsers let tabs sleep that nobody looks at. */
const PATIENCE = 2000;

/** Asks whoever has a right to give it up. */
function ask(name: string): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage('give');
  channel.close();
}

/** Locks of the browser, shared by all tabs. Where they are denied every tab may write: there is but one then. */
export const browserLocks: Locker = (attempt, steal, lost) =>
  new Promise((resolve) => {
    const name = `attempt:${attempt}`;
    let asked: BroadcastChannel | undefined;
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) {
        resolve(undefined);
        return undefined;
      }
      asked = new BroadcastChannel(name);
      asked.onmessage = () => lost('asked');
      return new Promise((release) => {
        resolve({
          release: () => {
            asked?.close();
            asked = undefined;
            release();
          },
        });
      });
    };
    const refused = (): void => {
      if (asked) lost('gone');
      else resolve(free);
      asked?.close();
      asked = undefined;
    };
    const request = (options: LockOptions): Promise<unknown> => navigator.locks.request(name, options, hold);
    try {
      if (steal) ask(name);
      request(steal ? { signal: AbortSignal.timeout(PATIENCE) } : { ifAvailable: true })
        .catch((error: unknown) => {
          if (!steal || asked) throw error;
          return request({ steal });
        })
        .catch(refused);
    } catch {
      refused();
    }
  });

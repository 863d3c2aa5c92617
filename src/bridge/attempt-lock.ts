/** The right to write an attempt: one tab at a time has it. */
export interface AttemptLock {
  release(): void;
}

/**
 * Asks for the right to write an attempt.
 * @param steal takes it from the tab that has it
 * @param lost called when another tab takes it
 * @returns undefined when another tab has it
 */
export type Locker = (attempt: string, steal: boolean, lost: () => void) => Promise<AttemptLock | undefined>;

const free: AttemptLock = { release: () => {} };

/** Locks of the browser, shared by all tabs. Where they are denied every tab may write: there is but one then. */
export const browserLocks: Locker = (attempt, steal, lost) =>
  new Promise((resolve) => {
    let held = false;
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) {
        resolve(undefined);
        return undefined;
      }
      held = true;
      return new Promise((release) => {
        resolve({
          release: () => {
            held = false;
            release();
          },
        });
      });
    };
    const refused = (): void => {
      if (held) lost();
      else resolve(free);
      held = false;
    };
    try {
      navigator.locks.request(`attempt:${attempt}`, steal ? { steal } : { ifAvailable: true }, hold).catch(refused);
    } catch {
      refused();
    }
  });

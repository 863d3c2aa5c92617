/** Node's own: a task after those that are due, which a timer sleeps a millisecond for. Tests take many thousands. */
declare const setImmediate: (task: () => void) => unknown;

/** Does something after everything that is due now. */
export const soon = (task: () => void): void => void setImmediate(task);

/** Tasks in which a letter, and a database that answers it, come: a turn outlasts them. */
const TASKS = 4;

/** Lets everything that is due at once happen. */
export async function turn(): Promise<void> {
  for (let task = 0; task < TASKS; task++) await new Promise<void>(soon);
}

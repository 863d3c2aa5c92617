/** What a lab may still do. */
export interface Purse {
  left: number;
  /** What was paid once and costs nothing again. */
  readonly paid?: Set<string>;
}

/** A lab did more work than it was allowed. It stands still in the middle of something: nothing can be done with it any more. */
export class TakesTooLong extends Error {
  override readonly name = 'TakesTooLong';
  /** Position of the mark of a transcript at which it was too much, when one was played. */
  readonly mark: number | undefined;

  constructor(mark?: number) {
    super('It takes too long to replay');
    this.mark = mark;
  }
}

/**
 * Units of work that a stranger's session may take when it is replayed. A unit is about a microsecond; they are counted,
 * not timed, so a session that replays does so on every machine. Measured: a boot 1,300, an image hashed for the first time
 * 100,000, 500 commands typed key by key 340,000, the longest session that a result has room for (3,000 commands, 67,000
 * keys) 1,000,000, a day of archiving every minute 120,000, a year in which nobody types nothing where no router has a
 * neighbour, and 9,000 where two routers tell each other who they are; a day of that 225,000 as long as any wire loses frames; an
 * RSA key pair of 4096 bits, whose search is charged at less than half of what it takes, some 550,000 (one of 2048 bits
 * 40,000), a call by SSH 15,000, with a key of 4096 bits 45,000. It has room for four such pairs, or 200 calls.
 */
export const SESSION_WORK = 3_000_000;

/** The same for an attempt that is stored here: whoever made it may wait for it, and loses it only where it has no end. */
export const KEPT_WORK = 20 * SESSION_WORK;

/** The same for what is played before a learner begins. */
export const PRELUDE_WORK = 1_000_000;

const unlimited: Purse = { left: Infinity };
let purse: Purse = unlimited;

/** Does some work at the cost of a purse. */
export function paidBy<T>(by: Purse, work: () => T): T {
  const before = purse;
  purse = by;
  try {
    return work();
  } finally {
    purse = before;
  }
}

/** Counts some work. Throws TakesTooLong when whoever pays has nothing left. */
export function spend(units: number): void {
  purse.left -= units;
  if (purse.left < 0) throw new TakesTooLong();
}

/** Counts work whose outcome is remembered: whether it is known here already makes no difference. */
export function spendOnce(what: string, units: number): void {
  if (purse.paid?.has(what)) return;
  purse.paid?.add(what);
  spend(units);
}

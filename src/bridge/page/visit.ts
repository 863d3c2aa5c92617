import type { Input } from '../../engine/index.ts';
import type { AttemptLock } from '../attempts/attempt-lock.ts';
import type { AttemptLog } from '../attempts/attempt-log.ts';
import type { OpenRequest } from './beginning.ts';
import type { Every } from './engine-link.ts';
import type { StoredAttempt } from '../attempts/journal-store.ts';

/** How far the opening of an attempt has come. */
type Stage =
  /** It is not known whether this tab may write it, nor what is stored of it. */
  | { readonly kind: 'asked' }
  /** Both are known: its lab is opened. */
  | { readonly kind: 'entered'; readonly stored: StoredAttempt | undefined }
  /** Its lab was open, and is built again from its log whenever that must be. */
  | { readonly kind: 'begun'; readonly log: AttemptLog };

/** Real milliseconds between two looks whether there is something to store. */
const KEEP = 1000;

/**
 * An attempt in this tab, from when it is asked for until it is left. Nothing of it outlives it: whoever waited for
 * something looks whether it is over before going on.
 */
export class Visit {
  request: OpenRequest;
  stage: Stage = { kind: 'asked' };
  /** The right to write the attempt; undefined while another tab has it. */
  lock: AttemptLock | undefined;
  /** Number of its lab in the engine; a rebuilt one has another. */
  session = 0;
  /** Its lab takes inputs; until then they wait in the log. */
  live = false;
  /** What was done in a new lab, of which the first screen was shown, before it was open. */
  early: Input[] = [];
  #over = false;
  /** What is done to open it, the last that was begun. */
  #opening: Promise<void> | undefined;
  #stopKeeping: () => void = () => {};

  constructor(request: OpenRequest) {
    this.request = request;
  }

  get over(): boolean {
    return this.#over;
  }

  get log(): AttemptLog | undefined {
    return this.stage.kind === 'begun' ? this.stage.log : undefined;
  }

  /** It is opened, or again in place of an engine that died. */
  opens(opening: Promise<void>): void {
    this.#opening = opening;
  }

  /** Resolves when it is open or will not be, however many engines that takes. */
  async opened(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#opening; ) await (seen = this.#opening);
  }

  /** Goes on with a log, which is stored from now on where this tab may. */
  begin(log: AttemptLog, every: Every): void {
    if (!this.lock) log.seal();
    this.stage = { kind: 'begun', log };
    this.#stopKeeping = every(KEEP, () => {
      log.spend(KEEP);
      void log.keep();
    });
  }

  /** Another tab has the right, or will: it gets what was typed here. `atOnce`: nothing more may be written. */
  async yield(atOnce: boolean): Promise<void> {
    const { log, lock } = this;
    this.lock = undefined;
    if (atOnce) log?.seal();
    await log?.keep();
    log?.seal();
    lock?.release();
  }

  /** It is over: stores everything and lets the attempt go. */
  async leave(): Promise<void> {
    this.#over = true;
    this.#stopKeeping();
    const { log, lock } = this;
    this.lock = undefined;
    await log?.keep();
    lock?.release();
  }
}

import { forceCloseDatabase, IDBFactory as Factory } from 'fake-indexeddb';
import { soon, turn } from './test-turn.ts';

/**
 * Ways in which a browser's database fails: no space left, a transaction that is aborted, a connection that is lost,
 * one that is lost and cannot be had again, a database that somebody deleted.
 */
export const faults = ['full', 'aborted', 'lost', 'denied', 'deleted'] as const;
export type Fault = (typeof faults)[number];

/** A fault that begins after some operations and lasts for some. */
interface Failing {
  readonly fault: Fault;
  readonly after: number;
  readonly times: number;
}

/** What the fake offers inside: transactions that end with an error of the browser's own. */
type Inside = IDBTransaction & {
  _execRequestAsync(request: {
    readonly source: IDBObjectStore;
    readonly operation: () => never;
  }): IDBRequest<IDBValidKey>;
};

/** The database of a browser, which outlives its tabs and fails when it is told to. Stands in for the global one. */
export class TestDisk {
  readonly #factory = new Factory();
  #failing: Failing | undefined;
  #connections = new Set<IDBDatabase>();
  #live = new Set<IDBTransaction>();

  /** Becomes the database of the next tab. */
  install(): this {
    globalThis.indexedDB = Object.assign(Object.create(this.#factory) as IDBFactory, {
      open: (name: string, version?: number) => this.#open(name, version),
    });
    return this;
  }

  fail(failing: Failing): void {
    this.#failing = failing;
  }

  heal(): void {
    this.#failing = undefined;
  }

  /** Waits until nobody reads or writes any more. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < 6; quiet++) {
      await turn();
      if (this.#live.size > 0) quiet = 0;
    }
  }

  /** The tab that used it is gone: what it was writing is there or, when `torn`, is not. */
  async vanish(torn: boolean): Promise<void> {
    const connections = [...this.#connections];
    this.#connections.clear();
    if (torn) for (const transaction of this.#live) abort(transaction);
    for (const connection of connections) connection.close();
    await this.rest();
  }

  /** The fault of this operation, if it is to fail. */
  #fault(): Fault | undefined {
    const failing = this.#failing;
    if (!failing) return undefined;
    if (failing.after > 0) {
      this.#failing = { ...failing, after: failing.after - 1 };
      return undefined;
    }
    this.#failing = failing.times > 1 ? { ...failing, times: failing.times - 1 } : undefined;
    return failing.fault;
  }

  #open(name: string, version: number | undefined): IDBOpenDBRequest {
    const fault = this.#fault();
    if (fault === 'denied') throw new DOMException('Denied by the test', 'UnknownError');
    if (fault === 'deleted') this.#factory.deleteDatabase(name);
    const request = this.#factory.open(name, version);
    request.addEventListener('success', () => this.#connect(request.result));
    return request;
  }

  #connect(connection: IDBDatabase): void {
    this.#connections.add(connection);
    const begin = connection.transaction.bind(connection);
    connection.transaction = (names, mode) => {
      const fault = this.#fault();
      if (fault === 'lost' || fault === 'denied') this.#lose(connection);
      if (fault === 'denied') this.fail({ fault, after: 0, times: 1 });
      if (fault === 'deleted') this.#factory.deleteDatabase(connection.name);
      return this.#watched(begin(names, mode), fault);
    };
  }

  #lose(connection: IDBDatabase): void {
    this.#connections.delete(connection);
    forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0]);
  }

  #watched(transaction: IDBTransaction, fault: Fault | undefined): IDBTransaction {
    this.#live.add(transaction);
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => this.#live.delete(transaction));
    if (fault === 'aborted') soon(() => abort(transaction));
    if (fault === 'full') fill(transaction as Inside);
    return transaction;
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it was over already
  }
}

/** Nothing more fits: whatever is put in this transaction fails, and with it all of the transaction. */
function fill(transaction: Inside): void {
  const storeOf = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const source = storeOf(name);
    const operation = (): never => {
      throw new DOMException('Filled by the test', 'QuotaExceededError');
    };
    source.put = () => transaction._execRequestAsync({ source, operation });
    return source;
  };
}

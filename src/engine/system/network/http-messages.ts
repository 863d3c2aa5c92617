import { concat, latin1Decode, utf8Encode } from '../bytes.ts';

export const HTTP_PORT = 80;
/** Longest head that is read. */
const LONGEST = 0x4000;

/** The head of an answer (RFC 9112). */
export interface HttpHead {
  readonly status: number;
  /** Bytes of what follows, where it says so. */
  readonly length: number | undefined;
}

/** Whether a message begins as a request does. */
export const isHttpRequest = (bytes: Uint8Array): boolean =>
  /^[A-Z]{1,20} \S{1,2000} HTTP\/1\.[01]\r?\n/.test(latin1Decode(bytes.subarray(0, 2100)));

/** A head in lines, the empty one behind them too. */
export const httpLines = (first: string, headers: readonly (readonly [string, string])[]): Uint8Array =>
  utf8Encode([first, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));

/** Finds the head in what a server sends. */
export class HttpAnswer {
  #bytes: Uint8Array = new Uint8Array();

  /** Takes what came; false: it is no head, or too long. */
  add(bytes: Uint8Array): boolean {
    this.#bytes = concat(this.#bytes, bytes);
    return this.#bytes.length <= LONGEST || this.#end >= 0;
  }

  get #end(): number {
    return latin1Decode(this.#bytes.subarray(0, LONGEST)).indexOf('\r\n\r\n');
  }

  /** The head, and what has come behind it, when it is whole. */
  read(): { readonly head: HttpHead | undefined; readonly rest: Uint8Array } | undefined {
    const end = this.#end;
    if (end < 0) return undefined;
    const [first = '', ...lines] = latin1Decode(this.#bytes.subarray(0, end)).split('\r\n');
    const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(first)?.[1];
    const length = lines.map((line) => /^content-length:\s*(\d{1,15})\s*$/i.exec(line)?.[1]).find(Boolean);
    const head = status && { status: Number(status), length: length === undefined ? undefined : Number(length) };
    return { head: head || undefined, rest: this.#bytes.slice(end + 4) };
  }
}

import { spend } from '../kernel/work.ts';

/** Characters times states that a unit of work is. */
const STATES = 16;

/** A compiled regular expression: does the line match somewhere? Time grows with line times pattern, never more. */
export type Pattern = (line: string) => boolean;

type Test = (char: string) => boolean;
type Expr =
  | { readonly kind: 'char'; readonly test: Test }
  | { readonly kind: 'start' | 'end' | 'edge' }
  | { readonly kind: 'seq' | 'alt'; readonly items: readonly Expr[] }
  | { readonly kind: 'repeat'; readonly item: Expr; readonly least: 0 | 1; readonly many: boolean };

/** `_` stands for a delimiter, an end of the line, or itself. */
const delimiter: Test = (c) => ' ,{}()\t_'.includes(c);

class Parser {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Expr | undefined {
    const expr = this.#alternatives();
    return expr && this.#at === this.#text.length ? expr : undefined;
  }

  #alternatives(): Expr | undefined {
    const items: Expr[] = [];
    for (;;) {
      const item = this.#sequence();
      if (!item) return undefined;
      items.push(item);
      if (this.#text[this.#at] !== '|') return items.length === 1 ? item : { kind: 'alt', items };
      this.#at++;
    }
  }

  #sequence(): Expr | undefined {
    const items: Expr[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] ?? '')) {
      const item = this.#repeated();
      if (!item) return undefined;
      items.push(item);
    }
    return { kind: 'seq', items };
  }

  #repeated(): Expr | undefined {
    let item = this.#atom();
    for (let c = this.#text[this.#at]; item && (c === '*' || c === '+' || c === '?'); c = this.#text[++this.#at])
      item = { kind: 'repeat', item, least: c === '+' ? 1 : 0, many: c !== '?' };
    return item;
  }

  #atom(): Expr | undefined {
    const c = this.#text[this.#at++];
    switch (c) {
      case '.':
        return { kind: 'char', test: () => true };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '_':
        return { kind: 'alt', items: [{ kind: 'edge' }, { kind: 'char', test: delimiter }] };
      case '(': {
        const inner = this.#alternatives();
        return this.#text[this.#at++] === ')' ? inner : undefined;
      }
      case '[':
        return this.#set();
      case '\\':
        return this.#literal(this.#text[this.#at++]);
      case '*':
      case '+':
      case '?':
        return undefined;
      default:
        return this.#literal(c);
    }
  }

  #literal(c: string | undefined): Expr | undefined {
    return c === undefined ? undefined : { kind: 'char', test: (x) => x === c };
  }

  #set(): Expr | undefined {
    const inverted = this.#text[this.#at] === '^';
    if (inverted) this.#at++;
    const ranges: [string, string][] = [];
    for (let first = true; first || this.#text[this.#at] !== ']'; first = false) {
      const from = this.#text[this.#at++];
      if (from === undefined) return undefined;
      const range = this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']';
      const to = range ? this.#text[this.#at + 1] : from;
      if (to === undefined) return undefined;
      if (range) this.#at += 2;
      ranges.push([from, to]);
    }
    this.#at++;
    const within: Test = (c) => ranges.some(([from, to]) => c >= from && c <= to);
    return { kind: 'char', test: inverted ? (c) => !within(c) : within };
  }
}

interface State {
  test?: Test;
  assert?: 'start' | 'end' | 'edge';
  readonly next: State[];
}

/** Builds the machine backwards: the states that lead to `then`. */
function machine(expr: Expr, then: State): State {
  switch (expr.kind) {
    case 'char':
      return { test: expr.test, next: [then] };
    case 'start':
    case 'end':
    case 'edge':
      return { assert: expr.kind, next: [then] };
    case 'seq':
      return expr.items.reduceRight((after, item) => machine(item, after), then);
    case 'alt':
      return { next: expr.items.map((item) => machine(item, then)) };
    case 'repeat': {
      const loop: State = { next: [then] };
      const body = machine(expr.item, expr.many ? loop : then);
      loop.next.push(body);
      return expr.least === 1 ? body : { next: expr.many ? [loop] : [body, then] };
    }
  }
}

function follow(state: State, at: number, length: number, into: Set<State>): void {
  if (into.has(state)) return;
  into.add(state);
  if (state.test) return;
  const holds =
    state.assert === undefined || (state.assert !== 'end' && at === 0) || (state.assert !== 'start' && at === length);
  if (holds) for (const next of state.next) follow(next, at, length, into);
}

function matches(start: State, end: State, line: string): boolean {
  let now = new Set<State>();
  let then = new Set<State>();
  for (let at = 0; at <= line.length; at++) {
    follow(start, at, line.length, now);
    if (now.has(end)) return true;
    const char = line[at];
    if (char === undefined) return false;
    then.clear();
    for (const state of now)
      if (state.test?.(char)) for (const next of state.next) follow(next, at + 1, line.length, then);
    [now, then] = [then, now];
  }
  return false;
}

const PLAIN = /^[^.^$_()[\]\\*+?|]+$/;

/** Compiles a regular expression as IOS reads it; undefined when it is malformed. */
export function compilePattern(text: string): Pattern | undefined {
  if (PLAIN.test(text)) return (line) => line.includes(text);
  const expr = new Parser(text).parse();
  if (!expr) return undefined;
  const end: State = { next: [] };
  const start = machine(expr, end);
  return (line) => {
    spend(Math.ceil((line.length * text.length) / STATES));
    return matches(start, end, line);
  };
}

import type { Device } from '../system/device.ts';

/** One line of a `?` list. */
export interface HelpEntry {
  readonly word: string;
  readonly help: string;
}

/** Why the end of a line is not taken; `matched`: how many of its characters could begin a right one. */
export type Refusal = { readonly kind: 'ambiguous' } | { readonly kind: 'invalid'; readonly matched: number };

/** What a typed argument accepts. */
export interface ArgType<T> {
  /** Placeholder in `?` lists: `WORD`, `LINE`, `A.B.C.D`, `<0-15>`. */
  readonly label: string;
  /** Takes the rest of the line as typed, spaces included. */
  readonly rest?: boolean;
  /** The value, or undefined when the word is not of this type. */
  parse(word: string, device: Device): T | undefined;
  /** How many leading characters of a wrong word could begin a right one; decides where the caret stands. */
  prefix?(word: string, device: Device): number;
  /** For a `rest` type: what the device says of a line's end that is not of this type, when one word cannot tell. */
  refuse?(rest: string, device: Device): Refusal;
  /** Lines of the `?` list, instead of label and help. */
  entries?(device: Device): readonly HelpEntry[];
  /** Whole words that the typed part may become, for Tab and word help. */
  complete?(word: string, device: Device): readonly string[];
}

export type Terminal =
  | {
      readonly kind: 'keyword';
      readonly word: string;
      readonly help: string;
      readonly as?: string;
      readonly value?: unknown;
      readonly hidden?: boolean;
      /** Whether a device has the word; absent: all do. */
      when?(device: Device): boolean;
    }
  | { readonly kind: 'arg'; readonly name: string; readonly type: ArgType<unknown>; readonly help: string };

export type Node =
  | Terminal
  | { readonly kind: 'seq'; readonly items: readonly Node[] }
  | { readonly kind: 'alt'; readonly items: readonly Node[] }
  | { readonly kind: 'opt'; readonly item: Node }
  | { readonly kind: 'anyOrder'; readonly items: readonly Node[] };

/** A grammar fragment that, once matched, yields arguments of type A. */
export interface Syntax<A> {
  readonly node: Node;
  readonly args?: A;
}

export type NoArgs = Record<never, never>;
export type ArgsOf<S> = S extends Syntax<infer A> ? A : never;
type Merge<U> = (U extends unknown ? (u: U) => void : never) extends (m: infer M) => void ? M : never;

export const keyword = (word: string, help: string): Syntax<NoArgs> => ({ node: { kind: 'keyword', word, help } });

/** A keyword that not every device has. */
export const keywordWhen = (word: string, help: string, when: (device: Device) => boolean): Syntax<NoArgs> => ({
  node: { kind: 'keyword', word, help, when },
});

/** A keyword whose presence is an argument. */
export const flag = <N extends string>(word: string, help: string, as: N): Syntax<{ [K in N]: true }> => ({
  node: { kind: 'keyword', word, help, as, value: true },
});

/** A keyword that sets an argument to a value: `choice('scrypt', 'Encode ...', 'algorithm', 9)`. */
export const choice = <N extends string, const V>(
  word: string,
  help: string,
  as: N,
  value: V,
): Syntax<{ [K in N]: V }> => ({
  node: { kind: 'keyword', word, help, as, value },
});

export const arg = <N extends string, T>(name: N, type: ArgType<T>, help: string): Syntax<{ [K in N]: T }> => ({
  node: { kind: 'arg', name, type, help },
});

export const seq = <S extends Syntax<unknown>[]>(...items: S): Syntax<Merge<ArgsOf<S[number]>>> => ({
  node: { kind: 'seq', items: items.map((s) => s.node) },
});

type KeysOf<U> = U extends unknown ? keyof U : never;
type ValueOf<U, K extends PropertyKey> = U extends { readonly [key in K]?: infer V } ? V : never;
/** What one of several fragments may give: every argument of any of them, perhaps. */
type Either<U> = { [K in KeysOf<U>]?: ValueOf<U, K> };

export const alt = <S extends Syntax<unknown>[]>(...items: S): Syntax<Either<ArgsOf<S[number]>>> => ({
  node: { kind: 'alt', items: items.map((s) => s.node) },
});

export const opt = <A>(item: Syntax<A>): Syntax<Partial<A>> => ({ node: { kind: 'opt', item: item.node } });

/** Each item at most once, in any order; all may be left out. */
export const anyOrder = <S extends Syntax<unknown>[]>(...items: S): Syntax<Partial<Merge<ArgsOf<S[number]>>>> => ({
  node: { kind: 'anyOrder', items: items.map((s) => s.node) },
});

/** The same list where all of it is kept: the syntax of a device is that of all, but for what it lacks. */
const kept = (items: readonly Node[], found: readonly Node[]): readonly Node[] =>
  found.length === items.length && found.every((item, i) => item === items[i]) ? items : found;

/** The part of a syntax that a device has: alternatives with words that it lacks are left out. */
export function present(node: Node, device: Device): Node | undefined {
  switch (node.kind) {
    case 'keyword':
      return (node.when?.(device) ?? true) ? node : undefined;
    case 'arg':
      return node;
    case 'opt': {
      const item = present(node.item, device);
      return item === node.item ? node : item && { ...node, item };
    }
    case 'seq': {
      const found = node.items.map((item) => present(item, device));
      if (!found.every((item) => item !== undefined)) return undefined;
      const items = kept(node.items, found);
      return items === node.items ? node : { ...node, items };
    }
    case 'alt':
    case 'anyOrder': {
      const items = kept(
        node.items,
        node.items.flatMap((item) => present(item, device) ?? []),
      );
      return items === node.items ? node : { ...node, items };
    }
  }
}

/** The same where a choice, or a word with its value, may be left out: after `no` the word needs no value. */
function valueless(node: Node): Node {
  if (node.kind !== 'opt') return node;
  const { item } = node;
  return { kind: 'opt', item: item.kind === 'alt' ? { ...item, items: item.items.map(lenient) } : lenient(item) };
}

/** The same syntax with everything after the leading keywords optional: what `no` usually takes. */
export function lenient(node: Node): Node {
  if (node.kind !== 'seq') return node;
  const first = node.items.findIndex((item) => item.kind !== 'keyword');
  if (first <= 0) return node;
  const tail = node.items
    .slice(first)
    .reduceRight<Node | undefined>(
      (rest, item) => ({ kind: 'opt', item: rest ? { kind: 'seq', items: [valueless(item), rest] } : valueless(item) }),
      undefined,
    );
  return { kind: 'seq', items: tail ? [...node.items.slice(0, first), tail] : node.items };
}

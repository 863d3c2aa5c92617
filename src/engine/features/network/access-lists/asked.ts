import { alt, anyOrder, arg, choice, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { ArgType, Syntax } from '../../../cli/grammar.ts';
import { integer, word } from '../../../cli/types.ts';
import { dscps, ipOptions, precedences, tcpFlags, tosValues } from './names.ts';
import type { Extended, KeptWord, Rule, ServicePart } from './state.ts';

/** What may stand at the end of an extended entry, as it was typed. */
export interface AskedArgs {
  readonly [flags: `match${number}`]: string | undefined;
  readonly established?: true;
  readonly fragments?: true;
  readonly log?: Rule['log'];
  readonly tag?: string;
  readonly dscp?: number;
  readonly precedence?: number;
  readonly tos?: number;
  readonly matching?: 'match-all' | 'match-any';
  readonly option?: string;
  readonly ttlBy?: string;
  readonly ttl?: number;
  readonly ttlLast?: number;
  readonly reflect?: string;
  readonly timeout?: number;
  readonly timeRange?: string;
  readonly ack?: true;
  readonly fin?: true;
  readonly psh?: true;
  readonly rst?: true;
  readonly syn?: true;
  readonly urg?: true;
}

/** Up to so many words of one kind, which get numbered names. */
export function several(name: string, type: ArgType<unknown>, help: string, most: number, at = 1): Syntax<unknown> {
  const one = arg(`${name}${at}`, type, help);
  return at === most ? one : seq(one, opt(several(name, type, help, most, at + 1)));
}

/** What was typed of them, in its order. */
export function typedOf<T>(args: object, name: string): readonly T[] {
  const numbered = Object.entries(args).filter(([key]) => key.startsWith(name) && /^\d+$/.test(key.slice(name.length)));
  const number = (key: string): number => Number(key.slice(name.length));
  return numbered.sort(([a], [b]) => number(a) - number(b)).map(([, value]) => value as T);
}

/** A number, or the word for it. */
const valued = (name: ServicePart, table: Readonly<Record<string, number>>, most: number, help: string) =>
  seq(
    keyword(name, help),
    alt(
      arg(name, integer(0, most), 'Value'),
      ...Object.entries(table).map(([text, value]) => choice(text, `Value ${value}`, name, value)),
    ),
  );

const ttlValue = (name: string): Syntax<unknown> => arg(name, integer(0, 255), 'TTL value');
const ttl = seq(
  keyword('ttl', 'Match packets with given TTL value'),
  alt(
    ...['eq', 'gt', 'lt', 'neq'].map((by) => seq(choice(by, 'Compare the TTL value', 'ttlBy', by), ttlValue('ttl'))),
    seq(choice('range', 'Match a range of TTL values', 'ttlBy', 'range'), ttlValue('ttl'), ttlValue('ttlLast')),
  ),
);

const ipOption = alt(
  arg('option', { label: '<0-255>', parse: integer(0, 255).parse }, 'IP Options value'),
  ...ipOptions.map((name) => choice(name, 'IP option', 'option', name)),
);

/** How long what an entry makes may live. */
export const lifetime = (help: string, name: string, most: number): Syntax<unknown> =>
  opt(seq(keyword('timeout', help), arg(name, integer(1, most), 'Maximum time to live')));

const reflect = seq(
  keyword('reflect', 'Create reflexive access list entry'),
  arg('reflect', word, 'Access-list name'),
  lifetime('Maximum time to live in seconds', 'timeout', 2_147_483),
);

const sign: ArgType<string> = {
  label: '{+ | -}FLAG',
  parse: (w) => (/^[+-](ack|fin|psh|rst|syn|urg)$/.test(w) ? w : undefined),
};

const words =
  /^(ack|dscp|established|fin|fragments|log|log-input|match-a|option|precedence|psh|reflect|rst|syn|time-range|tos|ttl|urg)/;
const tagWord: ArgType<string> = {
  label: 'WORD',
  parse: (w) => (words.test(w) || !/^[\w-]{1,64}$/.test(w) ? undefined : w),
};
const tag = opt(arg('tag', tagWord, 'User defined cookie (max of 64 char)'));

/** What makes an entry tell of what matches it. */
export const logged = seq(choice('log', 'Log matches against this entry', 'log', true), tag);

const always: readonly Syntax<unknown>[] = [
  valued('dscp', dscps, 63, 'Match packets with given dscp value'),
  valued('precedence', precedences, 7, 'Match packets with given precedence value'),
  valued('tos', tosValues, 15, 'Match packets with given TOS value'),
  seq(keyword('option', 'Match packets with given IP Options value'), ipOption),
  ttl,
  reflect,
  seq(keyword('time-range', 'Specify a time-range'), arg('timeRange', word, 'Time-range entry name')),
  flag('fragments', 'Check non-initial fragments', 'fragments'),
  alt(
    logged,
    seq(choice('log-input', 'Log matches against this entry, including input interface', 'log', 'input'), tag),
  ),
];

/** What entries of any protocol may ask. */
export const asked: Syntax<unknown> = anyOrder(...always);

/** What those of TCP may ask. */
export const askedOfTcp: Syntax<unknown> = anyOrder(
  flag('established', 'Match established connections', 'established'),
  ...tcpFlags.map((name) => flag(name, `Match on the ${name.toUpperCase()} bit`, name)),
  seq(
    alt(
      choice('match-all', 'Match if all specified flags are present', 'matching', 'match-all'),
      choice('match-any', 'Match if any specified flag is present', 'matching', 'match-any'),
    ),
    several('match', sign, 'Flag that is set or not', tcpFlags.length),
  ),
  ...always,
);

/** Of what was typed, the parts of the type of service. */
export function serviceOf({ dscp, precedence, tos }: AskedArgs): Extended['service'] {
  const parts = { ...(dscp !== undefined && { dscp }), ...(precedence !== undefined && { precedence }) };
  const all = { ...parts, ...(tos !== undefined && { tos }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Of what was typed, what is only kept. */
export function keptOf(args: AskedArgs): Partial<Record<KeptWord, string>> {
  const { matching, option, ttlBy, ttl: hops, ttlLast, reflect: list, timeout, timeRange } = args;
  const flags = tcpFlags.filter((name) => args[name]).join(' ');
  return {
    ...(flags !== '' && { flags }),
    ...(matching && { [matching]: typedOf<string>(args, 'match').join(' ') }),
    ...(option !== undefined && { option: String(option) }),
    ...(hops !== undefined && { ttl: [ttlBy, hops, ...(ttlLast === undefined ? [] : [ttlLast])].join(' ') }),
    ...(list !== undefined && { reflect: `${list}${timeout === undefined ? '' : ` timeout ${timeout}`}` }),
    ...(timeRange !== undefined && { 'time-range': timeRange }),
  };
}

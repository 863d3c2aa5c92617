import type { Said } from './kept.ts';
import { configLines } from './config-lines.ts';
import { begins, mayFollow, type KnownLine } from './known-line.ts';

/** Lines whose end is text of the author's own, blanks included. */
const FREE = /^(description|remark|location|snmp-server (location|contact|chassis-id)|prompt|menu|refuse-message) /;

/** What denies stands as far out as what permits, but in lists of IPv6. */
const DENY = /^(access-list \S+ )?deny (?!ipv6)/;

/** A line with one blank between its words, as the device prints it. */
export const tidy = (line: string): string => {
  const text = line.trim();
  const [free = ''] = FREE.exec(text) ?? [];
  return free === '' ? text.replace(/\s+/g, ' ').replace(DENY, '$1deny   ') : text;
};

/** Whether typed words stand for a phrase, and how many of them are spelled out; undefined: they do not. */
function fit(known: KnownLine, typed: readonly string[], negated: boolean): number | undefined {
  const words = known.phrase.split(' ');
  if (typed.length < words.length || !mayFollow(known, typed.slice(words.length), negated)) return undefined;
  if (!words.every((word, i) => word.startsWith((typed[i] ?? '').toLowerCase()))) return undefined;
  return words.length + words.filter((word, i) => word === typed[i]?.toLowerCase()).length;
}

/** First words of global configuration: spelled out, they are not short for what a block has. */
let first: ReadonlySet<string> | undefined;
const globalWords = (): ReadonlySet<string> =>
  (first ??= new Set(configLines.map(({ phrase }) => phrase.split(' ')[0] ?? '')));

/** What a typed line says: the longest phrase that it may stand for, spelled out. */
export function understood(lines: readonly KnownLine[], text: string): Said {
  const [, off = '', rest = ''] = /^(?:(no|default)\s+)?(.*)$/i.exec(text.trim()) ?? [];
  const form = off === '' ? 'said' : off.toLowerCase() === 'no' ? 'no' : 'default';
  const words = tidy(rest);
  const typed = words.split(' ');
  const outside = globalWords().has(typed[0] ?? '');
  let best: { known: KnownLine; fits: number } | undefined;
  for (const known of lines) {
    const fits = outside && !begins(known.phrase, typed[0] ?? '') ? undefined : fit(known, typed, form !== 'said');
    if (fits !== undefined && fits > (best?.fits ?? 0)) best = { known, fits };
  }
  if (!best) return { form, words };
  const { known } = best;
  const more = typed.slice(known.phrase.split(' ').length);
  return { form, words: [known.phrase, ...more].join(' '), known };
}

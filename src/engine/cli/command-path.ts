import { fail, ok, type Result } from '../kernel/result.ts';
import type { Device } from '../system/device.ts';
import type { Command } from './command.ts';
import type { Refusal } from './grammar.ts';
import { advance, keywordsNext, meant, wholeLine, words, type Candidate } from './match.ts';
import { ARGUMENT } from './privilege.ts';

/** The first words of a command, or all of them, by what they mean and not by how they were typed. */
export interface CommandPath {
  /** Keywords in lower case, `*` for an argument. */
  readonly elements: readonly string[];
  /** Keywords as they are spelled, arguments as they were typed. */
  readonly words: readonly string[];
  /** Commands that begin so. */
  readonly commands: readonly Command[];
}

interface Element {
  readonly element: string;
  readonly word: string;
  /** An argument that no keyword stands beside goes with the word before it: it need not be named. */
  readonly implied: boolean;
}

function elementOf(from: readonly Candidate[], text: string): Element {
  const [keyword] = meant(from, text);
  return keyword === undefined
    ? { element: ARGUMENT, word: text, implied: keywordsNext(from).length === 0 }
    : { element: keyword.toLowerCase(), word: keyword, implied: false };
}

/** Reads the first words of a command. Arguments at the end that go without saying are left out. */
export function readPath(from: readonly Candidate[], text: string, device: Device): Result<CommandPath, Refusal> {
  let candidates = from;
  const read: Element[] = [];
  for (const { text: word, at } of words(text)) {
    const element = elementOf(candidates, word);
    const rest = element.element === ARGUMENT ? wholeLine(candidates, text.slice(at), device) : [];
    const step = rest.length > 0 ? ({ kind: 'reached', candidates: rest } as const) : advance(candidates, word, device);
    if (step.kind === 'ambiguous') return fail(step);
    if (step.kind === 'invalid' || word === '|')
      return fail({ kind: 'invalid', matched: at + (step.kind === 'invalid' ? step.matched : 0) });
    candidates = step.candidates;
    read.push(rest.length > 0 ? { ...element, word: text.slice(at).trimEnd() } : element);
    if (rest.length > 0) break;
  }
  const named = read.slice(0, read.findLastIndex(({ implied }) => !implied) + 1);
  if (named.length === 0) return fail({ kind: 'invalid', matched: 0 });
  return ok({
    elements: named.map(({ element }) => element),
    words: named.map(({ word }) => word),
    commands: [...new Set(candidates.map(({ command }) => command))],
  });
}

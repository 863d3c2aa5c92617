import type { Device } from '../system/device.ts';
import type { Command } from './command.ts';
import { present, type Node, type Refusal, type Terminal } from './grammar.ts';
import { exec } from './mode.ts';
import { pathAfter, type Guard } from './privilege.ts';
import { sharedPrefix } from './types.ts';

/** What is left to match: a stack of nodes. A command line is read by advancing many of these at once. */
type Rest = { readonly node: Node; readonly next: Rest } | null;

export interface Candidate {
  readonly command: Command;
  readonly rest: Rest;
  readonly args: Readonly<Record<string, unknown>>;
  /** On devices where commands were moved between levels: what this user may use, and the path read so far. */
  readonly guarded?: { readonly guard: Guard; readonly path: string };
}

export interface Branch {
  readonly terminal: Terminal;
  readonly then: Candidate;
}

/** A word and where it starts on the line. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

export type Step =
  | { readonly kind: 'reached'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'ambiguous' }
  /** `matched`: how many leading characters some candidate could match. */
  | { readonly kind: 'invalid'; readonly matched: number };

export type Match =
  | { readonly kind: 'ok'; readonly command: Command; readonly args: Readonly<Record<string, unknown>> }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'invalid'; readonly column: number };

/** A mode's commands before anything is typed, as far as a device has their words. */
export const start = (commands: readonly Command[], device: Device, guard?: Guard): readonly Candidate[] =>
  commands.flatMap((command) => {
    const node = present(command.syntax.node, device);
    if (!node) return [];
    return { command, rest: { node, next: null }, args: {}, ...(guard && { guarded: { guard, path: '' } }) };
  });

/** The words of a line. `|` stands for itself even when text follows at once. */
export function words(line: string): readonly Word[] {
  const found: Word[] = [];
  for (const { 0: text, index } of line.matchAll(/\S+/g)) {
    if (text.length > 1 && text.startsWith('|'))
      found.push({ text: '|', at: index }, { text: text.slice(1), at: index + 1 });
    else found.push({ text, at: index });
  }
  return found;
}

/** The terminals that may come next, plus `null` when the command may end here. */
function branches(at: Candidate, into: (Branch | null)[] = []): (Branch | null)[] {
  const { rest } = at;
  if (rest === null) {
    into.push(null);
    return into;
  }
  const { node, next } = rest;
  switch (node.kind) {
    case 'seq':
      return branches(
        { ...at, rest: node.items.reduceRight<Rest>((tail, item) => ({ node: item, next: tail }), next) },
        into,
      );
    case 'alt':
      for (const item of node.items) branches({ ...at, rest: { node: item, next } }, into);
      return into;
    case 'opt':
      branches({ ...at, rest: { node: node.item, next } }, into);
      return branches({ ...at, rest: next }, into);
    case 'anyOrder':
      node.items.forEach((item, i) => {
        const others: Node = { kind: 'anyOrder', items: node.items.filter((_, j) => j !== i) };
        branches({ ...at, rest: { node: item, next: { node: others, next } } }, into);
      });
      return branches({ ...at, rest: next }, into);
    case 'keyword':
    case 'arg': {
      const then = entered({ ...at, rest: next }, node);
      if (then) into.push({ terminal: node, then });
      return into;
    }
  }
}

/** The candidate behind a word; undefined when this user may not use the word. */
function entered(at: Candidate, terminal: Terminal): Candidate | undefined {
  if (!at.guarded) return at;
  const { guard, path } = at.guarded;
  const next = pathAfter(path, terminal);
  return guard.allows(at.command, next) ? { ...at, guarded: { guard, path: next } } : undefined;
}

/** What may come next, sorted for looking up a typed word. */
interface Choices {
  /** Branches of each keyword, by the keyword in lower case. */
  readonly keywords: ReadonlyMap<string, readonly Branch[]>;
  /** The keywords in the order of their letters. */
  readonly inOrder: readonly string[];
  readonly args: readonly Branch[];
  /** In the order of the commands. */
  readonly all: readonly (Branch | null)[];
  /** Where each keyword leads, as far as it was typed before: keywords ask no device. */
  readonly behind: Map<string, readonly Candidate[]>;
}

function sorted(candidates: readonly Candidate[]): Choices {
  const all = candidates.flatMap((c) => branches(c));
  const keywords = new Map<string, Branch[]>();
  const args: Branch[] = [];
  for (const b of all) {
    if (b === null) continue;
    if (b.terminal.kind === 'arg') {
      args.push(b);
      continue;
    }
    const word = b.terminal.word.toLowerCase();
    const same = keywords.get(word);
    if (same) same.push(b);
    else keywords.set(word, [b]);
  }
  return { keywords, inOrder: [...keywords.keys()].sort(), args, all, behind: new Map() };
}

const known = new WeakMap<readonly Candidate[], Choices>();

/** Choices of a list of candidates; computed once for each list, so a mode's opening costs nothing again. */
function choices(candidates: readonly Candidate[]): Choices {
  const found = known.get(candidates) ?? sorted(candidates);
  known.set(candidates, found);
  return found;
}

/** Branches of all candidates. */
export const allBranches = (candidates: readonly Candidate[]): readonly (Branch | null)[] => choices(candidates).all;

/** Candidates after a keyword: the same list again for the same choices, so that its own choices are known too. */
function afterKeyword({ keywords, behind }: Choices, word: string): readonly Candidate[] {
  const found =
    behind.get(word) ??
    (keywords.get(word) ?? []).map(({ terminal, then }) =>
      terminal.kind === 'keyword' && terminal.as !== undefined
        ? { ...then, args: { ...then.args, [terminal.as]: terminal.value } }
        : then,
    );
  behind.set(word, found);
  return found;
}

/** Candidates after a word that these arguments take. */
const afterArgument = (args: readonly Branch[], text: string, device: Device): readonly Candidate[] =>
  args.flatMap(({ terminal, then }) => {
    if (terminal.kind !== 'arg') return [];
    const value = terminal.type.parse(text, device);
    return value === undefined ? [] : { ...then, args: { ...then.args, [terminal.name]: value } };
  });

/** Where a word stands among sorted ones, or would stand. */
function placeOf(words: readonly string[], typed: string): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < typed) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Keywords that a word may be short for. One that only hidden commands have never stands in another's way. */
function abbreviated({ keywords, inOrder }: Choices, typed: string): readonly string[] {
  const first = placeOf(inOrder, typed);
  let end = first;
  while (inOrder[end]?.startsWith(typed)) end++;
  const begun = inOrder.slice(first, end);
  const listed = begun.filter((word) => keywords.get(word)?.some(isListed));
  return listed.length > 0 ? listed : begun;
}

/** `no` and `default` forms are hidden from documentation only. */
export const isListed = ({ then: { command }, terminal }: Branch): boolean =>
  (command.hidden !== true || /^(no|default) /.test(command.id)) && !(terminal.kind === 'keyword' && terminal.hidden);

/** Keywords that a typed word may mean, as they are spelled: one when it is exact or an abbreviation of one only. */
export function meant(from: readonly Candidate[], text: string): readonly string[] {
  const next = choices(from);
  return begun(next, text).map((word) => {
    const terminal = next.keywords.get(word)?.[0]?.terminal;
    return terminal?.kind === 'keyword' ? terminal.word : word;
  });
}

function begun(next: Choices, text: string): readonly string[] {
  const typed = text.toLowerCase();
  return next.keywords.has(typed) ? [typed] : abbreviated(next, typed);
}

/** Keywords that may come next, in lower case, in the order of the commands. */
export const keywordsNext = (from: readonly Candidate[]): readonly string[] => [...choices(from).keywords.keys()];

/** An output modifier where the command takes none: what is wrong before it, else itself. */
const refusedPipe = (before: Step | undefined, at: number): Step =>
  before && before.kind !== 'reached' ? before : { kind: 'invalid', matched: at };

/** Reads one word: an exact keyword beats an abbreviated one, any keyword beats an argument. In EXEC `|` is in no argument. */
export function advance(from: readonly Candidate[], text: string, device: Device): Step {
  const typed = text.toLowerCase();
  const next = choices(from);
  const { inOrder, args } = next;
  const [word, ...others] = begun(next, text);
  const bar = word === undefined && from[0]?.command.mode === exec ? text.indexOf('|') : -1;
  if (bar >= 0) return refusedPipe(bar > 0 ? advance(from, text.slice(0, bar), device) : undefined, bar);
  if (others.length > 0) return { kind: 'ambiguous' };
  const candidates = word === undefined ? afterArgument(args, text, device) : afterKeyword(next, word);
  if (candidates.length > 0) return { kind: 'reached', candidates };
  const place = placeOf(inOrder, typed);
  let matched = 0;
  for (const word of inOrder.slice(Math.max(0, place - 1), place + 1))
    matched = Math.max(matched, sharedPrefix(typed, word));
  for (const { terminal } of args)
    if (terminal.kind === 'arg') matched = Math.max(matched, terminal.type.prefix?.(text, device) ?? 0);
  return { kind: 'invalid', matched: Math.min(matched, text.length) };
}

/** Whether a line that is not taken goes wrong where only an argument or its end could stand: what is before is a command. */
export function failsInArgument(from: readonly Candidate[], line: string, device: Device): boolean {
  let candidates = from;
  for (const { text } of words(line)) {
    const step = advance(candidates, text, device);
    if (step.kind !== 'reached')
      return keywordsNext(candidates).length === 0 && candidates.some(({ command }) => command.vague !== true);
    candidates = step.candidates;
  }
  return false;
}

const restArgs = (from: readonly Candidate[]): readonly Branch[] =>
  choices(from).args.filter(({ terminal }) => terminal.kind === 'arg' && terminal.type.rest === true);

/** Candidates whose next terminal takes the rest of the line. */
export const wholeLine = (from: readonly Candidate[], text: string, device: Device): readonly Candidate[] =>
  afterArgument(restArgs(from), text, device);

/** What an argument that would take the rest of the line has against it. */
function refusedRest(from: readonly Candidate[], text: string, device: Device): Refusal | undefined {
  for (const { terminal } of restArgs(from)) {
    const refused = terminal.kind === 'arg' ? terminal.type.refuse?.(text, device) : undefined;
    if (refused) return refused;
  }
  return undefined;
}

/** Where reading the words of a line has led. */
interface Reached {
  readonly candidates: readonly Candidate[];
  /** The line's end was taken whole by a LINE argument. */
  readonly whole: boolean;
}

export type Walk =
  | ({ readonly kind: 'reached' } & Reached)
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'invalid'; readonly column: number };

/** Reads the words one by one; `line` is needed for arguments that take the rest as typed. */
export function walk(from: readonly Candidate[], read: readonly Word[], line: string, device: Device): Walk {
  let candidates = from;
  const waiting = [...read].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { text, at } = next;
    const piped = beforePipe(candidates, text, device);
    if (piped) {
      candidates = piped.candidates;
      waiting.push(
        ...words(text.slice(piped.at))
          .map((word) => ({ ...word, at: at + piped.at + word.at }))
          .reverse(),
      );
      continue;
    }
    const end = beginsKeyword(candidates, text) ? undefined : line.slice(at);
    const whole = end === undefined ? [] : wholeLine(candidates, end, device);
    if (whole.length > 0) return { kind: 'reached', candidates: whole, whole: true };
    const refused = end === undefined ? undefined : refusedRest(candidates, end, device);
    const step = refused ?? advance(candidates, text, device);
    if (step.kind === 'ambiguous') return step;
    if (step.kind === 'invalid') return { kind: 'invalid', column: at + step.matched };
    candidates = step.candidates;
  }
  return { kind: 'reached', candidates, whole: false };
}

/** `run|i host`: output modifiers may follow a word at once. Where the word ends, and what it leads to. */
function beforePipe(
  from: readonly Candidate[],
  text: string,
  device: Device,
): { readonly at: number; readonly candidates: readonly Candidate[] } | undefined {
  const at = text.indexOf('|');
  if (at < 1) return undefined;
  const step = advance(from, text.slice(0, at), device);
  return step.kind === 'reached' && choices(step.candidates).keywords.has('|')
    ? { at, candidates: step.candidates }
    : undefined;
}

const beginsKeyword = (from: readonly Candidate[], text: string): boolean => begun(choices(from), text).length > 0;

/** Whether a node may be left out as a whole. */
function mayBeNothing(node: Node): boolean {
  switch (node.kind) {
    case 'keyword':
    case 'arg':
      return false;
    case 'opt':
    case 'anyOrder':
      return true;
    case 'seq':
      return node.items.every(mayBeNothing);
    case 'alt':
      return node.items.some(mayBeNothing);
  }
}

function mayEnd({ rest }: Candidate): boolean {
  for (let left = rest; left; left = left.next) if (!mayBeNothing(left.node)) return false;
  return true;
}

export function match(from: readonly Candidate[], line: string, device: Device): Match {
  const walked = walk(from, words(line), line, device);
  if (walked.kind !== 'reached') return walked;
  const complete = walked.candidates.find(mayEnd);
  return complete ? { kind: 'ok', command: complete.command, args: complete.args } : { kind: 'incomplete' };
}

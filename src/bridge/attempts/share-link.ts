import { base64urlnopad } from '@scure/base';
import { Inflate, deflateSync } from 'fflate';
import { z } from 'zod';
import type { Entry, Journal, Moment } from '../../engine/index.ts';
import { screenSums } from '../journal/checksum.ts';
import { parseJson } from '../../scenarios/json.ts';
import { limits, resultLimits } from '../../scenarios/limits.ts';
import { journalSchema } from '../../scenarios/result-schema.ts';

/** Characters of an address that mail, chats and learning platforms let through whole. */
export const LONGEST_LINK = 8000;
/** Bytes that an address may unpack to: more is somebody's mischief. */
const LARGEST = 2_000_000;
const CHUNK = 256;

/** A session to go on from. */
export interface SharedMoment {
  readonly engine: string;
  readonly entries: readonly Entry[];
  readonly until: Moment;
  /** Checksum of the screens there. */
  readonly screens: string;
}

/** A scenario or quiz that travels in its address, and a moment in it. */
export interface SharedFile {
  readonly name: string;
  readonly text: string;
  readonly seed?: number;
  readonly moment?: SharedMoment;
}

const momentSchema = z.strictObject({
  v: z.literal(1),
  /** Version of the engine. */
  g: z.string().max(40),
  /** Milliseconds from each entry to the next: in a column of their own they take less room. */
  w: z.array(z.number().min(0)),
  /** What came: text typed at the console last typed at, or an input. */
  e: z.array(z.union([z.string(), z.looseObject({})])),
  /** Milliseconds from the last entry to the moment. */
  u: z.number().min(0),
  s: z.string().max(10_000),
});

const fileSchema = z.strictObject({
  n: z.string().max(limits.sentence),
  t: z.string(),
  d: z.int().min(0).max(0xffff_ffff).exactOptional(),
  m: momentSchema.exactOptional(),
});

/** Checksum of what an address carries: packed data that was changed on its way often unpacks to something else. */
function sumOf(value: object): string {
  const sums = screenSums(['']);
  sums.add('', JSON.stringify(value));
  return sums.text.slice(1);
}

const pack = (value: object): string =>
  base64urlnopad.encode(
    deflateSync(new TextEncoder().encode(JSON.stringify({ ...value, c: sumOf(value) })), { level: 9 }),
  );

/** What was packed; addresses of before have no checksum. Throws when it is not the one it had. */
function summed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'c')) return value;
  const { c, ...rest } = value as { readonly c: unknown };
  if (c !== sumOf(rest)) throw new RangeError('changed');
  return rest;
}

/** Unpacks piece by piece: what would become too large is left before it does. Throws on anything that is not right. */
function inflated(packed: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  let ended = false;
  const inflate = new Inflate((bytes, final) => {
    size += bytes.length;
    if (size > LARGEST) throw new RangeError('too large');
    text += decoder.decode(bytes, { stream: !final });
    ended = final;
  });
  for (let at = 0; at < packed.length; at += CHUNK) {
    const end = at + CHUNK;
    inflate.push(packed.subarray(at, end), end >= packed.length);
  }
  if (!ended) throw new RangeError('cut off');
  return text;
}

/** What an address carries, or undefined when it is damaged, forged or too large. */
function unpacked<T>(schema: z.ZodType<T>, text: string): T | undefined {
  if (text === '' || text.length > LARGEST || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const json = parseJson(inflated(base64urlnopad.decode(text)));
    return json.ok ? schema.safeParse(summed(json.value)).data : undefined;
  } catch {
    return undefined;
  }
}

type PackedMoment = z.infer<typeof momentSchema>;

function packedMoment({ engine, entries, until, screens }: SharedMoment): PackedMoment {
  let before = 0;
  let console: string | undefined;
  const w: number[] = [];
  const e = entries.map(({ at, input }): PackedMoment['e'][number] => {
    w.push(at - before);
    before = at;
    if (input.kind === 'type' && input.console === console) return input.text;
    if (input.kind === 'type') console = input.console;
    return { ...input };
  });
  return { v: 1, g: engine, w, e, u: until - before, s: screens };
}

type Checked = z.infer<typeof journalSchema>;

/** Numbers that were checked are moments. */
const branded = ({ entries, until }: Checked): Pick<Journal, 'entries' | 'until'> => ({
  entries: entries.map(({ at, input }) => ({ at: at as Moment, input })),
  until: until as Moment,
});

const inOrder = ({ entries, until }: Checked): boolean =>
  entries.every(({ at }, i) => at >= (entries[i - 1]?.at ?? 0) && at <= until);

/** The entries again, checked as those of a result file are. */
function openedMoment({ g, w, e, u, s }: PackedMoment): SharedMoment | undefined {
  let at = 0;
  let console = '';
  const entries = e.map((what, i): unknown => {
    at += w[i] ?? 0;
    if (typeof what === 'string') return { at, input: { kind: 'type', console, text: what } };
    if (what.kind === 'type' && typeof what.console === 'string') console = what.console;
    return { at, input: what };
  });
  const until = at + u;
  const head = { format: 'bootset-journal', version: 1, engine: g, scenario: '', seed: 0 };
  const checked = journalSchema.safeParse({ ...head, entries, until }).data;
  return checked && w.length === e.length ? { engine: g, ...branded(checked), screens: s } : undefined;
}

/** A moment as the part of an address. */
export const momentText = (moment: SharedMoment): string => pack(packedMoment(moment));

export function momentFrom(text: string): SharedMoment | undefined {
  const packed = unpacked(momentSchema, text);
  return packed && openedMoment(packed);
}

/** A file as the part of an address. */
export const fileText = ({ name, text, seed, moment }: SharedFile): string =>
  pack({
    n: name,
    t: text,
    ...(seed !== undefined && { d: seed }),
    ...(moment && { m: packedMoment(moment) }),
  } satisfies z.infer<typeof fileSchema>);

export function fileFrom(text: string): SharedFile | undefined {
  const packed = unpacked(fileSchema, text);
  if (!packed) return undefined;
  const moment = packed.m && openedMoment(packed.m);
  if (packed.m && !moment) return undefined;
  return {
    name: packed.n,
    text: packed.t,
    ...(packed.d !== undefined && { seed: packed.d }),
    ...(moment && { moment }),
  };
}

/** The session record that the page saves, read back. Undefined when it is none. */
export function journalFrom(text: string): Journal | undefined {
  if (text.length > resultLimits.file) return undefined;
  const json = parseJson(text);
  if (!json.ok) return undefined;
  const { value } = json;
  const inner = z.looseObject({ journal: z.unknown() }).safeParse(value).data?.journal ?? value;
  const journal = journalSchema.safeParse(inner).data;
  return journal && inOrder(journal) ? { ...journal, ...branded(journal) } : undefined;
}

/** Tells whether somebody who opens a moment sees the same. */
export function screensSum(screens: readonly { readonly console: string; readonly text: string }[]): string {
  const sums = screenSums(screens.map(({ console }) => console));
  for (const { console, text } of screens) sums.add(console, text);
  return sums.text;
}

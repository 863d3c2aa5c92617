import { z } from 'zod';
import type { Moment } from '../../engine/index.ts';
import { explainIssues, valueAt } from '../../scenarios/explain.ts';
import { parseJson } from '../../scenarios/json.ts';
import { limits, resultLimits } from '../../scenarios/limits.ts';
import { problemAt } from '../../scenarios/problem.ts';
import { shown } from '../../scenarios/shown.ts';
import { better, marksHeld } from './attempt-log.ts';
import { LARGEST_FILE } from './plain-json.ts';
import { screenSums } from '../journal/checksum.ts';
import type { JournalStore, StoredAttempt } from './journal-store.ts';

const moment = z
  .number()
  .min(0)
  .max(resultLimits.moment)
  .transform((value) => value as Moment);
/** Milliseconds since 1970, up to the last year of four digits. */
const time = z.number().min(0).max(253_402_300_799_999);
const name = z.string().max(200);
const text = z.string().max(resultLimits.inputs);
const points = z.number().min(0).max(10_000);

const input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('type'), console: name, text }),
  z.strictObject({ kind: z.literal('paste'), console: name, text }),
  z.strictObject({ kind: z.literal('break'), console: name }),
  z.strictObject({ kind: z.literal('power'), device: name, on: z.boolean() }),
  z.strictObject({ kind: z.literal('usb'), device: name, slot: name, inserted: z.boolean() }),
  z.strictObject({ kind: z.literal('cable'), device: name, port: name, plugged: z.boolean() }),
  z.strictObject({ kind: z.literal('reset'), device: name }),
  z.strictObject({ kind: z.literal('speed'), console: name, baud: z.int().min(50).max(1_000_000) }),
  z.strictObject({ kind: z.literal('note'), topic: name, value: text }),
]);

const standing = z.object({
  earned: points,
  possible: points,
  done: z.array(name).max(limits.tasks),
  solutionShown: z.boolean(),
});

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('catalogue'), id: name }),
  z.strictObject({ kind: z.literal('quiz'), id: name }),
  z.strictObject({ kind: z.literal('file'), name: z.string().max(limits.sentence), text: z.string().max(limits.file) }),
]);

const record = z.object({
  v: z.literal(1),
  id: name,
  source,
  scenario: name,
  title: z.string().max(limits.sentence),
  digest: name,
  seed: z.int().min(0).max(0xffff_ffff),
  engine: name,
  startedAt: time,
  updatedAt: time,
  spent: time,
  finishedAt: time.exactOptional(),
  parent: z.strictObject({ attempt: name, entries: z.int().min(0) }).exactOptional(),
  apart: z.enum(['unread', 'imported']).exactOptional(),
  exam: z.strictObject({ minutes: z.int().min(1).max(600).exactOptional() }).exactOptional(),
  length: z.int().min(0),
  until: moment,
  pending: z.array(input),
  screens: z.string().max(10_000),
  standing,
  best: standing,
});

const stored = z
  .object({ record, entries: z.array(z.object({ at: moment, input })) })
  .refine(({ record: { length }, entries }) => length === entries.length, 'as many entries as the record says');

/** What is around the attempts, each of which is read by itself: a damaged one is left out. */
const around = z.object({
  format: z.literal('bootset-data'),
  version: z.literal(1),
  /** Milliseconds since 1970. */
  exportedAt: time,
  attempts: z.array(z.unknown()),
});

/** What an import did. */
export type Imported =
  | {
      readonly ok: true;
      readonly added: number;
      readonly updated: number;
      readonly unchanged: number;
      /** Attempts that are damaged, by their titles, with what is wrong; absent when there is none. */
      readonly left?: readonly string[];
    }
  | Failed;

/** Attempts as one JSON text, and how many of those that are listed could not be read for it. */
export interface Backup {
  readonly text: string;
  readonly unread: number;
  /** Titles of attempts that are left out because the file could not be taken over with them; absent when there is none. */
  readonly large?: readonly string[];
}

const utf8 = new TextEncoder();

/** Every attempt of this browser. `room`: bytes that the file may have. */
export async function exportData(store: JournalStore, exportedAt: number, room = LARGEST_FILE): Promise<Backup> {
  const records = await store.records();
  const loaded = await Promise.all(records.map(({ id }) => store.load(id)));
  const attempts = loaded.filter((one): one is StoredAttempt => one !== undefined);
  const head = JSON.stringify({ format: 'bootset-data', version: 1, exportedAt });
  let size = head.length + ',"attempts":[]'.length;
  const texts: string[] = [];
  const large: string[] = [];
  for (const { record: kept, entries } of attempts) {
    const text = entries.length > MOST_INPUTS ? '' : JSON.stringify(writable({ record: kept, entries }));
    const bytes = utf8.encode(text).length + 1;
    if (text === '' || size + bytes > room) large.push(kept.title);
    else {
      texts.push(text);
      size += bytes;
    }
  }
  return {
    text: `${head.slice(0, -1)},"attempts":[${texts.join(',')}]}`,
    unread: records.length - attempts.length,
    ...(large.length > 0 && { large }),
  };
}

const writable = ({ record: kept, entries }: StoredAttempt): z.input<typeof stored> => ({
  record: { ...kept, pending: [...kept.pending], standing: open(kept.standing), best: open(kept.best) },
  entries: [...entries],
});

const open = <T extends { readonly done: readonly string[] }>(value: T) => ({ ...value, done: [...value.done] });

const asText = (value: unknown): string => JSON.stringify(value);

/** Whether one journal is how the other began: an attempt that went on somewhere else. */
function sameWay(mine: StoredAttempt, theirs: StoredAttempt): boolean {
  const both = Math.min(mine.entries.length, theirs.entries.length);
  return mine.entries.slice(0, both).every((entry, i) => asText(entry) === asText(theirs.entries[i]));
}

/**
 * The attempt that went further; of two equally long ones the one touched last. What either counts for
 * whatever becomes of it is kept.
 */
function merged(mine: StoredAttempt, theirs: StoredAttempt): StoredAttempt {
  const further =
    theirs.entries.length === mine.entries.length
      ? theirs.record.updatedAt > mine.record.updatedAt
      : theirs.entries.length > mine.entries.length;
  const [{ record: kept, entries }, { record: other }] = further ? [theirs, mine] : [mine, theirs];
  return { record: { ...kept, best: better(marksHeld(other) ?? kept.best, kept.best) }, entries };
}

/** Another id for an attempt that went another way there than here: the same whenever the same file is read. */
function otherId({ record: { id }, entries }: StoredAttempt): string {
  const sums = screenSums(['a', 'b', 'c']);
  for (const name of ['a', 'b', 'c']) sums.add(name, `${name} ${id} ${asText(entries)}`);
  return sums.text.replace(/,?\w=/g, '');
}

/** Inputs of one attempt: as many as a file has room for, whoever typed them. */
const MOST_INPUTS = 1_000_000;

type Failed = { readonly ok: false; readonly message: string };

const failed = (message: string): Failed => ({ ok: false, message });

/** What a schema complains about first, in our words. */
function damage({ issues }: z.ZodError, data: unknown, base: readonly (string | number)[]): Failed {
  const [issue] = explainIssues(issues.slice(0, 1), data, base);
  const place = issue?.path.join('.') ?? '';
  return failed(`It is damaged${place && ` at ${shown(place)}`}: ${issue?.message ?? 'not as expected'}.`);
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a damaged attempt is called: by its title, as far as it has one, and its number in the file. */
function nameOf(attempt: unknown, index: number): string {
  const title = valueAt(attempt, ['record', 'title']);
  return typeof title === 'string' && title !== '' ? `${shown(title)} (number ${index + 1})` : `number ${index + 1}`;
}

interface Attempts {
  readonly ok: true;
  readonly attempts: readonly StoredAttempt[];
  /** What is said of damaged ones. */
  readonly left: readonly string[];
}

/** The attempts of a file, or why nothing of it can be taken over. */
function attemptsIn(text: string): Attempts | Failed {
  const json = parseJson(text, MOST_INPUTS);
  if (!json.ok) {
    const { line, column, message } = problemAt('', text, json.error.at, json.error.message);
    return failed(`Line ${line}, column ${column}: ${message}.`);
  }
  const { value } = json;
  if (!isObject(value) || value.format !== 'bootset-data') return failed('This is not a file of saved progress.');
  if (typeof value.version === 'number' && value.version > 1)
    return failed('It was saved by a newer version of Bootset.');
  const file = around.safeParse(value);
  if (!file.success) return damage(file.error, value, []);
  const attempts: StoredAttempt[] = [];
  const faults: Failed[] = [];
  const left: string[] = [];
  for (const [index, one] of file.data.attempts.entries()) {
    const read = stored.safeParse(one);
    if (read.success) attempts.push(read.data);
    else {
      const fault = damage(read.error, value, ['attempts', index]);
      faults.push(fault);
      left.push(`${nameOf(one, index)}: ${fault.message}`);
    }
  }
  const [first] = faults;
  return first && attempts.length === 0 ? first : { ok: true, attempts, left };
}

/** Takes over one attempt; tells what became of it. One that went another way than the one here is kept beside it. */
async function take(store: JournalStore, theirs: StoredAttempt): Promise<'added' | 'updated' | 'unchanged'> {
  const mine = await store.load(theirs.record.id);
  if (!mine) {
    await store.save(theirs.record, theirs.entries, 0);
    return 'added';
  }
  if (!sameWay(mine, theirs)) {
    const { record: kept, entries } = theirs;
    return take(store, { record: { ...kept, id: otherId(theirs), apart: 'imported' }, entries });
  }
  const both = merged(mine, theirs);
  if (asText(both) === asText(mine)) return 'unchanged';
  await store.save(both.record, both.entries, 0);
  return 'updated';
}

/**
 * Merges a file of saved attempts into those of this browser: nothing that was typed and no marks are lost on either
 * side. A damaged attempt is left out and told; nothing is taken over of a file that is no such file, or has no other.
 */
export async function importData(store: JournalStore, text: string): Promise<Imported> {
  const file = attemptsIn(text);
  if (!file.ok) return file;
  const counts = { added: 0, updated: 0, unchanged: 0 };
  for (const theirs of file.attempts) counts[await take(store, theirs)] += 1;
  return { ok: true, ...counts, ...(file.left.length > 0 && { left: file.left }) };
}

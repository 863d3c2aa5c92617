import { create } from 'zustand';
import { LARGEST_FILE, parseJson } from '../bridge/attempts/plain-json.ts';
import { useLab } from './lab.ts';
import { useProgress } from './progress.ts';
import { openRecord } from './share.ts';

interface ResultBrought {
  readonly name: string;
  readonly text: string;
}

/** A result file that waits to be marked again. */
export const useBrought = create<{ readonly result: ResultBrought | undefined }>()(() => ({ result: undefined }));

/** What became of a file: where the page goes, and what is said in place. */
export type Taken =
  | { readonly kind: 'opened' }
  /** It could not be opened; there is a page that says why. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'result' }
  | { readonly kind: 'said'; readonly text: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Characters at the beginning of a damaged file in which its format is looked for. */
const HEAD = 500;

/** The format that a file says it has, also one that was cut off; a report of a mistake holds a journal. */
function formatOf(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const read = parseJson(text);
  if (!read.ok) return /"format"\s*:\s*"([\w-]+)"/.exec(text.slice(0, HEAD))?.[1];
  const { value } = read;
  if (!isObject(value)) return undefined;
  const { format } = isObject(value.journal) && value.format === undefined ? value.journal : value;
  return typeof format === 'string' ? format : undefined;
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

/** How many damaged attempts are named. */
const NAMED = 3;

/** Merges saved progress into what is here. */
async function takeProgress(name: string, text: string): Promise<Taken> {
  const done = await useProgress.getState().importAll(text);
  if (!done.ok) return { kind: 'said', text: `${name} was not taken over. ${done.message}` };
  const { added, updated, unchanged, left = [] } = done;
  const named = left.slice(0, NAMED).join(' ');
  const more = left.length > NAMED ? ` And ${left.length - NAMED} more.` : '';
  const without = left.length > 0 ? ` ${count(left.length, 'damaged attempt')} left out: ${named}${more}` : '';
  return {
    kind: 'said',
    text: `${name}: ${count(added, 'attempt')} added, ${updated} brought up to date, ${unchanged} here already.${without}`,
  };
}

/** What became of a lab that was opened. */
const openedOrNot = (): Taken => {
  const { kind } = useLab.getState().status;
  return { kind: kind === 'refused' || kind === 'failed' ? 'stopped' : 'opened' };
};

/** Opens a lab or quiz that somebody brought. */
async function takeLab(name: string, text: string): Promise<Taken> {
  await useLab.getState().open({ kind: 'file', name, text }, { fresh: true });
  return openedOrNot();
}

/** Takes a file of any kind that this page knows: lab, quiz, result, session record, saved progress. */
export async function takeFile(file: Pick<File, 'name' | 'size' | 'text'>): Promise<Taken> {
  const { name, size } = file;
  if (size > LARGEST_FILE) return { kind: 'said', text: `${name} is too large to be a file of Bootset’s.` };
  const text = await file.text();
  switch (formatOf(text)) {
    case 'bootset-result':
      useBrought.setState({ result: { name, text } });
      return { kind: 'result' };
    case 'bootset-data':
      return takeProgress(name, text);
    case 'bootset-journal':
      if (await openRecord(text)) return openedOrNot();
      return { kind: 'said', text: `${name} is a session record that cannot be read.` };
    default:
      return takeLab(name, text);
  }
}

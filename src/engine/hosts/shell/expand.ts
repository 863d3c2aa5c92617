import { fits } from '../../kernel/glob.ts';
import { spend } from '../../kernel/work.ts';
import type { Machine } from '../../system/machine.ts';
import { entryAt, inFolder } from '../files.ts';
import { canonical } from '../paths.ts';
import type { Piece, Word } from './parse.ts';
import type { Session } from './tool.ts';

/** Bytes of the longest word, and of all words of a command with what else Linux keeps of each. */
const [LONGEST, MOST, EACH] = [0x20000, 0x200000, 9];
/** Characters that are put into words for a unit of work. */
const PUT = 10;

/** A command is longer than a system takes. */
export class TooLong extends Error {}

/** What a command may become. */
class Room {
  #left = MOST;

  take(characters: number): void {
    spend(Math.ceil(characters / PUT));
    this.#left -= characters;
    if (this.#left < 0) throw new TooLong();
  }
}

/** A piece of a word as it is, and whether `*` and `?` in it stand for others. */
interface Run {
  readonly text: string;
  readonly plain: boolean;
}

type Field = readonly Run[];

const runs = (text: string, plain: boolean): Field => (text === '' ? [] : [{ text, plain }]);

export function valueOf(session: Session, name: string): string {
  return name === '?' ? String(session.status) : (session.variables.get(name) ?? '');
}

/** What a piece becomes: fields, of which the first goes on where the word is, and the last is gone on with. */
function fieldsOf(session: Session, piece: Piece): readonly Field[] {
  if ('text' in piece) return [runs(piece.text, piece.quoted)];
  const value = valueOf(session, piece.variable);
  return piece.quoted ? [runs(value, true)] : value.split(/[ \t\n]+/).map((field) => runs(field, false));
}

/** `~` and `~/name` mean the home folder. */
function withHome(session: Session, word: Word): Word {
  const [first, ...rest] = word;
  if (!first || !('text' in first) || first.quoted || !/^~(?:\/|$)/.test(first.text)) return word;
  if (first.text === '~' && rest.length > 0) return word;
  return [{ text: session.home, quoted: true }, { text: first.text.slice(1), quoted: false }, ...rest];
}

const isPattern = (field: Field): boolean => field.some(({ text, plain }) => !plain && /[*?]/.test(text));

function textOfField(field: Field): string {
  const text = field.map((run) => run.text).join('');
  if (text.length > LONGEST) throw new TooLong();
  return text;
}

/** Names of a folder that fit a part of a path. */
function fitting(machine: Machine, folder: string, segment: Field, last: boolean): readonly string[] {
  const pattern = segment.flatMap(({ text, plain }) => [...text].map((char) => ({ char, plain })));
  const isStar = ({ char, plain }: (typeof pattern)[number]): boolean => !plain && char === '*';
  const isLike = ({ char, plain }: (typeof pattern)[number], letter: string): boolean =>
    char === letter || (!plain && char === '?');
  return inFolder(machine, folder)
    .filter(([name, { kind }]) => (last || kind === 'folder') && fits([...name], pattern, isStar, isLike))
    .filter(([name]) => !name.startsWith('.') || pattern[0]?.char === '.')
    .map(([name]) => name);
}

/** Paths, as they would be typed, that fit a pattern. */
function matching(machine: Machine, folder: string, field: Field): readonly string[] {
  const segments: Run[][] = [[]];
  for (const { text, plain } of field)
    for (const [i, part] of text.split('/').entries()) {
      if (i > 0) segments.push([]);
      segments.at(-1)?.push(...runs(part, plain));
    }
  let paths: readonly string[] = [''];
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    const [end, room] = [last ? '' : '/', new Room()];
    paths = paths.flatMap((path) => {
      const names = isPattern(segment)
        ? fitting(machine, canonical(path, folder), segment, last)
        : [textOfField(segment)];
      return names.map((name) => {
        room.take(path.length + name.length + EACH);
        return path + name + end;
      });
    });
  }
  return paths.filter((path) => path !== '' && entryAt(machine, canonical(path, folder)));
}

/** The fields that a word becomes. */
function split(session: Session, word: Word, room: Room): readonly Field[] {
  const fields: Field[] = [];
  let open: Run[] | undefined;
  const close = (): void => {
    room.take(EACH);
    if (open) fields.push(open);
  };
  for (const piece of withHome(session, word)) {
    const [first = [], ...more] = fieldsOf(session, piece);
    for (const { text } of first) room.take(text.length);
    if (first.length > 0 || piece.quoted) (open ??= []).push(...first);
    for (const field of more) {
      close();
      for (const { text } of field) room.take(text.length);
      open = field.length > 0 ? [...field] : undefined;
    }
  }
  close();
  return fields;
}

/**
 * What words become: their variables filled in, split where they hold blanks, patterns replaced by what fits. Throws
 * TooLong.
 */
export function expand(session: Session, ...words: readonly Word[]): readonly string[] {
  const room = new Room();
  const { machine, folder } = session;
  const expanded: string[] = [];
  for (const word of words)
    for (const field of split(session, word, room)) {
      const found = isPattern(field) ? matching(machine, folder, field) : [];
      for (const path of found) {
        room.take(path.length + EACH);
        expanded.push(path);
      }
      if (found.length === 0) expanded.push(textOfField(field));
    }
  return expanded;
}

/** What a variable becomes. Throws TooLong. */
export function valueFrom(session: Session, word: Word): string {
  const value = expand(session, word).join(' ');
  if (value.length > LONGEST) throw new TooLong();
  return value;
}

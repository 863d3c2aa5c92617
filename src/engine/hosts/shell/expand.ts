import type { Machine } from '../../system/machine.ts';
import { entryAt, inFolder } from '../files.ts';
import { canonical } from '../paths.ts';
import type { Piece, Word } from './parse.ts';
import type { Session } from './tool.ts';

/** Names that a pattern may become. */
const MOST = 5000;

/** A character of a word, and whether it stands for others where it is `*` or `?`. */
interface Char {
  readonly char: string;
  readonly plain: boolean;
}

const chars = (text: string, plain: boolean): readonly Char[] => [...text].map((char) => ({ char, plain }));

export function valueOf(session: Session, name: string): string {
  return name === '?' ? String(session.status) : (session.variables.get(name) ?? '');
}

/** What a piece becomes: fields, of which the first goes on where the word is, and the last is gone on with. */
function fieldsOf(session: Session, piece: Piece): readonly (readonly Char[])[] {
  if ('text' in piece) return [chars(piece.text, piece.quoted)];
  const value = valueOf(session, piece.variable);
  return piece.quoted ? [chars(value, true)] : value.split(/[ \t\n]+/).map((field) => chars(field, false));
}

/** `~` and `~/name` mean the home folder. */
function withHome(session: Session, word: Word): Word {
  const [first, ...rest] = word;
  if (!first || !('text' in first) || first.quoted || !/^~(?:\/|$)/.test(first.text)) return word;
  if (first.text === '~' && rest.length > 0) return word;
  return [{ text: session.home, quoted: true }, { text: first.text.slice(1), quoted: false }, ...rest];
}

const isPattern = (field: readonly Char[]): boolean => field.some(({ char, plain }) => !plain && /[*?]/.test(char));

const textOfField = (field: readonly Char[]): string => field.map(({ char }) => char).join('');

/** Whether a name fits a pattern, without ever looking back further than to its last star. */
function fits(name: string, pattern: readonly Char[]): boolean {
  const letters = [...name];
  let [at, here, star, from] = [0, 0, -1, 0];
  while (at < letters.length) {
    const wanted = pattern[here];
    if (wanted && !wanted.plain && wanted.char === '*') {
      star = here++;
      from = at;
    } else if (wanted && (wanted.char === letters[at] || (!wanted.plain && wanted.char === '?'))) {
      at++;
      here++;
    } else if (star >= 0) {
      here = star + 1;
      at = ++from;
    } else return false;
  }
  return pattern.slice(here).every(({ char, plain }) => !plain && char === '*');
}

/** Paths, as they would be typed, that fit a pattern. */
function matching(machine: Machine, folder: string, field: readonly Char[]): readonly string[] {
  const segments: Char[][] = [[]];
  for (const one of field) {
    if (one.char === '/') segments.push([]);
    else segments.at(-1)?.push(one);
  }
  let paths = [''];
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    paths = paths.flatMap((path) => {
      const end = last ? '' : '/';
      if (!isPattern(segment)) return [path + textOfField(segment) + end];
      return inFolder(machine, canonical(path, folder))
        .filter(([name, { kind }]) => (last || kind === 'folder') && fits(name, segment))
        .filter(([name]) => !name.startsWith('.') || segment[0]?.char === '.')
        .map(([name]) => path + name + end);
    });
    if (paths.length > MOST) return [];
  }
  return paths;
}

/** What a word becomes: its variables filled in, split where they hold blanks, patterns replaced by what fits. */
export function expand(session: Session, word: Word): readonly string[] {
  const fields: Char[][] = [];
  let open: Char[] | undefined;
  for (const piece of withHome(session, word)) {
    const [first = [], ...more] = fieldsOf(session, piece);
    if (first.length > 0 || piece.quoted) open = [...(open ?? []), ...first];
    for (const field of more) {
      if (open) fields.push(open);
      open = field.length > 0 ? [...field] : undefined;
    }
  }
  if (open) fields.push(open);
  return fields.flatMap((field) => {
    const found = isPattern(field) ? matching(session.machine, session.folder, field) : [];
    const there = found.filter((path) => path !== '' && entryAt(session.machine, canonical(path, session.folder)));
    return there.length > 0 ? there : [textOfField(field)];
  });
}

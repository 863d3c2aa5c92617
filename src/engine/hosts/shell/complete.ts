import { entryAt, inFolder } from '../files.ts';
import { canonical } from '../paths.ts';
import { columns } from './columns.ts';
import type { Session } from './tool.ts';

/** What Tab makes of a line, and what it offers where there are several ways to go on. */
interface Completion {
  readonly text?: string;
  readonly offers: readonly string[];
}

/** What goes before it has to be typed otherwise. */
const escaped = (text: string): string => text.replace(/[ \t\n;|<>&()'"\\$`*?#]/g, (char) => `\\${char}`);
const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');

/** The longest beginning that all have. */
function shared(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  let length = first.length;
  for (const name of rest) while (!name.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

/** The word that is being typed: the last one, with its escaped blanks. */
const lastWord = (text: string): string => /(?:\\.|[^ \t\n;|<>&\\])*$/.exec(text)?.[0] ?? '';

const isFirst = (before: string): boolean => /(?:^|[;|&])[ \t\n]*$/.test(before);

function paths({ machine, folder, home }: Session, typed: string): readonly string[] {
  const at = typed.lastIndexOf('/') + 1;
  const [above, begun] = [typed.slice(0, at), typed.slice(at)];
  const where = canonical(above.replace(/^~\//, `${home}/`), folder);
  if (entryAt(machine, where)?.kind !== 'folder') return [];
  return inFolder(machine, where)
    .filter(([name]) => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')))
    .map(([name, { kind }]) => above + name + (kind === 'folder' ? '/' : ''));
}

/** Completes the last word of a line: a command where one stands, otherwise a path. */
export function complete(session: Session, commands: Iterable<string>, text: string): Completion {
  const word = lastWord(text);
  const before = text.slice(0, text.length - word.length);
  const typed = unescaped(word);
  const found =
    isFirst(before) && !typed.includes('/')
      ? [...commands].filter((name) => name.startsWith(typed)).sort()
      : paths(session, typed);
  const [only] = found;
  if (only === undefined) return { offers: [] };
  const common = shared(found);
  const end = found.length > 1 || only.endsWith('/') ? '' : ' ';
  if (common.length > typed.length || found.length === 1) {
    const kept = typed.startsWith('~/') ? `~/${escaped(common.slice(2))}` : escaped(common);
    return { text: before + kept + end, offers: found.length > 1 ? found : [] };
  }
  return { offers: found };
}

/** The ways to go on, as they are listed. */
export const listed = (offers: readonly string[]): string =>
  columns(offers.map((path) => path.replace(/^.*\/(?=[^/])/, '')));

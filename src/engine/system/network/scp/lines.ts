/** When a file was changed and read last, in seconds since 1970. */
export interface ScpTimes {
  readonly modified: number;
  readonly read: number;
}

/** What stands before a file or a directory: its permissions, bytes and name. */
export interface ScpHead {
  readonly mode: number;
  readonly size: number;
  readonly name: string;
}

/** A line that whoever sends files says between them. */
export type ScpLine =
  | ({ readonly kind: 'file' | 'directory' } & ScpHead)
  | ({ readonly kind: 'times' } & ScpTimes)
  | { readonly kind: 'end' }
  /** It could not do something. `fatal`: it ends. */
  | { readonly kind: 'error'; readonly text: string; readonly fatal: boolean };

/** Bytes of a line at most. */
export const LONGEST = 2048;

/** Modes are four octal digits. */
const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0');

/** A name that stays in its line, and in its directory. */
const safeName = (name: string): string => name.replace(/[\r\n]/g, '?').replace(/^.*\//, '');

export const fileLine = ({ mode, size, name }: ScpHead): string => `C${octal(mode)} ${size} ${safeName(name)}`;
export const directoryLine = ({ mode, name }: Omit<ScpHead, 'size'>): string => `D${octal(mode)} 0 ${safeName(name)}`;
export const timesLine = ({ modified, read }: ScpTimes): string => `T${Math.trunc(modified)} 0 ${Math.trunc(read)} 0`;
export const END = 'E';

/** Whether something may be written under a name: it is in no other directory. */
const isName = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[/\p{Cc}]/u.test(name);

/** What somebody sends says of itself; a text: why it is none. */
function headOf(rest: string): ScpHead | string {
  const [, mode = '', more] = /^([0-7]{4})( .*)?$/s.exec(rest) ?? [];
  if (mode === '') return 'bad mode';
  const [, size = '', name] = /^ (\d+)( .*)?$/s.exec(more ?? '') ?? [];
  if (more === undefined) return 'mode not delimited';
  if (size === '' || name === undefined) return 'size not delimited';
  if (!Number.isSafeInteger(Number(size))) return 'size out of range';
  if (!isName(name.slice(1))) return `unexpected filename: ${name.slice(1).replace(/[^\x20-\x7e]/g, '?')}`;
  return { mode: Number.parseInt(mode, 8), size: Number(size), name: name.slice(1) };
}

/** Reads a line; a text: why it is none. */
export function readLine(line: string): ScpLine | string {
  const [kind = ''] = line;
  const rest = line.slice(kind.length);
  switch (kind) {
    case '\x01':
    case '\x02':
      return { kind: 'error', text: rest, fatal: kind === '\x02' };
    case 'C':
    case 'D': {
      const head = headOf(rest);
      return typeof head === 'string' ? head : { kind: kind === 'C' ? 'file' : 'directory', ...head };
    }
    case 'T': {
      const [, modified, read] = /^(\d{1,15}) \d{1,6} (\d{1,15}) \d{1,6}$/.exec(rest) ?? [];
      if (modified === undefined || read === undefined) return 'mtime.sec not delimited';
      return { kind: 'times', modified: Number(modified), read: Number(read) };
    }
    case 'E':
      return rest === '' ? { kind: 'end' } : 'expected control record';
    default:
      return 'expected control record';
  }
}

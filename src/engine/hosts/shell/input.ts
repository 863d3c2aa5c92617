import { fail, ok, type Result } from '../../kernel/result.ts';
import { spend } from '../../kernel/work.ts';
import { latin1Decode, utf8Decode } from '../../system/bytes.ts';
import { emptyContent, read, type Content } from '../../system/content.ts';
import { entryAt, readable, type FileTrouble } from '../files.ts';
import { asksForFolder, pathOf, type Run } from './tool.ts';

/** Bytes of a file that a tool looks through. */
export const MOST_READ = 0x400000;
/** Bytes that are looked through for a unit of work. */
const BYTES = 1000;

/** Bytes that a tool looks through. */
export function bytesIn(content: Content, from = 0, most = MOST_READ): Uint8Array {
  const bytes = read(content, from, most);
  spend(Math.ceil(bytes.length / BYTES));
  return bytes;
}

/** The text that a tool looks through. */
export function textIn(content: Content, most = MOST_READ): string {
  const bytes = bytesIn(content, 0, most);
  return utf8Decode(bytes) ?? latin1Decode(bytes);
}

/** What a tool reads: a file by its name, or what is piped in where it is `-`. */
export function contentFor(
  { session, machine, input }: Run,
  word: string,
): Result<Content, FileTrouble | 'not-folder'> {
  if (word === '-') return ok(input ?? emptyContent);
  if (word === '/dev/null') return ok(emptyContent);
  const path = pathOf(session, word);
  if (asksForFolder(word, entryAt(machine, path))) return fail('not-folder');
  const found = readable(machine, path, session.user);
  return found.ok ? ok(found.value.content) : fail(found.error);
}

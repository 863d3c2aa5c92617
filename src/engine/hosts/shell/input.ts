import { fail, ok, type Result } from '../../kernel/result.ts';
import { emptyContent, type Content } from '../../system/content.ts';
import { readable, type FileTrouble } from '../files.ts';
import { pathOf, type Run } from './tool.ts';

/** What a tool reads: a file by its name, or what is piped in where it is `-`. */
export function contentFor({ session, machine, input }: Run, word: string): Result<Content, FileTrouble> {
  if (word === '-') return ok(input ?? emptyContent);
  if (word === '/dev/null') return ok(emptyContent);
  const found = readable(machine, pathOf(session, word), session.user);
  return found.ok ? ok(found.value.content) : fail(found.error);
}

import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { textOf } from '../../../system/content.ts';
import { errorText, namedEnd, readEnd, typedEnd, type FileUrl } from '../../files/files/api.ts';

/** The text of a file, wherever it lies, or what to print instead. */
export function* readConfiguration(session: Session, url: FileUrl): Io<Result<string, string>> {
  const end = namedEnd(url);
  const read = yield* readEnd(session, end);
  if (!read.ok) return fail(errorText(read.error.doing, typedEnd(end), read.error.error));
  const text = textOf(read.value);
  return text === undefined ? fail(errorText('opening', typedEnd(end), 'Invalid argument')) : ok(text);
}

import type { Io } from '../../../kernel/io.ts';
import type { Session } from '../../../cli/session.ts';
import { textOf } from '../../../system/content.ts';
import {
  chooseSource,
  errorText,
  localPrefixes,
  readEnd,
  typedEnd,
  typedUrl,
  type FileUrl,
} from '../../files/files/api.ts';
import { replaced } from './events.ts';
import { replaceRunning } from './passes.ts';
import { backUp, goBackFromError, startTimer } from './rollback.ts';

const WARNING = [
  'This will apply all necessary additions and deletions',
  'to replace the current running configuration with the',
  'contents of the specified configuration file, which is',
  'assumed to be a complete configuration, not a partial',
  'configuration. Enter Y if you are sure you want to proceed. ? [no]: ',
].join('\n');

export interface ReplaceArgs {
  readonly url: FileUrl;
  readonly force?: true;
  readonly list?: true;
  readonly nolock?: true;
  readonly ignorecase?: true;
  /** Minutes until it goes back by itself. */
  readonly minutes?: number;
  /** It goes back at once when a line was refused. */
  readonly onError?: true;
}

/** The text of a file that can replace the configuration, or what to print instead; undefined: it was not named. */
function* targetOf(
  session: Session,
  url: FileUrl,
): Io<{ readonly text: string } | { readonly error: string } | undefined> {
  const isLocal = localPrefixes(session.device).includes(url.system);
  const end = isLocal ? { url } : yield* chooseSource(session, url);
  if (!end) return undefined;
  const file = yield* readEnd(session, end);
  if (!file.ok) return { error: errorText(file.error.doing, typedEnd(end), file.error.error) };
  const text = textOf(file.value);
  return text !== undefined && /^end\s*$/m.test(text)
    ? { text }
    : { error: '%The input file is not a valid config file.' };
}

/** `configure replace`: asks, applies the differences, reports the passes. */
export function* replaceConfiguration(session: Session, args: ReplaceArgs): Io<void> {
  const { device, line } = session;
  const target = yield* targetOf(session, args.url);
  if (!target) return;
  if ('error' in target) return session.print(target.error);
  const revocable = args.minutes !== undefined || args.onError === true;
  const backup = revocable ? yield* backUp(session) : undefined;
  if (revocable && backup === undefined) return;
  if (!args.force && (yield* session.yesNo(WARNING, false)) !== true) return;
  const { nolock, ignorecase, onError } = args;
  const listed = args.list === true && '!List of Commands:';
  const equal = yield* replaceRunning(device, line, target.text, { listed, nolock, ignorecase, strict: onError });
  device.emit(replaced, { source: typedUrl(args.url) });
  if (backup === undefined) return;
  if (onError && !equal) yield* goBackFromError(session, backup);
  else if (args.minutes !== undefined) startTimer(session, backup, args.minutes);
}

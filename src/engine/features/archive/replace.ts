import type { Io } from '../../kernel/io.ts';
import type { Session } from '../../cli/session.ts';
import { textOf } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { errorText, readFile, typedUrl, type FileUrl } from '../files/api.ts';
import { replaced } from './api.ts';
import { replaceRunning } from './passes.ts';
import { backUp, goBack, startTimer } from './rollback.ts';

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

/** The text of a file that can replace the configuration, or what to print instead. */
function targetOf(device: Device, url: FileUrl): { readonly text: string } | { readonly error: string } {
  const file = readFile(device, typedUrl(url));
  if (!file.ok) return { error: errorText('opening', typedUrl(url), file.error) };
  const text = textOf(file.value);
  return text !== undefined && /^end\s*$/m.test(text)
    ? { text }
    : { error: '%The input file is not a valid config file.' };
}

/** `configure replace`: asks, applies the differences, reports the passes. */
export function* replaceConfiguration(session: Session, args: ReplaceArgs): Io<void> {
  const { device, line } = session;
  const target = targetOf(device, args.url);
  if ('error' in target) return session.print(target.error);
  const revocable = args.minutes !== undefined || args.onError === true;
  const backup = revocable ? backUp(session) : undefined;
  if (revocable && backup === undefined) return;
  if (!args.force && (yield* session.yesNo(WARNING, false)) !== true) return;
  const { nolock, ignorecase } = args;
  const listed = args.list === true && '!List of Commands:';
  const outcome = yield* replaceRunning(device, line, target.text, { listed, nolock, ignorecase });
  device.emit(replaced, { source: typedUrl(args.url) });
  if (backup === undefined) return;
  if (args.onError && (outcome.refused.length > 0 || !outcome.equal)) yield* goBack(device, backup, 'error');
  else if (args.minutes !== undefined) startTimer(session, backup, args.minutes);
}

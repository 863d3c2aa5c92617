import { applyConfig } from '../../cli/config-reader.ts';
import { on, type Io } from '../../kernel/io.ts';
import type { Session } from '../../cli/session.ts';
import { textOf } from '../../system/content.ts';
import { defineMessage, logged, type Device } from '../../system/device.ts';
import { runningConfigText } from '../configuration/api.ts';
import { readFile } from '../files/api.ts';
import { replaced, rolledBack } from './api.ts';
import { changesBetween } from './diff.ts';
import { archiveList, archiveSettings } from './state.ts';

const PASSES = 5;
const MINUTE = 60_000;
/** Virtual time one pass over a configuration takes. */
const PASS_TIME = 400;

export const configReplaced = defineMessage('SYS', 5, 'CONFIG_R', 'Config Replace is Done ');

const WARNING = [
  'This will apply all necessary additions and deletions',
  'to replace the current running configuration with the',
  'contents of the specified configuration file, which is',
  'assumed to be a complete configuration, not a partial',
  'configuration. Enter Y if you are sure you want to proceed. ? [no]: ',
].join('\n');

export interface ReplaceArgs {
  readonly url: string;
  readonly force?: true;
  readonly list?: true;
  /** Minutes until it goes back by itself. */
  readonly minutes?: number;
}

/** The text of a file that can replace the configuration, or what to print instead. */
function targetOf(device: Device, url: string): { readonly text: string } | { readonly error: string } {
  const file = readFile(device, url);
  if (!file.ok) return { error: `%Error opening ${url} (${file.error})` };
  const text = textOf(file.value);
  return text !== undefined && /^end\s*$/m.test(text)
    ? { text }
    : { error: '%The input file is not a valid config file.' };
}

/** `configure replace`: asks, applies the differences, reports the passes. */
export function* replaceConfiguration(session: Session, args: ReplaceArgs): Io<void> {
  const { device } = session;
  const target = targetOf(device, args.url);
  if ('error' in target) return session.print(target.error);
  if (args.minutes !== undefined && device.read(archiveSettings).path === null)
    return session.print('%Timed rollback needs an archive path. Use "archive" and "path" first.');
  if (!args.force && (yield* session.yesNo(WARNING, false)) !== true) return;
  device.hook(logged, { severity: 6, text: 'Rollback:Acquired Configuration lock.' });
  const before = runningConfigText(device);
  const passes = yield* makeEqual(session, target.text, args.list ?? false);
  session.print(`Total number of passes: ${passes}\nRollback Done\n`);
  device.log(configReplaced);
  device.emit(replaced, { source: args.url });
  if (args.minutes !== undefined) armRollback(device, before, args.minutes);
}

/** Applies differences until nothing differs; returns how many passes it took. */
function* makeEqual(session: Session, target: string, list: boolean): Io<number> {
  const { device, line } = session;
  for (let pass = 1; pass <= PASSES; pass++) {
    const script = changesBetween(runningConfigText(device), target);
    if (script.length === 0) return pass - 1;
    if (list) session.print(`!Pass ${pass}\n\n!List of Commands:\n${script.join('\n')}\nend\n`);
    yield* on(device.clock.after(PASS_TIME));
    yield* applyConfig(device, line, script.join('\n'), 'configure replace');
  }
  return PASSES;
}

function armRollback(device: Device, text: string, minutes: number): void {
  device.update(archiveList, (draft) => {
    draft.rollback = text;
  });
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(minutes * MINUTE));
      if (device.read(archiveList).rollback === text) yield* goBack(device, text, 'timer');
    })(),
  );
}

/** Back to the configuration before a timed replace. */
export function* goBack(device: Device, text: string, because: 'timer' | 'command'): Io<void> {
  for (let pass = 0; pass < PASSES; pass++) {
    const script = changesBetween(runningConfigText(device), text);
    if (script.length === 0) break;
    yield* applyConfig(device, device.console, script.join('\n'), 'rollback');
  }
  device.update(archiveList, (draft) => {
    draft.rollback = null;
  });
  device.log(configReplaced);
  device.emit(rolledBack, { because });
}

import type { Io } from '../kernel/io.ts';
import type { Device } from '../system/device.ts';
import type { TerminalLine } from '../system/terminal/line.ts';
import { complaint } from './complaint.ts';
import { configure } from './mode.ts';
import { resolve, type CommandSet } from './resolve.ts';
import { commandsOf } from './software.ts';
import { Session } from './session.ts';

/** A configuration line that the parser refused. */
export interface Refused {
  readonly line: string;
  readonly kind: 'invalid' | 'incomplete' | 'ambiguous';
}

/**
 * Applies configuration text line by line, as `copy ... running-config` and the start of IOS do. Lines
 * that are not understood are reported on the line as the device reports them, unless `silent`, and returned; `strict`
 * ends at the first.
 */
export function* applyConfig(
  device: Device,
  line: TerminalLine,
  text: string,
  source: string,
  silent = false,
  strict = false,
): Io<readonly Refused[]> {
  const commands = commandsOf(device);
  const session = new Session(device, line, { kind: 'file', name: source }, text.split(/\r?\n/));
  session.privilege = 15;
  session.enter(configure);
  const refused: Refused[] = [];
  for (;;) {
    const next = yield* session.readLine({ prompt: '' });
    if (next.kind !== 'line') return refused;
    if (next.text.trim() === 'end') return refused;
    const failed = yield* applyLine(session, commands, next.text, silent);
    if (failed) refused.push(failed);
    if (failed && strict) return refused;
  }
}

function* applyLine(session: Session, commands: CommandSet, text: string, silent: boolean): Io<Refused | undefined> {
  const line = text.trimStart();
  if (line === '' || line.startsWith('!')) return undefined;
  const { match, mode } = resolve(commands, session, line);
  if (match.kind === 'ok') {
    session.backTo(mode);
    yield* match.command.run(session, match.args);
    return undefined;
  }
  if (!silent) session.print(`${line}\n${complaint(match, line, 0)}`);
  return { line, kind: match.kind };
}

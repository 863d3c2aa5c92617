import { on, race, running, type Io } from '../../../kernel/io.ts';
import type { Handover } from '../../../system/phase.ts';
import { monitorCommand } from './api.ts';
import { setVariable } from '../monitor-environment/api.ts';
import { commandNamed } from './commands.ts';
import { isRepeat, wordsMeant } from './line-words.ts';
import { argumentsOf, DONE, FAILED, print, type Monitor, type Outcome } from './monitor.ts';
import { monitorState } from './state.ts';
import { assignment } from './words.ts';

/** Runs one line; returns a handover when it ends the visit. */
export function* runLine(monitor: Monitor, text: string): Io<Handover | undefined> {
  const { device } = monitor;
  if (text.trim() === '') return undefined;
  if (!isRepeat(device, text)) monitor.history.push(text.trim());
  const assigned = assignment(text);
  if (assigned) {
    setVariable(device, assigned.name, assigned.value);
    return finish(monitor, text, 0);
  }
  const outcome = yield* interruptible(monitor, text);
  finish(monitor, text, typeof outcome === 'number' ? outcome : DONE);
  return typeof outcome === 'number' ? undefined : outcome;
}

function finish({ device }: Monitor, text: string, result: number): undefined {
  device.update(monitorState, (draft) => {
    draft.result = result;
  });
  device.emit(monitorCommand, { line: text.trim(), result });
}

/** Break or Ctrl-C, at a moment when the command may be stopped. */
function* stopped(monitor: Monitor): Io<void> {
  const { console, consolePort } = monitor.device;
  do yield* on(race(consolePort.breaks, console.cancels));
  while (monitor.held);
}

/** Break and Ctrl-C stop any command. */
function* interruptible(monitor: Monitor, text: string): Io<Outcome> {
  const { console } = monitor.device;
  const [name = '', ...args] = wordsMeant(monitor.device, text);
  const [which, outcome] = yield* on(
    race(
      running(() => execute(monitor, name, args)),
      running(() => stopped(monitor)),
    ),
  );
  if (which === 0) return outcome;
  if (console.column > 0) console.write('\n');
  print(monitor, `monitor: command "${name}" aborted due to user interrupt`);
  return FAILED;
}

function* execute(monitor: Monitor, name: string, args: readonly string[]): Io<Outcome> {
  const command = commandNamed(name);
  if (!command) {
    print(monitor, `monitor: command "${name}" not found`);
    return FAILED;
  }
  if (args.includes('-?')) {
    print(monitor, command.usage);
    return DONE;
  }
  const given = argumentsOf(monitor, command, args);
  return given ? yield* command.run(monitor, given.rest, given.letters) : FAILED;
}

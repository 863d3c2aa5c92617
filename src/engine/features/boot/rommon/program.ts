import { on, race, running, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import type { Handover } from '../../../system/phase.ts';
import { monitorCommand } from './api.ts';
import { setVariable } from '../monitor-environment/api.ts';
import { isRepeat, promptText, wordsMeant } from './line-words.ts';
import { DONE, FAILED, print, type Monitor, type Outcome } from './monitor.ts';
import { assignment } from './words.ts';
import { monitorState } from './state.ts';

const commands = part(() => import('./commands.ts'));

/** The ROM monitor: reads and runs lines until one of them starts something. */
export function* rommon(device: Device, message: string): Io<Handover> {
  const monitor: Monitor = { device, history: [], loaded: undefined, run: (text) => runLine(monitor, text) };
  device.console.write(message);
  for (let line = 1; ; ) {
    const end = yield* readLine(device.console, { prompt: promptText(device, line), editing: false, width: 0 });
    if (end.kind !== 'line') {
      if (device.console.column > 0) device.console.write('\n');
      continue;
    }
    line += 1;
    const handover = yield* runLine(monitor, end.text);
    if (handover) return handover;
  }
}

/** Runs one line; returns a handover when it ends the visit. */
function* runLine(monitor: Monitor, text: string): Io<Handover | undefined> {
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

/** Break and Ctrl-C stop any command. */
function* interruptible(monitor: Monitor, text: string): Io<Outcome> {
  const { console, consolePort } = monitor.device;
  const [name = '', ...args] = wordsMeant(monitor.device, text);
  const stop = race(consolePort.breaks, console.cancels);
  const [which, outcome] = yield* on(
    race(
      running(() => execute(monitor, name, args)),
      stop,
    ),
  );
  if (which === 0) return outcome;
  if (console.column > 0) console.write('\n');
  print(monitor, `monitor: command "${name}" aborted due to user interrupt`);
  return FAILED;
}

function* execute(monitor: Monitor, name: string, args: readonly string[]): Io<Outcome> {
  const command = commands.get().commandNamed(name);
  if (!command) {
    print(monitor, `monitor: command "${name}" not found`);
    return FAILED;
  }
  if (args.includes('-?')) {
    print(monitor, command.usage);
    return DONE;
  }
  return yield* command.run(monitor, args);
}

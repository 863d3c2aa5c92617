import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import type { Handover } from '../../../system/phase.ts';
import { environment, PROMPT } from '../monitor-environment/api.ts';
import type { Monitor } from './monitor.ts';

const lines = part(() => import('./run-line.ts'));

/** PS1 with the number of this line in place of `!`. */
const promptText = (device: Device, line: number): string =>
  (environment(device).variables.PS1 ?? PROMPT).replaceAll('!', String(line));

/** The ROM monitor: reads and runs lines until one of them starts something. */
export function* rommon(device: Device, message: string): Io<Handover> {
  const monitor: Monitor = {
    device,
    history: [],
    loaded: undefined,
    held: false,
    run: (text) => lines.get().runLine(monitor, text),
  };
  device.console.write(message);
  for (let line = 1; ; ) {
    const end = yield* readLine(device.console, { prompt: promptText(device, line), editing: false, width: 0 });
    if (end.kind !== 'line') {
      if (device.console.column > 0) device.console.write('\n');
      continue;
    }
    line += 1;
    const handover = yield* monitor.run(end.text);
    if (handover) return handover;
  }
}

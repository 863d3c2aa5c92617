import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { TerminalLine } from '../../../system/terminal/line.ts';
import { absoluteNumber, lineNames, lineSettings } from './line-names.ts';
import { lineProcess } from './line-process.ts';

/** Somebody who comes to a device over the network. */
export interface Caller {
  readonly from: string;
  readonly protocol: 'telnet' | 'ssh';
  /** Takes what the line writes. */
  hear(text: string): void;
  /** The device ends the connection. */
  closed(): void;
}

const takes = (device: Device, name: string, protocol: Caller['protocol']): boolean =>
  (lineSettings(device, name).kept['transport input'] ?? 'all')
    .split(' ')
    .some((one) => one === protocol || one === 'all');

function* visit(device: Device, line: TerminalLine, caller: Caller): Io<void> {
  try {
    yield* lineProcess(device, line);
  } finally {
    device.lines.delete(line.name);
    caller.closed();
  }
}

/**
 * Lets somebody in on the first virtual terminal that is free and takes their protocol. What they type goes to the line,
 * and `hangUp` says that they are gone. Undefined: refused.
 */
export function connect(device: Device, caller: Caller): TerminalLine | undefined {
  const free = lineNames(device).find(
    (name) => name.startsWith('vty') && !device.lines.has(name) && takes(device, name, caller.protocol),
  );
  if (device.phase !== 'ios' || free === undefined) return undefined;
  const id = { name: free, number: absoluteNumber(free), from: caller.from };
  const line = new TerminalLine(id, device.clock, (text) => caller.hear(text));
  device.lines.set(free, line);
  device.spawn(visit(device, line, caller));
  return line;
}

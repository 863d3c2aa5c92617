import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { TerminalLine } from '../../../system/terminal/line.ts';
import { accessClass } from './access-class.ts';
import { absoluteNumber, lineKept, lineNames } from './line-names.ts';
import { lineSaid } from './line-said.ts';
import { lineProcess } from './line-process.ts';
import type { LineName } from './state.ts';

const PORTS = { telnet: 23, ssh: 22 } as const;

/** Where somebody comes from, and how. */
interface Coming {
  readonly from: string;
  readonly fromPort?: number;
  readonly protocol: keyof typeof PORTS;
  /** The port that they came to, and the rotary group of lines behind it, where these are not as usual. */
  readonly group?: { readonly port: number; readonly rotary: number };
}

/** Somebody who comes to a device over the network. */
export interface Caller extends Coming {
  /** Takes what the line writes. */
  hear(text: string): void;
  /** The device ends the connection. */
  closed(): void;
}

const takes = (device: Device, name: string, protocol: Coming['protocol']): boolean =>
  (lineKept(device, name, 'transport input') ?? 'all').split(' ').some((one) => one === protocol || one === 'all');

/** The first virtual terminal that is free and takes the protocol. */
function freeLine(device: Device, { protocol, group }: Coming): LineName | undefined {
  if (device.phase !== 'ios') return undefined;
  return lineNames(device).find(
    (name) =>
      name.startsWith('vty') &&
      !device.lines.has(name) &&
      takes(device, name, protocol) &&
      (!group || lineSaid(device, name, 'rotary')?.split(' ')[0] === String(group.rotary)),
  );
}

const portOf = ({ protocol, group }: Coming): number => group?.port ?? PORTS[protocol];

/** Whether there is a line for somebody, and its access class lets them in. */
export function admits(device: Device, coming: Coming): boolean {
  const free = freeLine(device, coming);
  const { from, fromPort = 0 } = coming;
  return free !== undefined && accessClass(device, free, 'in', from, { fromPort, toPort: portOf(coming) });
}

type Visiting = (line: TerminalLine) => Io<void>;

function* visit(device: Device, line: TerminalLine, caller: Caller, visiting: Visiting): Io<void> {
  try {
    yield* visiting(line);
  } finally {
    device.lines.delete(line.name);
    caller.closed();
  }
}

/**
 * Lets somebody in who was admitted. What they type goes to the line, and `hangUp` says that they are gone. Undefined: no
 * line is free any more. `visiting`: what happens at the line, where that is not its own process; the line is taken as long.
 */
export function connect(
  device: Device,
  caller: Caller,
  visiting: Visiting = (line) => lineProcess(device, line),
): TerminalLine | undefined {
  const free = freeLine(device, caller);
  if (free === undefined) return undefined;
  const id = { name: free, number: absoluteNumber(device, free), from: caller.from, port: portOf(caller) };
  const line = new TerminalLine(id, device.clock, (text) => caller.hear(text));
  device.lines.set(free, line);
  device.spawn(visit(device, line, caller, visiting));
  return line;
}

import type { Session } from '../../../cli/session.ts';
import { lasting } from '../../../kernel/duration.ts';
import { lineTransport, lineUser, toldLines } from '../access/api.ts';

function transportLines({ device, line }: Session): readonly string[] {
  const way = (name: 'preferred' | 'input' | 'output', usual: string): string =>
    lineTransport(device, line.name, name) ?? usual;
  return [
    `Allowed input transports are ${way('input', line.name.startsWith('vty') ? device.platform.transports : 'none')}.`,
    `Allowed output transports are ${way('output', device.platform.transports)}.`,
    `Preferred transport is ${way('preferred', 'telnet')}.`,
  ];
}

/** `show terminal`. */
export function terminalText(session: Session): string {
  const { terminal, line, device } = session;
  const { now } = device.clock;
  return toldLines({
    ...terminal,
    device,
    name: line.name,
    status: 'PSI Enabled, Ready, Active, Automore On',
    modemState: 'Ready',
    active: lasting(now - (lineUser(device, line.name)?.since ?? now)),
    transports: [...transportLines(session), 'Shell: disabled', 'Shell trace: off'],
  }).join('\n');
}

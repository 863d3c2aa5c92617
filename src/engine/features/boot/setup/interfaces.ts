import { resolve } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import type { Session } from '../../../cli/session.ts';
import { ipv4, ipv4Mask } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { until, yesOrNo } from './questions.ts';

/** The port that a typed name means: `gi0/0`, `GigabitEthernet0/0`. */
function portNamed(device: Device, typed: string): string | undefined {
  const [, letters = '', number = ''] = /^([A-Za-z-]+)\s*([\d/]+)$/.exec(typed) ?? [];
  const wanted = letters.toLowerCase();
  return device.platform.ports.find(({ name }) => {
    const at = name.search(/\d/);
    return wanted !== '' && name.slice(0, at).toLowerCase().startsWith(wanted) && name.slice(at) === number;
  })?.name;
}

export function* interfaceSummary(session: Session): Io<void> {
  session.print('\nCurrent interface summary\n');
  const { match } = resolve(commandsOf(session.device), session, 'show ip interface brief');
  if (match.kind === 'ok') yield* match.command.run(session, match.args);
  session.print();
}

/** The one interface of basic management setup, as configuration lines. */
export function* managementInterface(session: Session): Io<readonly string[]> {
  session.print('Enter interface name used to connect to the');
  const port = yield* until(session, 'management network from the above interface summary: ', (answer) => {
    const found = portNamed(session.device, answer);
    if (found === undefined) session.print('% Invalid interface name.');
    return found;
  });
  session.print(`\nConfiguring interface ${port}:`);
  const lines = yield* address(session, port);
  const others = session.device.platform.ports.filter(({ name }) => name !== port);
  return [...lines, ...others.flatMap(({ name }) => closed(name))];
}

/** Extended setup: every interface in turn. */
export function* allInterfaces(session: Session): Io<readonly string[]> {
  const lines: string[] = [];
  for (const { name } of session.device.platform.ports) {
    const wanted = yield* yesOrNo(session, `\nDo you want to configure ${name}  interface? [yes]: `, true);
    lines.push(...(wanted ? yield* address(session, name) : closed(name)));
  }
  return lines;
}

const closed = (port: string): readonly string[] => [`interface ${port}`, 'shutdown', 'no ip address', '!'];

function* address(session: Session, port: string): Io<readonly string[]> {
  const wanted = yield* yesOrNo(session, '  Configure IP on this interface? [no]: ', false);
  if (!wanted) return [`interface ${port}`, 'no shutdown', 'no ip address', '!'];
  const { device } = session;
  const ip = yield* until(session, '    IP address for this interface: ', (answer) => {
    const found = ipv4.parse(answer, device);
    if (found === undefined) session.print('% Invalid IP address.');
    return found;
  });
  const usual = classOf(ip);
  const mask = yield* until(
    session,
    `    Subnet mask for this interface [${usual.mask}] : `,
    (answer) => {
      const found = ipv4Mask.parse(answer, device);
      if (found === undefined) session.print('% Invalid subnet mask.');
      return found;
    },
    usual.mask,
  );
  const bits = bitsIn(mask);
  session.print(`    Class ${usual.letter} network is ${usual.network(ip)}, ${bits} subnet bits; mask is /${bits}`);
  return [`interface ${port}`, 'no shutdown', `ip address ${ip} ${mask}`, '!'];
}

const bitsIn = (mask: string): number =>
  mask.split('.').reduce((sum, part) => sum + Number(part).toString(2).replaceAll('0', '').length, 0);

/** The old classes of addresses, which the dialogue still offers as masks. */
function classOf(ip: string): { readonly letter: string; readonly mask: string; network(of: string): string } {
  const first = Number(ip.split('.')[0]);
  const [letter, octets] = first < 128 ? (['A', 1] as const) : first < 192 ? (['B', 2] as const) : (['C', 3] as const);
  const keep = (parts: readonly string[]): string => parts.map((part, i) => (i < octets ? part : '0')).join('.');
  return { letter, mask: keep(['255', '255', '255', '255']), network: (of) => keep(of.split('.')) };
}

import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import type { Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, ipv4, ipv4Mask, line } from '../../../cli/types.ts';
import { undrafted } from '../../../kernel/slice.ts';
import { networkOf } from '../../../system/network/address.ts';
import { addressError, overlapping } from './addresses.ts';
import { linkMayChange } from './links.ts';
import { changeInterfaces, interfaceMode, namesIn, rangeMode } from './mode.ts';
import { presetInterface, type Address, type InterfaceSettings } from './state.ts';

interface AddressArgs {
  readonly ip?: string;
  readonly mask?: string;
  readonly secondary?: true;
  readonly dhcp?: true;
}

const ip = keyword('ip', 'Interface Internet Protocol config commands');
const addressSyntax = seq(
  ip,
  keyword('address', 'Set the IP address of an interface'),
  alt(
    seq(
      arg('ip', ipv4, 'IP address'),
      arg('mask', ipv4Mask, 'IP subnet mask'),
      opt(flag('secondary', 'Make this IP address a secondary address', 'secondary')),
    ),
    flag('dhcp', 'IP Address negotiated via DHCP', 'dhcp'),
  ),
) as Syntax<AddressArgs>;

/** NVRAM: read from the saved configuration. */
const methodOf = ({ origin }: Session): InterfaceSettings['method'] =>
  origin.kind === 'file' && /memory|startup|nvram/.test(origin.name) ? 'NVRAM' : 'manual';

function setAddress(session: Session, { ip: host = '', mask = '', secondary, dhcp }: AddressArgs): void {
  if (dhcp) {
    changeInterfaces(session, (draft) =>
      Object.assign(draft, { dhcp: true, address: null, secondary: [], method: 'DHCP' }),
    );
    return;
  }
  const address: Address = { ip: host, mask };
  const error = addressError(address);
  if (error !== undefined) return session.print(error);
  for (const name of namesIn(session)) {
    const other = overlapping(session.device, name, address);
    if (other === undefined) putAddress(session, name, address, secondary ?? false);
    else session.print(`% ${networkOf(address)} overlaps with ${other}`);
  }
}

function putAddress(session: Session, only: string, address: Address, secondary: boolean): void {
  const method = methodOf(session);
  changeInterfaces(session, (draft, name) => {
    if (name !== only) return;
    draft.method = method;
    draft.dhcp = false;
    if (!secondary) draft.address = address;
    else if (!undrafted(draft.secondary).some(({ ip: held }) => held === address.ip)) draft.secondary.push(address);
  });
  session.device.network.announce(only, address.ip);
}

function clearAddress(session: Session, { ip: host, secondary }: AddressArgs): void {
  const method = methodOf(session);
  changeInterfaces(session, (draft) => {
    if (secondary) draft.secondary = undrafted(draft.secondary).filter((held) => held.ip !== host);
    else Object.assign(draft, { address: null, secondary: [], dhcp: false, method });
  });
}

const byName = (names: readonly (readonly [string, string])[], as: 'value'): Syntax<{ value?: string }> =>
  alt(...names.map(([name, help]) => choice(name, help, as, name)));

const mtu: ArgType<number> = integer(64, 9600);

/** A setting that is one value; `no` puts back the first one. `ports`: not for loopbacks. */
const valued = <A>(
  mode: Mode<readonly string[]>,
  field: keyof InterfaceSettings,
  syntax: Syntax<A>,
  value: (args: A) => InterfaceSettings[keyof InterfaceSettings],
): readonly Command[] =>
  withNegation<A>({
    id: field,
    mode,
    syntax,
    *run(session, args) {
      changeInterfaces(session, (draft) => Object.assign(draft, { [field]: value(args) }));
    },
    *undo(session) {
      changeInterfaces(session, (draft, name) => Object.assign(draft, { [field]: presetInterface(name)[field] }));
    },
  });

function setNegotiation(session: Session, negotiation: boolean): void {
  changeInterfaces(session, (draft) => {
    draft.negotiation = negotiation;
  });
}

function setShutdown(session: Session, shutdown: boolean): void {
  changeInterfaces(session, (draft) => {
    draft.shutdown = shutdown;
  });
  for (const name of namesIn(session)) linkMayChange(session.device, name);
}

/** Commands of interface configuration; a range takes the same. */
const commandsFor = (mode: Mode<readonly string[]>): readonly Command[] => [
  ...withNegation<AddressArgs>({
    id: 'ip address',
    mode,
    syntax: addressSyntax,
    *run(session, args) {
      setAddress(session, args);
    },
    *undo(session, args) {
      clearAddress(session, args);
    },
  }),
  ...withNegation({
    id: 'shutdown',
    mode,
    syntax: keyword('shutdown', 'Shutdown the selected interface'),
    *run(session) {
      setShutdown(session, true);
    },
    *undo(session) {
      setShutdown(session, false);
    },
  }),
  ...valued(
    mode,
    'description',
    seq(
      keyword('description', 'Interface specific description'),
      arg('text', line, 'Up to 200 characters describing this interface'),
    ),
    ({ text }) => text,
  ),
  ...valued(
    mode,
    'duplex',
    seq(
      keyword('duplex', 'Configure duplex operation.'),
      byName(
        [
          ['auto', 'Enable AUTO duplex configuration'],
          ['full', 'Force full duplex operation'],
          ['half', 'Force half-duplex operation'],
        ],
        'value',
      ),
    ),
    ({ value = 'auto' }) => value,
  ),
  ...valued(
    mode,
    'speed',
    seq(
      keyword('speed', 'Configure speed operation.'),
      byName(
        [
          ['10', 'Force 10 Mbps operation'],
          ['100', 'Force 100 Mbps operation'],
          ['1000', 'Force 1000 Mbps operation'],
          ['auto', 'Enable AUTO speed configuration'],
        ],
        'value',
      ),
    ),
    ({ value = 'auto' }) => value,
  ),
  ...withNegation({
    id: 'negotiation auto',
    mode,
    when: ({ platform }) => platform.ports.some(({ hardware }) => hardware.settings.includes('negotiation')),
    syntax: seq(keyword('negotiation', 'Select Autonegotiation mode'), keyword('auto', 'Perform link autonegotiation')),
    *run(session) {
      setNegotiation(session, true);
    },
    *undo(session) {
      setNegotiation(session, false);
    },
    *restore(session) {
      setNegotiation(session, true);
    },
  }),
  ...valued(
    mode,
    'bandwidth',
    seq(
      keyword('bandwidth', 'Set bandwidth informational parameter'),
      arg('kbps', integer(1, 10000000), 'Bandwidth in kilobits'),
    ),
    ({ kbps }) => kbps,
  ),
  ...valued(
    mode,
    'delay',
    seq(
      keyword('delay', 'Specify interface throughput delay'),
      arg('tens', integer(1, 16777215), 'Throughput delay (tens of microseconds)'),
    ),
    ({ tens }) => tens,
  ),
  ...valued(
    mode,
    'mtu',
    seq(keyword('mtu', 'Set the interface Maximum Transmission Unit (MTU)'), arg('bytes', mtu, 'MTU size in bytes')),
    ({ bytes }) => bytes,
  ),
];

export const settingCommands: readonly Command[] = [interfaceMode, rangeMode].flatMap(commandsFor);

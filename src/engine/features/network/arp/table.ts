import type { Device } from '../../../system/device.ts';
import { asNumber } from '../../../system/network/address.ts';
import { ipStack, noStack } from '../../../system/network/ip-stack.ts';
import type { Neighbour } from '../../../system/network/network.ts';
import { arpState } from './state.ts';

/** Of whom to tell: an address, an interface by its full name, or everybody. */
export interface Wanted {
  readonly address?: string;
  readonly name?: string;
}

interface Row {
  readonly address: string;
  /** Minutes; `-`: the device's own, or configured. */
  readonly age: string;
  readonly mac: string;
  readonly port: string;
}

const ownRows = (device: Device): readonly Row[] =>
  device
    .hook(ipStack, noStack)
    .ports.flatMap(({ name, up, virtual, mac, addresses }) =>
      up && !virtual ? addresses.map(({ ip }) => ({ address: ip, age: '-', mac, port: name })) : [],
    );

function learnedRow({ clock }: Device, { address, mac, port, at }: Neighbour): Row {
  if (mac === undefined) return { address, age: '0', mac: 'Incomplete', port: '' };
  return { address, age: String(Math.floor((clock.now - at) / 60_000)), mac, port };
}

function rows(device: Device): readonly Row[] {
  const { fixed } = device.read(arpState);
  const known = [...ownRows(device), ...fixed.map((one) => ({ ...one, age: '-', port: '' }))];
  const taken = new Set(known.map(({ address }) => address));
  const learned = device.network.neighbours().filter(({ address }) => !taken.has(address));
  return [...known, ...learned.map((one) => learnedRow(device, one))].sort(
    (a, b) => asNumber(a.address) - asNumber(b.address),
  );
}

const isWanted =
  ({ address, name }: Wanted) =>
  (one: { readonly address: string; readonly port: string }): boolean =>
    (address === undefined || one.address === address) && (name === undefined || one.port === name);

export function arpText(device: Device, wanted: Wanted): string {
  const lines = rows(device)
    .filter(isWanted(wanted))
    .map(
      ({ address, age, mac, port }) =>
        `Internet  ${address.padEnd(15)} ${age.padStart(9)}   ${mac.padEnd(14)}  ARPA   ${port}`,
    );
  return lines.length === 0
    ? ''
    : ['Protocol  Address          Age (min)  Hardware Addr   Type   Interface', ...lines, ''].join('\n');
}

/** Forgets what was learned and asks for it again. */
export function refresh({ network }: Device, wanted: Wanted): void {
  for (const { address, port, mac } of network.neighbours().filter(isWanted(wanted))) {
    network.forgetNeighbours({ address });
    if (mac !== undefined) network.neighbour(address, { interface: port })(() => {})();
  }
}

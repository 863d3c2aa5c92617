import { ownValue } from '../../../kernel/record.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { asNumber } from '../../../system/network/address.ts';
import type { IpStack, Passing } from '../../../system/network/ip-stack.ts';
import type { Address } from '../../../system/network/network.ts';
import { logMatch } from './log-match.ts';
import { protocols } from './names.ts';
import { accessLists, matches, type AccessList, type Extended, type Party, type PortTest, type Said } from './state.ts';

/** Entries that are looked at for a unit of work. */
export const ENTRIES = 8;

export const listNamed = (device: Device, name: string): AccessList | undefined =>
  device.read(accessLists).lists.find((list) => list.name === name);

const isOf = ({ address, wildcard }: Party, asked: Address): boolean =>
  ((asNumber(address) ^ asNumber(asked)) & ~asNumber(wildcard)) === 0;

function isPort({ by, port, last = port, more = [] }: PortTest, asked: number | undefined): boolean {
  if (asked === undefined) return false;
  if (by === 'range') return asked >= Math.min(port, last) && asked <= Math.max(port, last);
  if (by === 'lt') return asked < port;
  if (by === 'gt') return asked > port;
  return (asked === port || more.includes(asked)) === (by === 'eq');
}

/** Whether the type of service of a packet is as asked. */
const isService = ({ dscp, precedence, tos }: NonNullable<Extended['service']>, asked: number): boolean =>
  (dscp ?? asked >> 2) === asked >> 2 &&
  (precedence ?? asked >> 5) === asked >> 5 &&
  (tos ?? (asked >> 1) & 15) === ((asked >> 1) & 15);

/** Whether a packet is as an extended entry asks; no packet here is a piece of one. */
function isSuch(asked: Extended, packet: Passing): boolean {
  const { protocol, to, fromPort, toPort, icmp, established, fragments, service, kept } = asked;
  if (kept || fragments || (protocol !== 0 && protocol !== protocols[packet.protocol][0]) || !isOf(to, packet.to))
    return false;
  if ((fromPort && !isPort(fromPort, packet.fromPort)) || (toPort && !isPort(toPort, packet.toPort))) return false;
  if (service && !isService(service, packet.tos ?? 0)) return false;
  if (established && !packet.established) return false;
  return !icmp || (packet.icmp?.[0] === icmp[0] && (icmp[1] === undefined || packet.icmp[1] === icmp[1]));
}

const fits = (says: Said, packet: Passing): boolean =>
  'permit' in says && isOf(says, packet.from) && (!says.extended || isSuch(says.extended, packet));

/** Whether a list lets a packet pass; what matches is counted, as so many packets as it stands for. A list that is not there, or empty, lets everything. */
export function listLets(device: Device, name: string, packet: Passing): boolean {
  const entries = listNamed(device, name)?.entries ?? [];
  spend(Math.ceil(entries.length / ENTRIES));
  if (entries.every(({ says }) => 'remark' in says)) return true;
  const found = entries.find(({ says }) => fits(says, packet));
  if (!found || !('permit' in found.says)) return false;
  const counted = `${name} ${found.at}`;
  const { packets = 1 } = packet;
  if (packets > 0)
    device.update(matches, (draft) => {
      draft[counted] = (draft[counted] ?? 0) + packets;
    });
  if (packets > 0 && found.says.log) logMatch(device, name, found.says, packet);
  return found.says.permit;
}

/** Puts the lists of interfaces between their packets and the device. */
export function withLists(stack: IpStack, device: Device): IpStack {
  const { groups } = device.read(accessLists);
  if (Object.keys(groups).length === 0) return stack;
  return {
    ...stack,
    permits: (port, way, packet) => {
      const list = ownValue(groups, port)?.[way];
      return (list === undefined || listLets(device, list, packet)) && (stack.permits?.(port, way, packet) ?? true);
    },
  };
}

import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { ipStack, nextHop, noStack } from '../../../system/network/ip-stack.ts';
import { addressesOf } from './addresses.ts';
import { hasCarrier, linkState, settingsOf } from './links.ts';
import { findInterface, interfaceNames } from './names.ts';

export { interfaceFilters } from './filters.ts';
export { linkMayChange, linkState } from './links.ts';
export { interfaceMode, interfaceSyntax, namesIn, rangeMode } from './mode.ts';
export { anyInterface, NOWHERE, otherInterface } from './other.ts';

const isUp = (device: Device, name: string): boolean => linkState(device, name).protocol === 'up';

/** First IP address of an interface, given by its full name. */
const interfaceAddress = (device: Device, name: string): string | undefined => addressesOf(device, name)[0]?.ip;

/** Full name of an interface that exists, from a name that may be shortened. */
export const interfaceNamed = findInterface;

/** Whether an address is one of this device's own, on an interface that is up. */
export const isOwnAddress = (device: Device, ip: string): boolean =>
  interfaceNames(device).some((name) => isUp(device, name) && addressesOf(device, name).some((a) => a.ip === ip));

/** First address of an interface that is up, by its name, which may be shortened. */
export function addressInService(device: Device, typed: string): string | undefined {
  const name = findInterface(device, typed);
  return name !== undefined && isUp(device, name) ? interfaceAddress(device, name) : undefined;
}

/** The interface by which packets for this address leave. */
export const interfaceToward = (device: Device, ip: string): string | undefined =>
  nextHop(device.hook(ipStack, noStack), ip)?.port.name;

const OF = 'interface name, in full or shortened';

const about =
  <V>(read: (device: Device, name: string) => V, none: V) =>
  (device: Device, of: string): V => {
    const name = findInterface(device, of);
    return name === undefined ? none : read(device, name);
  };

export const interfaceFacts: readonly Fact[] = [
  defineFact({
    id: 'interface.names',
    kind: 'list',
    describe: 'Full names of all interfaces',
    read: interfaceNames,
  }),
  defineFact({
    id: 'interface.up',
    kind: 'flag',
    of: OF,
    describe: 'Whether the interface and its line protocol are up',
    read: about(isUp, false),
    whyNot: about((device, name) => {
      if (settingsOf(device, name).shutdown) return 'it is shut down';
      return hasCarrier(device, name) ? 'it is not up yet' : 'nothing is connected to it';
    }, 'there is no such interface'),
  }),
  defineFact({
    id: 'interface.shutdown',
    kind: 'flag',
    of: OF,
    describe: 'Whether the interface is shut down by configuration',
    read: about((device, name) => settingsOf(device, name).shutdown, false),
  }),
  defineFact({
    id: 'interface.address',
    kind: 'text',
    nullable: true,
    of: OF,
    describe: "The interface's first IP address; none when it has none",
    read: about((device, name) => interfaceAddress(device, name) ?? null, null),
  }),
  defineFact({
    id: 'interface.mask',
    kind: 'text',
    nullable: true,
    of: OF,
    describe: "Subnet mask of the interface's first IP address; none when it has none",
    read: about((device, name) => addressesOf(device, name)[0]?.mask ?? null, null),
  }),
  defineFact({
    id: 'interface.description',
    kind: 'text',
    nullable: true,
    of: OF,
    describe: 'Description of the interface; none when it has none',
    read: about((device, name) => settingsOf(device, name).description, null),
  }),
];

import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { ipStack, nextHop, noStack } from '../../../system/network/ip-stack.ts';
import { ipv4 } from '../../../cli/types.ts';
import { routing } from './state.ts';

const stackOf = (device: Device) => device.hook(ipStack, noStack);

export const routingFacts: readonly Fact[] = [
  defineFact({
    id: 'ip.routing',
    kind: 'flag',
    describe: 'Whether the device hands on packets that are not for it',
    read: (device) => device.read(routing).on,
  }),
  defineFact({
    id: 'ip.default-gateway',
    kind: 'text',
    nullable: true,
    describe: 'The configured default gateway, which only a device without `ip routing` uses; none without one',
    read: (device) => device.read(routing).gateway,
  }),
  defineFact({
    id: 'ip.next-hop',
    kind: 'text',
    nullable: true,
    of: 'address',
    describe:
      'The neighbour that packets for this address are handed to now, itself when it is on a wire; none without a way',
    read: (device, of) => {
      const address = ipv4.parse(of, device);
      return (address !== undefined && nextHop(stackOf(device), address)?.neighbour) || null;
    },
  }),
];

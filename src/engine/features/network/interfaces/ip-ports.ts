import type { Device } from '../../../system/device.ts';
import type { IpPort, IpStack } from '../../../system/network/ip-stack.ts';
import { addressesOf } from './addresses.ts';
import { linkState, settingsOf } from './links.ts';
import { macOf } from './mac.ts';
import { hardwareOf, interfaceNames } from './names.ts';
import { LOOPBACK } from './state.ts';

/** Packets that wait to go out of a port that does not say how many may. */
const HOLD = 40;

function portOf(device: Device, name: string): IpPort {
  const { shutdown, mtu } = settingsOf(device, name);
  const runs = device.phase === 'ios';
  return {
    name,
    mac: macOf(device, name),
    enabled: runs && !shutdown,
    up: runs && linkState(device, name).protocol === 'up',
    virtual: name.startsWith(LOOPBACK),
    proxies: true,
    addresses: addressesOf(device, name),
    mtu,
    queue: hardwareOf(device, name)?.queues.output || HOLD,
  };
}

/** The router's own ports; it hands on what is not for it. */
export const withPorts = (stack: IpStack, device: Device): IpStack => ({
  ...stack,
  forwards: true,
  ports: [...stack.ports, ...interfaceNames(device).map((name) => portOf(device, name))],
});

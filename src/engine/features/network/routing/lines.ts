import type { Device } from '../../../system/device.ts';
import { routing, type StaticRoute } from './state.ts';
import { byNetwork } from './table.ts';

function routeLine({ network, mask, port, via, distance, tag, name, permanent, track }: StaticRoute): string {
  const rest = [
    port,
    via,
    distance === 1 ? undefined : distance,
    tag && `tag ${tag}`,
    name && `name ${name}`,
    permanent && 'permanent',
    track && `track ${track}`,
  ];
  return ['ip route', network, mask, ...rest].filter((one) => one !== undefined).join(' ');
}

export const routingLines = (device: Device): readonly string[] => (device.read(routing).on ? [] : ['no ip routing']);

export function gatewayLines(device: Device): readonly string[] {
  const { gateway } = device.read(routing);
  return gateway === null ? [] : [`ip default-gateway ${gateway}`];
}

export const routeLines = (device: Device): readonly string[] => {
  const { on, routes } = device.read(routing);
  return on ? [...routes].sort(byNetwork).map(routeLine) : [];
};

import type { Device } from '../../../system/device.ts';
import { table } from './parts.ts';
import { routing } from './state.ts';

export const routingLines = (device: Device): readonly string[] => (device.read(routing).on ? [] : ['no ip routing']);

export function gatewayLines(device: Device): readonly string[] {
  const { gateway } = device.read(routing);
  return gateway === null ? [] : [`ip default-gateway ${gateway}`];
}

export function routeLines(device: Device): readonly string[] {
  const { on, routes } = device.read(routing);
  return on && routes.length > 0 ? table.get().routeLines(routes) : [];
}

import type { Device } from '../../../system/device.ts';
import { asNumber, maskLength, networkOf } from '../../../system/network/address.ts';
import { nextHop, type IpPort, type IpRoute, type IpStack } from '../../../system/network/ip-stack.ts';
import { NOWHERE } from '../interfaces/api.ts';
import { routing, type StaticRoute } from './state.ts';

const prefix = ({ network, mask }: IpRoute): string => `${network} ${mask}`;

/** The static routes in force: of each prefix those of the least distance, none that the device is connected to. */
function routesInForce(stack: IpStack, routes: readonly StaticRoute[]): readonly StaticRoute[] {
  const up = stack.ports.filter((port) => port.up);
  const own = new Set(
    up.flatMap(({ addresses }) => addresses.map((one) => prefix({ network: networkOf(one), mask: one.mask }))),
  );
  const isUp = ({ port }: StaticRoute): boolean => port === NOWHERE || up.some(({ name }) => name === port);
  const candidates = routes.filter(
    (route) => !own.has(prefix(route)) && (route.permanent || route.port === undefined || isUp(route)),
  );
  const leads = remember((via: string) => nextHop({ ...stack, routes: candidates }, via) !== undefined);
  const found = candidates.filter(
    ({ permanent, port, via }) => permanent || port !== undefined || (via !== undefined && leads(via)),
  );
  const least = new Map<string, number>();
  for (const route of found) least.set(prefix(route), Math.min(route.distance, least.get(prefix(route)) ?? Infinity));
  return found.filter((route) => route.distance === least.get(prefix(route)));
}

/** Asks once for each. */
function remember(ask: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const answer = known.get(key) ?? ask(key);
    known.set(key, answer);
    return answer;
  };
}

const known = new WeakMap<
  readonly StaticRoute[],
  { readonly ports: string; readonly routes: readonly StaticRoute[] }
>();

/** The same, computed once for the same lines and ports. */
function currentRoutes(stack: IpStack, routes: readonly StaticRoute[]): readonly StaticRoute[] {
  if (routes.length === 0) return routes;
  const ports = JSON.stringify(stack.ports.map(({ name, up, addresses }) => [name, up, addresses]));
  const last = known.get(routes);
  if (last?.ports === ports) return last.routes;
  const found = routesInForce(stack, routes);
  known.set(routes, { ports, routes: found });
  return found;
}

const nowhere: IpPort = {
  name: NOWHERE,
  mac: '0000.0000.0000',
  enabled: true,
  up: true,
  virtual: true,
  discards: true,
  addresses: [],
  mtu: 1500,
};

const EVERYWHERE = { network: '0.0.0.0', mask: '0.0.0.0' } as const;

/** A device that does not route sends to its gateway, or asks its first port's neighbours for everything. */
function asHost({ ports }: IpStack, gateway: string | null): readonly IpRoute[] {
  if (gateway !== null) return [{ ...EVERYWHERE, via: gateway }];
  const first = ports.find(({ up, virtual, addresses }) => up && !virtual && addresses.length > 0);
  return first ? [{ ...EVERYWHERE, port: first.name }] : [];
}

/** Adds the routes that the configuration gives. */
export function withRoutes(stack: IpStack, device: Device): IpStack {
  const { on, gateway, routes } = device.read(routing);
  if (!on) return { ...stack, forwards: false, routes: [...stack.routes, ...asHost(stack, gateway)] };
  const found = currentRoutes(stack, routes);
  if (found.length === 0) return stack;
  const ports = found.some(({ port }) => port === NOWHERE) ? [...stack.ports, nowhere] : stack.ports;
  return { ...stack, ports, routes: [...stack.routes, ...found] };
}

/** In the order of their networks, the wider first. */
export const byNetwork = (a: IpRoute, b: IpRoute): number =>
  asNumber(a.network) - asNumber(b.network) || maskLength(a.mask) - maskLength(b.mask);

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

/** Lines of the running configuration. */
export const routeLines = (routes: readonly StaticRoute[]): readonly string[] =>
  [...routes].sort(byNetwork).map(routeLine);

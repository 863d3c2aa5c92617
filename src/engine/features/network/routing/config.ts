import { defineConfig, withNegation, type Command } from '../../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, ipv4, ipv4Mask, word } from '../../../cli/types.ts';
import { undrafted } from '../../../kernel/slice.ts';
import { networkOf } from '../../../system/network/address.ts';
import { anyInterface, isOwnAddress } from '../interfaces/api.ts';
import { routing, type StaticRoute } from './state.ts';

const ip = keyword('ip', 'Global IP configuration subcommands');

/** `name`: of an interface; `label`: of the route. */
type RouteArgs = Omit<StaticRoute, 'port' | 'name' | 'distance'> & {
  readonly name?: string;
  readonly label?: string;
  readonly distance?: number;
};

const hop = arg('via', ipv4, "Forwarding router's address");
const more = seq(
  opt(arg('distance', integer(1, 255), 'Distance metric for this route')),
  anyOrder(
    seq(keyword('tag', 'Set tag for this route'), arg('tag', integer(1, 4_294_967_295), 'tag value')),
    seq(keyword('name', 'Specify name of the next hop'), arg('label', word, 'Name')),
    flag('permanent', 'permanent route', 'permanent'),
    seq(
      keyword('track', 'Install route depending on tracked item'),
      arg('track', integer(1, 1000), 'tracked object number'),
    ),
  ),
);
const words = [
  ip,
  keyword('route', 'Establish static routes'),
  arg('network', ipv4, 'Destination prefix'),
  arg('mask', ipv4Mask, 'Destination prefix mask'),
] as const;
const way = alt(hop, seq(anyInterface, opt(hop)));

const sameWay = (a: Partial<StaticRoute>, b: StaticRoute): boolean =>
  a.network === b.network && a.mask === b.mask && a.via === b.via && a.port === b.port;

function addRoute(session: Session, { name, label, distance = 1, ...args }: RouteArgs): void {
  if (networkOf({ ip: args.network, mask: args.mask }) !== args.network)
    return session.print('%Inconsistent address and mask');
  if (args.via !== undefined && isOwnAddress(session.device, args.via))
    return session.print("%Invalid next hop address (it's this router)");
  const route: StaticRoute = {
    ...args,
    distance,
    ...(name !== undefined && { port: name }),
    ...(label !== undefined && { name: label }),
  };
  session.device.update(routing, (draft) => {
    draft.routes = [...undrafted(draft.routes).filter((other) => !sameWay(route, other)), route];
  });
}

/** Takes away what is named: all of a prefix, or one way. */
function dropRoutes(session: Session, { network, mask, via, name }: Partial<RouteArgs>): void {
  const { routes } = session.device.read(routing);
  const way = { network, mask, via, port: name };
  const kept = routes.filter(
    (route) =>
      route.network !== network ||
      route.mask !== mask ||
      ((via !== undefined || name !== undefined) && !sameWay(way as Partial<StaticRoute>, route)),
  );
  if (kept.length === routes.length) return session.print('%No matching route to delete');
  session.device.update(routing, (draft) => {
    draft.routes = kept;
  });
}

const routeCommands = withNegation<RouteArgs>({
  id: 'ip route',
  mode: configure,
  syntax: seq(...words, way, more) as Syntax<RouteArgs>,
  noSyntax: seq(...words, opt(seq(way, more))),
  *run(session, args) {
    addRoute(session, args);
  },
  *undo(session, args) {
    dropRoutes(session, args);
  },
});

const gatewayCommands = defineConfig({
  id: 'ip default-gateway',
  mode: configure,
  slice: routing,
  syntax: seq(
    ip,
    keyword('default-gateway', 'Specify default gateway (if not routing IP)'),
    arg('via', ipv4, 'IP address of default gateway'),
  ),
  set: (draft, { via }) => {
    draft.gateway = via;
  },
  unset: (draft) => {
    draft.gateway = null;
  },
});

const routingCommands = defineConfig({
  id: 'ip routing',
  mode: configure,
  slice: routing,
  syntax: seq(ip, keyword('routing', 'Enable IP routing')),
  set: (draft) => {
    draft.on = true;
  },
  unset: (draft) => {
    draft.on = false;
    draft.routes = [];
  },
  restore: (draft) => {
    draft.on = true;
  },
});

export const configCommands: readonly Command[] = [...routeCommands, ...gatewayCommands, ...routingCommands];

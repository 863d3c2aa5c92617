import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { ipStack } from '../../../system/network/ip-stack.ts';
import { routingFacts } from './api.ts';
import { gatewayLines, routeLines, routingLines } from './lines.ts';
import { routing } from './state.ts';
import { table } from './parts.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'routing',
  title: 'Static routes',
  requires: ['interfaces', 'software'],
  slices: [routing],
  later,
  runningConfig: [
    { block: 'ip-routing', lines: routingLines },
    { block: 'ip-gateway', lines: gatewayLines },
    { block: 'ip-route', lines: routeLines },
  ],
  facts: routingFacts,
  taps: [
    tap(ipStack, (stack, device) => {
      const { on, routes } = device.read(routing);
      return on && routes.length === 0 ? stack : table.get().withRoutes(stack, device);
    }),
  ],
});

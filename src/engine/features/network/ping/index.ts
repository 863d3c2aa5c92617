import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';

const later = part(() => import('./commands.ts'));

export default defineFeature({
  id: 'ping',
  title: 'Ping and traceroute',
  requires: ['interfaces', 'name-lookup', 'software'],
  later,
});

import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'terminal',
  title: 'Terminal settings and help',
  requires: ['access'],
  later,
});

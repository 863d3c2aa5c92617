import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';

const later = part(() => import('./later.ts'));

/** What runs, on what, since when, and what will be started next. */
export default defineFeature({
  id: 'show-version',
  title: 'Version and boot variables',
  requires: ['inventory', 'files', 'config-register', 'monitor-environment', 'rommon', 'software'],
  later,
});

import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { monitorCommand, monitorEntered } from './api.ts';
import { rommon } from './program.ts';
import { monitorState } from './state.ts';

/** The ROM monitor: the small command line below IOS. */
export default defineFeature({
  id: 'rommon',
  title: 'ROM monitor',
  requires: ['config-register', 'monitor-environment', 'software', 'image-load', 'files'],
  slices: [monitorState],
  later: part(() => import('./facts.ts')),
  events: [monitorEntered, monitorCommand],
  firmware: { 'isr-g2': { rommon }, 'ios-xe-3': { rommon }, c7200: { rommon } },
});

import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { bootReady, bootStarted, breakPressed } from './api.ts';
import { bootstrap } from './bootstrap.ts';
import { ios } from './ios.ts';
import { bootMessages } from './messages.ts';
import { bootRecord, startRecord } from './state.ts';

/** Power on to IOS: self test, Break, configuration register, image, startup configuration. Stands above what it orders. */
export default defineFeature({
  id: 'boot',
  title: 'Boot',
  requires: [
    'config-register',
    'software',
    'image-load',
    'monitor-environment',
    'rommon',
    'configuration',
    'files',
    'clock',
  ],
  slices: [bootRecord, startRecord],
  later: part(() => import('./facts.ts')),
  events: [bootStarted, bootReady, breakPressed],
  messages: bootMessages,
  firmware: { 'isr-g2': { bootstrap, ios }, 'ios-xe-3': { bootstrap, ios }, c7200: { bootstrap, ios } },
});

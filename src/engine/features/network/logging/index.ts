import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { logged, tap } from '../../../system/device.ts';
import { bufferChanged, hostStarted, hostStopped, loggingFacts, messageLogged } from './api.ts';
import { deliver } from './deliver.ts';
import { earlyLines, lateLines, restoredLevel } from './lines.ts';
import { loggingConfig, logRecord } from './state.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'logging',
  title: 'Message logging',
  requires: ['access', 'clock', 'service', 'interfaces', 'software'],
  slices: [loggingConfig, logRecord],
  later,
  runningConfig: [
    { block: 'logging', lines: earlyLines, without: restoredLevel },
    { block: 'logging-host', lines: lateLines },
  ],
  facts: loggingFacts,
  events: [messageLogged],
  messages: [bufferChanged, hostStarted, hostStopped],
  taps: [
    tap(logged, (message, device) => {
      if (message.text !== '') deliver(device, message.severity, message.text);
      return message;
    }),
  ],
});

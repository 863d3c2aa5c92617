import { defineShow, withNegation } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { startMessages } from '../../software/software/api.ts';
import { diskPrefixes, urlType } from '../../files/files/api.ts';
import { mismatchText } from './mismatch.ts';
import { bootset } from './state.ts';

const body = part(() => import('./body.ts'));

const secure = keyword('secure', 'Secure image and configuration archival');
const bootImage = keyword('boot-image', 'Secure the running image');
const bootConfig = keyword('boot-config', 'Archive the running configuration');

const image = withNegation({
  id: 'secure boot-image',
  mode: configure,
  syntax: seq(secure, bootImage),
  *run(session) {
    body.get().secureImage(session);
  },
  *undo(session) {
    body.get().unsecureImage(session);
  },
});

const config = withNegation({
  id: 'secure boot-config',
  mode: configure,
  syntax: seq(
    secure,
    bootConfig,
    opt(
      seq(
        keyword('restore', 'Restore the archived configuration to a file'),
        arg('url', urlType(diskPrefixes, 'File to restore to'), 'File to restore to'),
      ),
    ),
  ),
  noSyntax: seq(secure, bootConfig),
  *run(session, { url }) {
    if (url) yield* body.get().restoreConfig(session, url);
    else yield* body.get().secureConfig(session);
  },
  *undo(session) {
    body.get().unsecureConfig(session);
  },
});

const show = defineShow({
  id: 'show secure bootset',
  level: 15,
  syntax: seq(
    keyword('show', 'Show running system information'),
    keyword('secure', 'Show secure image and configuration archive'),
    keyword('bootset', 'Secured image and configuration archive'),
  ),
  output: (device) => body.get().showBootset(device),
});

/** Cisco IOS image resilience: a copy of image and configuration that IOS itself cannot take away. */
export default defineFeature({
  id: 'resilience',
  title: 'Image resilience',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: ['clock', 'configuration', 'files', 'software'],
  slices: [bootset],
  commands: [...image, ...config, show],
  runningConfig: [
    {
      block: 'resilience',
      lines(device) {
        const state = device.read(bootset);
        return [...(state.image ? ['secure boot-image'] : []), ...(state.config ? ['secure boot-config'] : [])];
      },
    },
  ],
  later: part(() => import('./facts.ts')),
  taps: [
    tap(startMessages, (messages, device) => {
      const text = mismatchText(device);
      return text === undefined
        ? messages
        : [...messages, { order: 15, say: ({ console }) => console.interrupt(text) }];
    }),
  ],
});

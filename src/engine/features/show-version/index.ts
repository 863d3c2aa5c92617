import { defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { body } from './parts.ts';

const show = keyword('show', 'Show running system information');

/** What runs, on what, since when, and what will be started next. */
export default defineFeature({
  id: 'show-version',
  title: 'Version and boot variables',
  requires: ['inventory', 'files', 'config-register', 'monitor-environment', 'rommon', 'software'],
  commands: [
    defineShow({
      id: 'show version',
      syntax: seq(show, keyword('version', 'System hardware and software status')),
      output: (device) => body.get().versionText(device),
    }),
    defineShow({
      id: 'show bootvar',
      level: 15,
      syntax: seq(show, keyword('bootvar', 'Boot and related environment variable')),
      output: (device) => body.get().bootVariables(device),
    }),
  ],
});

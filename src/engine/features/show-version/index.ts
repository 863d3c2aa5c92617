import { defineShow } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import type { Device } from '../../system/device.ts';
import { bootVariable } from '../image-load/api.ts';
import { registerLine, versionText } from './version.ts';

const show = keyword('show', 'Show running system information');

const bootVariables = (device: Device): string => {
  const boot = bootVariable(device);
  return [
    boot === '' ? 'BOOT variable does not exist' : `BOOT variable = ${boot}`,
    'CONFIG_FILE variable = ',
    'BOOTLDR variable does not exist',
    registerLine(device),
    '',
  ].join('\n');
};

/** What runs, on what, since when, and what will be started next. */
export default defineFeature({
  id: 'show-version',
  title: 'Version and boot variables',
  requires: ['boot', 'image-load', 'inventory', 'files'],
  commands: [
    defineShow({
      id: 'show version',
      syntax: seq(show, keyword('version', 'System hardware and software status')),
      output: versionText,
    }),
    defineShow({
      id: 'show bootvar',
      level: 15,
      syntax: seq(show, keyword('bootvar', 'Boot and related environment variable')),
      output: bootVariables,
    }),
  ],
});

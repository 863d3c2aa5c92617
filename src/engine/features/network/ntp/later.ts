import { defineShow, type Command } from '../../../cli/command.ts';
import { flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';
import { ntpCommands } from './config.ts';

const body = part(() => import('./ntp-text.ts'), 'last');
const show = keyword('show', 'Show running system information');
const ntp = keyword('ntp', 'Network time protocol');

export const commands: readonly Command[] = [
  ...ntpCommands,
  defineShow({
    id: 'show ntp status',
    syntax: seq(show, ntp, keyword('status', 'NTP status')),
    output: (device) => body.get().statusText(device),
  }),
  defineShow({
    id: 'show ntp associations',
    syntax: seq(show, ntp, keyword('associations', 'NTP associations'), opt(flag('detail', 'Show detail', 'detail'))),
    output: (device, { detail }) => (detail ? body.get().detailText(device) : body.get().associationsText(device)),
  }),
];

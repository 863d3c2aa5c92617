import { defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { body } from './parts.ts';

const show = keyword('show', 'Show running system information');

export const commands: readonly Command[] = [
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
];

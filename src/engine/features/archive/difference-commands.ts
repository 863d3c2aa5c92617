import { defineShow, type Command } from '../../cli/command.ts';
import { arg, flag, keyword, opt, seq } from '../../cli/grammar.ts';
import { localPrefixes, urlType } from '../files/api.ts';
import { body } from './parts.ts';

const showConfig = seq(
  keyword('show', 'Show running system information'),
  keyword('archive', 'Archive functions'),
  keyword('config', 'Archive configuration'),
);
const url = urlType(localPrefixes, 'URL of a config file');

/** What separates configurations, and the timer of a change that is not confirmed yet. */
export const differenceCommands: readonly Command[] = [
  defineShow({
    id: 'show archive config differences',
    syntax: seq(
      showConfig,
      keyword('differences', 'Generate a list of differences between two config files'),
      opt(
        seq(
          arg('first', url, 'Config file 1'),
          opt(arg('second', url, 'Config file 2')),
          opt(flag('ignorecase', 'Ignore the case of the lines', 'ignorecase')),
        ),
      ),
    ),
    output: (device, { first, second }) => body.get().differencesText(device, first, second),
  }),
  defineShow({
    id: 'show archive config incremental-diffs',
    syntax: seq(
      showConfig,
      keyword('incremental-diffs', 'Generate a list of the lines that the running config has not'),
      arg('file', url, 'Config file'),
    ),
    output: (device, { file }) => body.get().additionsText(device, file),
  }),
  defineShow({
    id: 'show archive config rollback timer',
    syntax: seq(
      showConfig,
      keyword('rollback', 'Config rollback information'),
      keyword('timer', 'Rollback timer settings'),
    ),
    output: (device) => body.get().timerText(device),
  }),
];

import { defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { fileUrl, localPrefixes, urlType } from '../../files/files/api.ts';
import { body } from './parts.ts';

const showConfig = seq(
  keyword('show', 'Show running system information'),
  keyword('archive', 'Archive functions'),
  keyword('config', 'Archive configuration'),
);
const url = urlType(localPrefixes, 'URL of a config file');

/** A file, or one of the two configurations by its own word. */
const config = <N extends string>(name: N, help: string) =>
  alt(
    choice('running-config', 'Current running config', name, fileUrl('system', 'running-config')),
    choice('startup-config', 'Startup config', name, fileUrl('nvram', 'startup-config')),
    arg(name, url, help),
  );

/** What separates configurations, and the timer of a change that is not confirmed yet. */
export const differenceCommands: readonly Command[] = [
  defineShow({
    id: 'show archive config differences',
    syntax: seq(
      showConfig,
      keyword('differences', 'Generate a list of differences between two config files'),
      opt(
        seq(
          config('first', 'Config file 1'),
          opt(config('second', 'Config file 2')),
          opt(flag('ignorecase', 'Ignore the case of the lines', 'ignorecase')),
        ),
      ),
    ),
    output: (device, args) => body.get().differencesText(device, args),
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

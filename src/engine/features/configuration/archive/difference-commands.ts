import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped, type Piped } from '../../../cli/pipe.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { allPrefixes, fileUrl, urlType } from '../../files/files/api.ts';
import { body } from './parts.ts';

const showConfig = seq(
  keyword('show', 'Show running system information'),
  keyword('archive', 'Archive functions'),
  keyword('config', 'Archive configuration'),
);
const url = urlType(allPrefixes, 'URL of a config file');

/** A file, or one of the two configurations by its own word. */
const config = <N extends string>(name: N, help: string) =>
  alt(
    choice('running-config', 'Current running config', name, fileUrl('system', 'running-config')),
    choice('startup-config', 'Startup config', name, fileUrl('nvram', 'startup-config')),
    arg(name, url, help),
  );

/** A command that shows what it has made of files, wherever they lie. */
const defineComparison = <A>(id: string, syntax: Syntax<A>, text: (session: Session, args: A) => Io<string>): Command =>
  defineCommand({
    id,
    level: 1,
    syntax: piped(syntax),
    *run(session, args: A & Piped) {
      yield* showOutput(session, yield* text(session, args), args);
    },
  });

/** What separates configurations, and the timer of a change that is not confirmed yet. */
export const differenceCommands: readonly Command[] = [
  defineComparison(
    'show archive config differences',
    seq(
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
    (session, args) => body.get().differencesText(session, args),
  ),
  defineComparison(
    'show archive config incremental-diffs',
    seq(
      showConfig,
      keyword('incremental-diffs', 'Generate a list of the lines that the running config has not'),
      arg('file', url, 'Config file'),
    ),
    (session, { file }) => body.get().additionsText(session, file),
  ),
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

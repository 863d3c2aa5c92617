import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { integer } from '../../../cli/types.ts';
import { enterConfiguration } from '../exec/api.ts';
import { allPrefixes, urlType } from '../../files/files/api.ts';
import { body } from './parts.ts';

const configureWord = keyword('configure', 'Enter configuration mode');
const revertWord = keyword('revert', 'Parameters for reverting the configuration');
const timerWord = keyword('timer', 'Parameters for setting the rollback timer');
const minutes = arg('minutes', integer(1, 120), 'Time (in minutes) to wait for the confirmation');
const timer = seq(timerWord, minutes);
const anyTimer = seq(
  timerWord,
  alt(minutes, seq(flag('idle', 'Begin anew whenever a line is entered', 'idle'), minutes)),
);

const archiveConfig = defineCommand({
  id: 'archive config',
  syntax: seq(keyword('archive', 'manage archive files'), keyword('config', 'Archive the running config')),
  *run(session) {
    yield* body.get().archiveAndTell(session);
  },
});

const showArchive = defineShow({
  id: 'show archive',
  level: 15,
  syntax: seq(keyword('show', 'Show running system information'), keyword('archive', 'Archive functions')),
  output: (device) => body.get().archiveTable(device),
});

const replace = defineCommand({
  id: 'configure replace',
  syntax: seq(
    configureWord,
    keyword('replace', 'Replace the running-config with a new config file'),
    arg('url', urlType(allPrefixes, 'URL of the config file that will replace the running-config'), 'Config file'),
    opt(flag('nolock', 'Do not lock the configuration', 'nolock')),
    opt(flag('list', 'Print the command lines being applied', 'list')),
    opt(flag('force', 'Do not ask', 'force')),
    opt(flag('ignorecase', 'Ignore the case of the lines', 'ignorecase')),
    opt(
      alt(
        seq(
          keyword('time', 'Time to wait for the confirmation'),
          arg('minutes', integer(1, 120), 'Minutes within which "configure confirm" must come'),
        ),
        seq(
          revertWord,
          keyword('trigger', 'Parameters for triggering the rollback'),
          alt(seq(flag('error', 'Rollback upon error', 'onError'), opt(timer)), timer),
        ),
      ),
    ),
  ),
  *run(session, args) {
    yield* body.get().replaceConfiguration(session, args);
  },
});

const timedChange = defineCommand({
  id: 'configure terminal revert',
  syntax: seq(configureWord, keyword('terminal', 'Configure from the terminal'), revertWord, anyTimer),
  *run(session, { minutes, idle }) {
    const file = yield* body.get().backUp(session);
    if (file === undefined || minutes === undefined) return;
    enterConfiguration(session);
    body.get().startTimer(session, file, minutes, idle);
  },
});

const confirm = defineCommand({
  id: 'configure confirm',
  syntax: seq(configureWord, keyword('confirm', 'Confirm replacement of running-config with a new config file')),
  *run(session) {
    body.get().confirmChange(session);
  },
});

const revert = defineCommand({
  id: 'configure revert',
  syntax: seq(
    configureWord,
    revertWord,
    alt(keyword('now', 'Cancel the timer and revert the configuration'), anyTimer),
  ) as Syntax<{ minutes?: number; idle?: true }>,
  *run(session, { minutes, idle }) {
    if (minutes === undefined) yield* body.get().revertNow(session);
    else body.get().restartTimer(session, minutes, idle);
  },
});

export const commands: readonly Command[] = [archiveConfig, showArchive, replace, timedChange, confirm, revert];

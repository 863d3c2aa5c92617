import { defineCommand, defineShow, type Command } from '../../cli/command.ts';
import { alt, anyOrder, arg, flag, keyword, opt, seq, type Syntax } from '../../cli/grammar.ts';
import { integer } from '../../cli/types.ts';
import type { Device } from '../../system/device.ts';
import { enterConfiguration } from '../exec/api.ts';
import { localPrefixes, urlType } from '../files/api.ts';
import { replaceConfiguration } from './replace.ts';
import { backUp, confirmChange, restartTimer, revertNow, startTimer } from './rollback.ts';
import { archiveName, archiveNow } from './save.ts';
import { archiveList, archiveSettings } from './state.ts';

const configureWord = keyword('configure', 'Enter configuration mode');
const revertWord = keyword('revert', 'Parameters for reverting the configuration');
const timer = seq(
  keyword('timer', 'Parameters for setting the rollback timer'),
  arg('minutes', integer(1, 120), 'Time (in minutes) to wait for the confirmation'),
);

function archiveTable(device: Device): string {
  const { path, maximum } = device.read(archiveSettings);
  if (path === null) return ' Archive feature not enabled\n';
  const { names, next } = device.read(archiveList);
  const rows = Array.from({ length: maximum }, (_, i) => {
    const name = names[i];
    return `  ${String(i + 1).padStart(2)}        ${name === undefined ? '' : `${name}${i === names.length - 1 ? ' <- Most Recent' : ''}`}`;
  });
  return [
    `The maximum archive configurations allowed is ${maximum}.`,
    `There are currently ${names.length} archive configurations saved.`,
    `The next archive file will be named ${archiveName(device, path, '<timestamp>', next)}`,
    ' Archive #  Name',
    ...rows,
    '',
  ].join('\n');
}

const archiveConfig = defineCommand({
  id: 'archive config',
  syntax: seq(keyword('archive', 'manage archive files'), keyword('config', 'Archive the running config')),
  *run(session) {
    const saved = archiveNow(session.device);
    if (!saved.ok) session.print(saved.error);
  },
});

const showArchive = defineShow({
  id: 'show archive',
  level: 15,
  syntax: seq(keyword('show', 'Show running system information'), keyword('archive', 'Archive functions')),
  output: archiveTable,
});

const replace = defineCommand({
  id: 'configure replace',
  syntax: seq(
    configureWord,
    keyword('replace', 'Replace the running-config with a new config file'),
    arg('url', urlType(localPrefixes, 'URL of the config file that will replace the running-config'), 'Config file'),
    anyOrder(
      flag('force', 'Do not ask', 'force'),
      flag('list', 'Print the command lines being applied', 'list'),
      flag('nolock', 'Do not lock the configuration', 'nolock'),
      flag('ignorecase', 'Ignore the case of the lines', 'ignorecase'),
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
    yield* replaceConfiguration(session, args);
  },
});

const timedChange = defineCommand({
  id: 'configure terminal revert',
  syntax: seq(configureWord, keyword('terminal', 'Configure from the terminal'), revertWord, timer),
  *run(session, { minutes }) {
    const file = backUp(session);
    if (file === undefined) return;
    enterConfiguration(session);
    startTimer(session, file, minutes);
  },
});

const confirm = defineCommand({
  id: 'configure confirm',
  syntax: seq(configureWord, keyword('confirm', 'Confirm replacement of running-config with a new config file')),
  *run(session) {
    confirmChange(session);
  },
});

const revert = defineCommand({
  id: 'configure revert',
  syntax: seq(
    configureWord,
    revertWord,
    alt(keyword('now', 'Cancel the timer and revert the configuration'), timer),
  ) as Syntax<{ minutes?: number }>,
  *run(session, { minutes }) {
    if (minutes === undefined) yield* revertNow(session);
    else restartTimer(session, minutes);
  },
});

export const commands: readonly Command[] = [archiveConfig, showArchive, replace, timedChange, confirm, revert];

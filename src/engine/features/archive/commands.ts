import { defineCommand, defineShow, type Command } from '../../cli/command.ts';
import { anyOrder, arg, flag, keyword, seq } from '../../cli/grammar.ts';
import { integer, word } from '../../cli/types.ts';
import type { Device } from '../../system/device.ts';
import { goBack, replaceConfiguration } from './replace.ts';
import { archiveName, archiveNow } from './save.ts';
import { archiveList, archiveSettings } from './state.ts';

const configureWord = keyword('configure', 'Enter configuration mode');

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
    const refused = archiveNow(session.device);
    if (refused !== undefined) session.print(refused);
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
    arg('url', word, 'URL of the config file that will replace the running-config'),
    anyOrder(
      flag('force', 'Do not ask', 'force'),
      flag('list', 'Print the command lines being applied', 'list'),
      flag('nolock', 'Do not lock the configuration', 'nolock'),
      flag('ignorecase', 'Ignore the case of the lines', 'ignorecase'),
      seq(
        keyword('time', 'Time to wait for the confirmation'),
        arg('minutes', integer(1, 120), 'Minutes within which "configure confirm" must come'),
      ),
    ),
  ),
  *run(session, args) {
    yield* replaceConfiguration(session, args);
  },
});

const confirm = defineCommand({
  id: 'configure confirm',
  syntax: seq(configureWord, keyword('confirm', 'Confirm replacement of running-config with a new config file')),
  *run(session) {
    const { device } = session;
    if (device.read(archiveList).rollback === null) return session.print('%No Rollback Confirmed Change pending');
    device.update(archiveList, (draft) => {
      draft.rollback = null;
    });
  },
});

const revert = defineCommand({
  id: 'configure revert',
  syntax: seq(
    configureWord,
    keyword('revert', 'Parameters for reverting the configuration'),
    keyword('now', 'Revert the configuration now'),
  ),
  *run(session) {
    const { rollback } = session.device.read(archiveList);
    if (rollback === null) return session.print('%No Rollback Confirmed Change pending');
    yield* goBack(session.device, rollback, 'command');
  },
});

export const commands: readonly Command[] = [archiveConfig, showArchive, replace, confirm, revert];

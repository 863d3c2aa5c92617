import { defineShow, type Command } from '../../cli/command.ts';
import { arg, flag, keyword, opt, seq } from '../../cli/grammar.ts';
import { textOf } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { runningConfigText } from '../configuration/api.ts';
import { errorText, fileUrl, localPrefixes, readFile, typedUrl, urlType, type FileUrl } from '../files/api.ts';
import { contextualDiff, incrementalDiff } from './diff.ts';
import { timerText } from './rollback.ts';

const showConfig = seq(
  keyword('show', 'Show running system information'),
  keyword('archive', 'Archive functions'),
  keyword('config', 'Archive configuration'),
);
const url = urlType(localPrefixes, 'URL of a config file');

const RUNNING = fileUrl('system', 'running-config');
const STARTUP = fileUrl('nvram', 'startup-config');

/** What a text says about two files, or which of them cannot be read. */
function compared(
  device: Device,
  files: readonly [FileUrl, FileUrl],
  say: (first: string, second: string) => string,
): string {
  const texts: string[] = [];
  for (const file of files) {
    const read = readFile(device, typedUrl(file));
    const text = read.ok ? textOf(read.value) : undefined;
    if (text === undefined)
      return `${errorText('opening', typedUrl(file), read.ok ? 'Invalid argument' : read.error)}\n`;
    texts.push(text);
  }
  return say(texts[0] ?? '', texts[1] ?? '');
}

const NO_CHANGES = '!No changes were found\n';
const print = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

function differences(first: string, second: string): string {
  const lines = contextualDiff(first, second);
  return `!Contextual Config Diffs:\n${lines.length > 0 ? print(lines) : NO_CHANGES}`;
}

function additions(file: string, running: string): string {
  const lines = incrementalDiff(file, running);
  return `!List of Commands:\n${print(lines)}end\n${lines.length > 0 ? '' : NO_CHANGES}`;
}

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
    output: (device, { first, second }) =>
      compared(device, first ? [first, second ?? RUNNING] : [RUNNING, STARTUP], differences),
  }),
  defineShow({
    id: 'show archive config incremental-diffs',
    syntax: seq(
      showConfig,
      keyword('incremental-diffs', 'Generate a list of the lines that the running config has not'),
      arg('file', url, 'Config file'),
    ),
    output: (device, { file }) =>
      compared(device, [file, RUNNING], (text) => additions(text, runningConfigText(device))),
  }),
  defineShow({
    id: 'show archive config rollback timer',
    syntax: seq(
      showConfig,
      keyword('rollback', 'Config rollback information'),
      keyword('timer', 'Rollback timer settings'),
    ),
    output: timerText,
  }),
];

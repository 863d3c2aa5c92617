import { textOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { runningConfigText } from '../configuration/api.ts';
import { errorText, fileUrl, readFile, typedUrl, type FileUrl } from '../../files/files/api.ts';
import { contextualDiff, incrementalDiff, respelled } from './diff.ts';

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

/** Files to compare; letters of either case are the same with `ignorecase`. */
interface Compared {
  readonly first?: FileUrl;
  readonly second?: FileUrl;
  readonly ignorecase?: true;
}

/** What separates two files; without names, the running from the startup configuration. */
export const differencesText = (device: Device, { first, second, ignorecase }: Compared): string =>
  compared(device, first ? [first, second ?? RUNNING] : [RUNNING, STARTUP], (one, other) =>
    differences(one, ignorecase ? respelled(other, one) : other),
  );

/** The lines of a file that the running configuration has not. */
export const additionsText = (device: Device, file: FileUrl): string =>
  compared(device, [file, RUNNING], (text) => additions(text, runningConfigText(device)));

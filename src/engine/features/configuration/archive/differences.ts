import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { fileUrl, type FileUrl } from '../../files/files/api.ts';
import { contextualDiff, incrementalDiff, respelled } from './diff.ts';
import { readConfiguration } from './read.ts';

const RUNNING = fileUrl('system', 'running-config');
const STARTUP = fileUrl('nvram', 'startup-config');

/** What a text says about two files, or which of them cannot be read. */
function* compared(
  session: Session,
  files: readonly [FileUrl, FileUrl],
  say: (first: string, second: string) => string,
): Io<string> {
  const texts: string[] = [];
  for (const file of files) {
    const read = yield* readConfiguration(session, file);
    if (!read.ok) return `${read.error}\n`;
    texts.push(read.value);
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
export const differencesText = (session: Session, { first, second, ignorecase }: Compared): Io<string> =>
  compared(session, first ? [first, second ?? RUNNING] : [RUNNING, STARTUP], (one, other) =>
    differences(one, ignorecase ? respelled(other, one) : other),
  );

/** The lines of a file that the running configuration has not. */
export const additionsText = (session: Session, file: FileUrl): Io<string> =>
  compared(session, [file, RUNNING], additions);

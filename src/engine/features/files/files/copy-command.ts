import { defineCommand } from '../../../cli/command.ts';
import { alt, anyOrder, arg, choice, flag, keyword, seq, type ArgType } from '../../../cli/grammar.ts';
import { body } from './parts.ts';
import { allPrefixes, fileUrl, networkNames, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

const RUNNING = fileUrl('system', 'running-config');
const STARTUP = fileUrl('nvram', 'startup-config');

/** A file, or the name of a network protocol alone, whose colon may be left out. */
function place(help: string): ArgType<FileUrl> {
  const files = urlType(allPrefixes, help);
  return {
    ...files,
    parse: (word, device) => files.parse(networkNames(device).includes(word.toLowerCase()) ? `${word}:` : word, device),
  };
}

const endpoint = <N extends string, A extends string>(name: N, alias: A, verb: string) =>
  alt(
    choice('running-config', `${verb} current system configuration`, alias, RUNNING),
    choice('startup-config', `${verb} startup configuration`, alias, STARTUP),
    arg(name, place(`${verb} file system`), `${verb} file system`),
  );

export const copyCommand = defineCommand({
  id: 'copy',
  syntax: seq(
    keyword('copy', 'Copy from one file to another'),
    anyOrder(
      flag('/erase', 'Erase destination file system.', 'erase'),
      flag('/verify', 'Verify image signature after copy.', 'verify'),
      flag('/noverify', "Don't verify image signature before reload.", 'noverify'),
    ),
    endpoint('from', 'fromAlias', 'Copy from'),
    endpoint('to', 'toAlias', 'Copy to'),
  ),
  *run(session, { from, fromAlias, to, toAlias, erase, verify, noverify }) {
    const source = fromAlias ?? from;
    const target = toAlias ?? to;
    if (source && target)
      yield* body.get().copyFile(session, source, target, {
        ...(erase && { erase }),
        ...(verify && { verify }),
        ...(noverify && { noverify }),
      });
  },
});

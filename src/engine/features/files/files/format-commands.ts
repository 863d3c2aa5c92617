import { defineCommand } from '../../../cli/command.ts';
import { arg, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import { workOn } from './linear-work.ts';
import { body } from './parts.ts';
import { reportError } from './report.ts';
import { diskPrefixes, typedUrl, workingDirectory, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';

const format = defineCommand({
  id: 'format',
  syntax: seq(
    keyword('format', 'Format a filesystem'),
    arg('url', urlType(diskPrefixes, 'Filesystem to be formatted'), 'Filesystem to be formatted'),
  ),
  *run(session, { url }) {
    if (url.path === '') yield* body.get().formatDisk(session, url);
    else reportError(session, 'formatting', typedUrl(url), 'Invalid argument');
  },
});

const notImplemented = (session: Session, doing: string, { system }: Pick<FileUrl, 'system'>): void =>
  reportError(session, doing, `${system}:`, 'Function not implemented');

const disk = (help: string) => arg('url', urlType(diskPrefixes, help), help);

/** On most disks deletion frees space at once, and there is nothing to squeeze. */
const squeeze = defineCommand({
  id: 'squeeze',
  syntax: seq(
    keyword('squeeze', 'Squeeze a filesystem'),
    opt(flag('/nolog', 'Do not keep a log of the squeeze', 'nolog')),
    disk('Filesystem to be squeezed'),
  ),
  *run(session, { url, nolog = false }) {
    const work = workOn(session.device, url.system);
    if (work) yield* work.squeeze(session, url, !nolog);
    else notImplemented(session, 'squeezing', url);
  },
});

/** Nor is there anything to bring back. */
const undelete = defineCommand({
  id: 'undelete',
  syntax: seq(
    keyword('undelete', 'Undelete a file'),
    arg('index', integer(1, 1024), 'File index number'),
    opt(disk('Filesystem containing file')),
  ),
  *run(session, { index, url = workingDirectory(session.device) }) {
    const work = workOn(session.device, url.system);
    if (work) yield* work.undelete(session, url.system, index);
    else notImplemented(session, 'undeleting', url);
  },
});

/** Erasing is for linear flash; these disks are formatted. */
const erase = defineCommand({
  id: 'erase (disk)',
  syntax: seq(keyword('erase', 'Erase a filesystem'), disk('Filesystem to be erased')),
  *run(session, { url }) {
    if (url.path !== '') return reportError(session, 'erasing', typedUrl(url), 'Invalid argument');
    const work = workOn(session.device, url.system);
    if (work) return yield* work.erase(session, url);
    const question = `Erasing the ${url.prefix} filesystem will remove all files! Continue? `;
    if (yield* session.confirm(question)) notImplemented(session, 'erasing', url);
  },
});

export const formatCommands = [format, squeeze, undelete, erase];

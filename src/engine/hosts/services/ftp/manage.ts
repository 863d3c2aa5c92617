import { toCivil } from '../../../kernel/calendar.ts';
import { sizeOf } from '../../../system/content.ts';
import { entryAt, makeFolder, mayRead, remove, rename, type FileTrouble } from '../../files.ts';
import { canonical } from '../../paths.ts';
import { hostPath, mayChange, reply, type FtpSession } from './session.ts';

/** A name between quotation marks, those in it doubled. */
const quoted = (path: string): string => `"${path.replaceAll('"', '""')}"`;

export const pwd = (session: FtpSession): void =>
  reply(session, 257, `${quoted(session.folder)} is the current directory`);

export function cwd(session: FtpSession, given: string): void {
  const entry = entryAt(session.machine, hostPath(session, given));
  if (entry?.kind !== 'folder' || !mayRead(entry, session.guest?.who ?? ''))
    return reply(session, 550, 'Failed to change directory.');
  session.folder = canonical(given, session.folder);
  reply(session, 250, 'Directory successfully changed.');
}

const readableFile = (session: FtpSession, given: string) => {
  const entry = entryAt(session.machine, hostPath(session, given));
  return entry?.kind === 'file' && mayRead(entry, session.guest?.who ?? '') ? entry : undefined;
};

export function size(session: FtpSession, given: string): void {
  const file = readableFile(session, given);
  if (file) reply(session, 213, String(sizeOf(file.content)));
  else reply(session, 550, 'Could not get file size.');
}

export function mdtm(session: FtpSession, given: string): void {
  const file = readableFile(session, given);
  if (!file) return reply(session, 550, 'Could not get file modification time.');
  const { year, month, day, hour, minute, second } = toCivil(file.modified);
  const parts = [month, day, hour, minute, second].map((n) => String(n).padStart(2, '0'));
  reply(session, 213, `${String(year).padStart(4, '0')}${parts.join('')}`);
}

/** Changes something and says how it went. */
function change(
  session: FtpSession,
  path: string,
  act: (who: string) => FileTrouble | undefined,
  [code, done, failed]: readonly [number, string, string],
): void {
  if (!mayChange(session, path)) return reply(session, 550, 'Permission denied.');
  if (act(session.guest?.who ?? '')) reply(session, 550, failed);
  else reply(session, code, done);
}

export function dele(session: FtpSession, given: string): void {
  const path = hostPath(session, given);
  const texts = [250, 'Delete operation successful.', 'Delete operation failed.'] as const;
  change(session, path, (who) => remove(session.machine, path, who, 'file'), texts);
}

export function rmd(session: FtpSession, given: string): void {
  const path = hostPath(session, given);
  const texts = [250, 'Remove directory operation successful.', 'Remove directory operation failed.'] as const;
  change(session, path, (who) => remove(session.machine, path, who, 'folder'), texts);
}

export function mkd(session: FtpSession, given: string): void {
  const path = hostPath(session, given);
  const made = `${quoted(canonical(given, session.folder))} created`;
  const texts = [257, made, 'Create directory operation failed.'] as const;
  change(session, path, (who) => makeFolder(session.machine, path, who), texts);
}

export function rnfr(session: FtpSession, given: string): void {
  const path = hostPath(session, given);
  if (!mayChange(session, path)) return reply(session, 550, 'Permission denied.');
  session.renaming = entryAt(session.machine, path) && path;
  if (session.renaming === undefined) reply(session, 550, 'RNFR command failed.');
  else reply(session, 350, 'Ready for RNTO.');
}

export function rnto(session: FtpSession, given: string): void {
  const from = session.renaming;
  session.renaming = undefined;
  if (from === undefined) return reply(session, 503, 'RNFR required first.');
  const to = hostPath(session, given);
  const texts = [250, 'Rename successful.', 'Rename failed.'] as const;
  change(session, to, (who) => rename(session.machine, from, to, who), texts);
}

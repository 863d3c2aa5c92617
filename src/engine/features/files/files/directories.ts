import { defineCommand, defineShow } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { cwdOf } from './dir.ts';
import { diskOf, findEntry, isDirectory } from './disk.ts';
import { makeDirectory, removeEntry, renameEntry } from './disk-changes.ts';
import { directoryMade, directoryRemoved, fileRenamed } from './events.ts';
import { mainDisk } from '../../../system/platform.ts';
import { asksNames, reportBadName, reportError } from './report.ts';
import { fileMemory } from './state.ts';
import {
  askedName,
  diskPrefixes,
  isDisk,
  localPrefixes,
  realUrl,
  shownUrl,
  urlText,
  withPath,
  type FileUrl,
} from './url.ts';
import { urlType } from './url-type.ts';

/** Asks for a name that is already known, unless `file prompt quiet`. Undefined: aborted. */
function* askName(session: Session, question: string, url: FileUrl): Io<FileUrl | undefined> {
  if (!asksNames(session) && url.path !== '') return url;
  const name = yield* session.ask(question, askedName(url));
  if (name === undefined) return undefined;
  return name === askedName(url) ? url : withPath(url, name);
}

const mkdir = defineCommand({
  id: 'mkdir',
  syntax: seq(
    keyword('mkdir', 'Create new directory'),
    arg('url', urlType(diskPrefixes, 'Directory name'), 'Directory name'),
  ),
  *run(session, { url }) {
    const made = yield* askName(session, 'Create directory filename', url);
    if (!made) return;
    if (made.path === '') return reportBadName(session);
    const result = makeDirectory(session.device, made);
    if (!result.ok) return reportError(session, 'Creating dir', realUrl(made), result.error);
    session.print(`Created dir ${realUrl(made)}`);
    session.device.emit(directoryMade, { directory: urlText(made) });
  },
});

const rmdir = defineCommand({
  id: 'rmdir',
  syntax: seq(
    keyword('rmdir', 'Remove existing directory'),
    arg('url', urlType(diskPrefixes, 'Directory name'), 'Directory name'),
  ),
  *run(session, { url }) {
    const named = yield* askName(session, 'Remove directory filename', url);
    if (!named) return;
    if (named.path === '') return reportBadName(session);
    if (asksNames(session) && !(yield* session.confirm(`Delete ${realUrl(named)}? `))) return;
    const entry = findEntry(session.device, named);
    const result =
      entry.ok && entry.value.kind === 'file'
        ? { ok: false as const, error: 'Not a directory' as const }
        : removeEntry(session.device, named);
    if (!result.ok) return reportError(session, 'Removing dir', realUrl(named), result.error);
    session.print(`Removed dir ${realUrl(named)}`);
    session.device.emit(directoryRemoved, { directory: urlText(named) });
  },
});

const rename = defineCommand({
  id: 'rename',
  syntax: seq(
    keyword('rename', 'Rename a file'),
    arg('from', urlType(diskPrefixes, 'Rename from'), 'Rename from'),
    arg('to', urlType(diskPrefixes, 'Rename to'), 'Rename to'),
  ),
  *run(session, { from, to }) {
    const target = yield* askName(session, 'Destination filename', to);
    if (!target) return;
    if (from.path === '' || target.path === '') return reportBadName(session);
    const result = renameEntry(session.device, from, target);
    if (!result.ok) return reportError(session, 'renaming', realUrl(from), result.error);
    session.device.emit(fileRenamed, { from: urlText(from), to: urlText(target) });
  },
});

const cd = defineCommand({
  id: 'cd',
  syntax: seq(
    keyword('cd', 'Change current directory'),
    opt(arg('url', urlType(localPrefixes, 'Directory name'), 'Directory name')),
  ),
  *run(session, { url }) {
    const { device } = session;
    const system = url?.system ?? mainDisk(device.platform);
    const path = url?.path ?? '';
    const disk = isDisk(device, system) ? diskOf(device, system) : undefined;
    if (url && disk?.ok === false) return reportError(session, 'opening', shownUrl(url), disk.error);
    if (url && path !== '' && !(disk && isDirectory(device, url)))
      return reportError(session, 'opening', shownUrl(url), 'No such file or directory');
    device.update(fileMemory, (draft) => {
      draft.cwd = { system, path };
    });
  },
});

const pwd = defineShow({
  id: 'pwd',
  level: 15,
  syntax: keyword('pwd', 'Display current working directory'),
  output: (device) => shownUrl(cwdOf(device)),
});

export const directoryCommands = [mkdir, rmdir, rename, cd, pwd];

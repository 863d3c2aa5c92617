import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { ok } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, findEntry, isDirectlyIn, isInside } from './disk.ts';
import { removeEntry } from './disk-changes.ts';
import { deleteLocal } from './delete-local.ts';
import { asksNames, reportBadName, reportError } from './report.ts';
import { askedName, baseName, fileUrl, isDisk, parentOf, realUrl, withPath, type FileUrl } from './url.ts';
import { wildcard } from './wildcard.ts';

function* deleteOne(session: Session, url: FileUrl, force: boolean): Io<void> {
  const found = isDisk(session.device, url.system) ? findEntry(session.device, url) : ok(undefined);
  if (!found.ok) return reportError(session, 'deleting', realUrl(url), found.error);
  if (!force && asksNames(session) && !(yield* session.confirm(`Delete ${realUrl(url)}? `))) return;
  const removed = deleteLocal(session.device, url, session.line);
  if (!removed.ok) reportError(session, 'deleting', realUrl(url), removed.error);
}

/** Files and directories below a directory, the deepest first. */
function below(device: Device, url: FileUrl): readonly FileUrl[] {
  const disk = diskOf(device, url.system);
  if (!disk.ok) return [];
  return disk.value.entries
    .filter((e) => !e.hidden && isInside(e.path, url.path))
    .map((e) => fileUrl(url.system, e.path))
    .reverse();
}

function* deleteTree(session: Session, url: FileUrl, force: boolean): Io<void> {
  const { device } = session;
  if (!force && !(yield* session.confirm(`Examine files in directory ${realUrl(url)}? `))) return;
  for (const inside of [...below(device, url), url]) {
    const entry = findEntry(device, inside);
    if (!entry.ok) continue;
    if (entry.value.kind === 'file') yield* deleteOne(session, inside, force);
    else if (inside.path !== '' && (force || (yield* session.confirm(`Delete ${realUrl(inside)}? `)))) {
      const removed = removeEntry(device, inside);
      if (!removed.ok) reportError(session, 'deleting', realUrl(inside), removed.error);
    }
  }
}

/** `delete`: files, or directories when told so. */
export function* deleteFile(
  session: Session,
  typed: FileUrl,
  { force = false, recursive = false }: { force?: boolean; recursive?: boolean },
): Io<void> {
  let url = typed;
  if (!force && asksNames(session)) {
    const name = yield* session.ask('Delete filename', askedName(typed));
    if (name === undefined) return;
    if (name !== askedName(typed)) url = withPath(typed, name);
  }
  if (url.path === '' && !recursive) return reportBadName(session);
  const named = matching(session.device, url);
  if (named && named.length > 0) {
    for (const one of named) yield* deleteNamed(session, one, force, recursive, true);
    return;
  }
  yield* deleteNamed(session, url, force, recursive, false);
}

/** What a name with wildcards stands for: entries of one directory. Undefined for other names. */
function matching(device: Device, url: FileUrl): readonly FileUrl[] | undefined {
  const pattern = isDisk(device, url.system) ? wildcard(baseName(url.path)) : undefined;
  const disk = pattern && diskOf(device, url.system);
  if (!pattern || !disk?.ok) return undefined;
  return disk.value.entries
    .filter((e) => !e.hidden && isDirectlyIn(e.path, parentOf(url.path)) && pattern(baseName(e.path)))
    .map((e) => fileUrl(url.system, e.path));
}

/** Deletes one file, or a directory when told so; `found`: by a wildcard, which passes directories over. */
function* deleteNamed(session: Session, url: FileUrl, force: boolean, recursive: boolean, found: boolean): Io<void> {
  const entry = isDisk(session.device, url.system) ? findEntry(session.device, url) : undefined;
  const directory = url.path === '' || (entry?.ok === true && entry.value.kind === 'directory');
  if (!directory) return yield* deleteOne(session, url, force);
  if (recursive) return yield* deleteTree(session, url, force);
  if (!found) reportError(session, 'deleting', realUrl(url), 'Is a directory');
}

import type { Session } from '../../../cli/session.ts';
import { fromCivil, toCivil } from '../../../kernel/calendar.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { contentKey, textContent } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { runningImage, uptime } from '../../software/software/api.ts';
import { clockIsSet, localTime, wallClock } from '../../base/clock/api.ts';
import { imageVersion, runningConfigText } from '../../configuration/configuration/api.ts';
import {
  errorText,
  fileUrl,
  hideFile,
  parseUrl,
  readFile,
  removeFile,
  urlText,
  writeFile,
} from '../../files/files/api.ts';
import { bootsetRefused, configReleased, configSecured, imageReleased, imageSecured } from './events.ts';
import {
  CONFIG_ACTIVE,
  CONFIG_NOT_ACTIVE,
  configActive,
  configInactive,
  consoleOnly,
  IMAGE_ACTIVE,
  IMAGE_NOT_ACTIVE,
  imageActive,
  imageInactive,
  NOT_LOCAL,
  NOT_RUNNING,
} from './messages.ts';
import { bootset } from './state.ts';

/** Milliseconds from the name of an archive to its activation. */
const ARCHIVE_TIME = 1000;

const refuse = (session: Session, command: string, reason: string): void => {
  session.device.emit(bootsetRefused, { command, reason });
  if (!startsFromMemory(session)) session.print(reason);
};

/** The startup configuration repeats what is active already; nobody is told so at every start (ours). */
const startsFromMemory = ({ origin }: Session): boolean => origin.kind === 'file' && origin.name === 'memory';

/** Only the console may take protection away or replace it. */
function fromConsole(session: Session, command: string): boolean {
  if (session.line.number === 0) return true;
  session.device.log(consoleOnly, command);
  session.device.emit(bootsetRefused, { command, reason: 'not from the console' });
  return false;
}

/** Where the running image lies on a disk of this router, `flash0:name`; undefined: somewhere else. */
function localPath(device: Device): string | undefined {
  const url = parseUrl(device, runningImage(device)?.path ?? '');
  const disk = device.platform.disks.find(({ name }) => name === url?.system);
  return url && disk?.kind === 'disk' ? urlText(url) : undefined;
}

const sameFile = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** `secure boot-image`: hides the file of the running image where it is. */
export function secureImage(session: Session): void {
  const { device } = session;
  const command = 'secure boot-image';
  const { image: active } = device.read(bootset);
  const running = runningImage(device);
  const path = localPath(device);
  if (active && (!session.interactive || (path && sameFile(active.path, path))))
    return refuse(session, command, IMAGE_ACTIVE);
  if (!running || !path) return refuse(session, command, NOT_LOCAL);
  const file = readFile(device, path);
  if (!file.ok) return refuse(session, command, errorText('opening', path, file.error));
  if (contentKey(file.value) !== contentKey(running.content)) return refuse(session, command, NOT_RUNNING);
  if (active && !fromConsole(session, command)) return;
  if (active) releaseImage(device, active.path);
  hideFile(device, path, true);
  device.update(bootset, (draft) => {
    draft.image = { path, version: imageVersion(device) ?? '', activatedAt: wallClock(device) };
  });
  device.log(imageActive);
  device.emit(imageSecured, { image: path });
}

function releaseImage(device: Device, path: string): void {
  hideFile(device, path, false);
  device.emit(imageReleased, { image: path });
}

/** `no secure boot-image`: shows the file again. */
export function unsecureImage(session: Session): void {
  const { device } = session;
  const { image } = device.read(bootset);
  if (!fromConsole(session, 'no secure boot-image')) return;
  if (!image) return refuse(session, 'no secure boot-image', IMAGE_NOT_ACTIVE);
  device.update(bootset, (draft) => {
    draft.image = null;
  });
  releaseImage(device, image.path);
  device.log(imageInactive);
}

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** `.runcfg-20200922-124717.ar`; without a set clock the date is that of the clock's origin, 1 March 1993. */
function archiveName(device: Device): string {
  const t = clockIsSet(device) ? localTime(device, wallClock(device)) : toCivil(fromCivil(1993, 3, 1) + uptime(device));
  return `.runcfg-${t.year}${pad(t.month)}${pad(t.day)}-${pad(t.hour)}${pad(t.minute)}${pad(t.second)}.ar`;
}

/** Disk that holds the archive: that of the secured or running image. */
function archiveDisk(device: Device): string {
  const path = device.read(bootset).image?.path ?? localPath(device) ?? 'flash0:';
  return path.slice(0, path.indexOf(':'));
}

/** `secure boot-config`: keeps a copy of the running configuration as it is now, in a hidden file. */
export function* secureConfig(session: Session): Io<void> {
  const { device } = session;
  const command = 'secure boot-config';
  const { config: active } = device.read(bootset);
  const version = imageVersion(device) ?? '';
  if (active && (!session.interactive || active.version === version)) return refuse(session, command, CONFIG_ACTIVE);
  if (active && !fromConsole(session, command)) return;
  if (session.interactive) yield* archive(session, version);
  else device.spawn(afterTheFile(session, version));
}

/** A file that is being read is archived when all of its lines are in force. */
function* afterTheFile(session: Session, version: string): Io<void> {
  yield* on(session.device.clock.after(0));
  yield* archive(session, version);
}

function* archive(session: Session, version: string): Io<void> {
  const { device } = session;
  const old = device.read(bootset).config;
  const path = urlText(fileUrl(archiveDisk(device), archiveName(device)));
  yield* on(device.clock.after(ARCHIVE_TIME));
  device.update(bootset, (draft) => {
    draft.config = { path, version, activatedAt: wallClock(device) };
  });
  const written = writeFile(device, path, textContent(runningConfigText(device)));
  if (!written.ok) {
    device.update(bootset, (draft) => {
      draft.config = old;
    });
    return refuse(session, 'secure boot-config', errorText('opening', path, written.error));
  }
  hideFile(device, path, true);
  if (old) removeArchive(device, old.path);
  device.log(configActive, path);
  device.emit(configSecured, { archive: path });
}

function removeArchive(device: Device, path: string): void {
  hideFile(device, path, false);
  removeFile(device, path);
  device.emit(configReleased, { archive: path });
}

/** `no secure boot-config`: removes the archive. */
export function unsecureConfig(session: Session): void {
  const { device } = session;
  const { config } = device.read(bootset);
  if (!fromConsole(session, 'no secure boot-config')) return;
  if (!config) return refuse(session, 'no secure boot-config', CONFIG_NOT_ACTIVE);
  device.update(bootset, (draft) => {
    draft.config = null;
  });
  removeArchive(device, config.path);
  device.log(configInactive, config.path);
}

import type { Session } from '../../cli/session.ts';
import { on, type Io } from '../../kernel/io.ts';
import { fail, type Result } from '../../kernel/result.ts';
import type { Content } from '../../system/content.ts';
import type { Device } from '../../system/device.ts';
import { remoteText, type End } from './copy-names.ts';
import type { FileError } from './disk.ts';
import { readLocal } from './local.ts';
import { baseName } from './url.ts';
import { networkPlaces, type NetworkPlace, type Remote } from './place.ts';

/** How long a transfer waits for an answer, and how often it tries. */
const RETRY = 4000;
const TRIES = 5;

const placeFor = (device: Device, remote: Remote): NetworkPlace | undefined =>
  device.hook(networkPlaces, []).find(({ system }) => system === remote.system);

/** Reads a file wherever it lies. */
export function* readEnd(session: Session, { url, remote }: End): Io<Result<Content, FileError>> {
  return remote ? yield* fetchRemote(session, remote) : readLocal(session.device, url);
}

/** Reads a file from another machine; without a network nobody answers. */
export function* fetchRemote(session: Session, remote: Remote): Io<Result<Content, FileError>> {
  const place = placeFor(session.device, remote);
  if (place) return yield* place.fetch(session, remote);
  session.write(`Accessing ${remoteText(remote)}...`);
  yield* on(session.device.clock.after(RETRY * TRIES));
  session.print();
  return fail('Timed out');
}

/** Writes a file on another machine; without a network nobody answers. */
export function* storeRemote(session: Session, remote: Remote, content: Content): Io<Result<void, FileError>> {
  const place = placeFor(session.device, remote);
  if (place) return yield* place.store(session, remote, content);
  const quiet = remote.system === 'scp' || remote.system === 'ftp';
  if (quiet) session.write(`Writing ${baseName(remote.path)} `);
  for (let i = 0; i < TRIES; i++) {
    yield* on(session.device.clock.after(RETRY));
    if (!quiet) session.write('.');
  }
  session.print();
  return fail('Timed out');
}

import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import {
  changeEntries,
  diskOf,
  emptyDisk,
  errorText,
  linearOf,
  type FileError,
  type LinearWork,
} from '../files/api.ts';
import { sum16 } from './checksum.ts';
import { pause } from './copying.ts';
import { listing } from './listing.ts';

/** Milliseconds for each mebibyte that is erased or moved (ours). */
const SECTOR_TIME = 9000;
const MEBIBYTE = 1_048_576;

function report(session: Session, doing: string, name: string, error: FileError): void {
  session.print(errorText(doing, name, error));
}

const sizeOfDisk = ({ device }: Session, system: string): number =>
  device.platform.disks.find(({ name }) => name === system)?.size ?? 0;

function* moveFiles(session: Session, system: string): Io<void> {
  const { device } = session;
  yield* on(device.clock.after(Math.ceil((sizeOfDisk(session, system) / MEBIBYTE) * SECTOR_TIME)));
  changeEntries(device, system, (entries) => entries.filter(({ deleted }) => !deleted));
}

/** Takes the deleted files away for good. */
function* squeeze(session: Session, system: string, log: boolean): Io<void> {
  const { device } = session;
  if (!log) session.print('%Warning: Using /nolog option would render squeeze operation uninterruptible.');
  if (!(yield* session.confirm('All deleted files will be removed. Continue? '))) return;
  if (!(yield* session.confirm('Squeeze operation may take a while. Continue? '))) return;
  const disk = diskOf(device, system);
  if (!disk.ok) return report(session, 'squeezing', `${system}:`, disk.error);
  const began = device.clock.now;
  const moving = moveFiles(session, system);
  yield* log ? moving : holding(session, moving);
  const took = ((device.clock.now - began) / 1000).toFixed(3);
  session.print(log ? `\nSqueeze of ${system} complete` : `\nSqueeze of ${system} completed in ${took} secs .`);
}

function undelete(session: Session, system: string, index: number): FileError | undefined {
  const disk = diskOf(session.device, system);
  if (!disk.ok) return disk.error;
  const entry = disk.value.entries[index - 1];
  if (!entry?.deleted) return 'No such file or directory';
  const same = (path: string): boolean => path.toLowerCase() === entry.path.toLowerCase();
  if (disk.value.entries.some(({ path, deleted }) => !deleted && same(path))) return 'File exists';
  const { deleted, ...kept } = entry;
  changeEntries(session.device, system, (entries) =>
    entries.map((one) => (one === entry && deleted ? { ...kept, hidden: false } : one)),
  );
  return undefined;
}

function* eraseSectors(session: Session, system: string): Io<void> {
  const { device } = session;
  session.write('Erasing device... ');
  const marks = Math.ceil(sizeOfDisk(session, system) / 131_072);
  for (let i = 0; i < marks; i++) {
    yield* on(device.clock.after(SECTOR_TIME / 8));
    session.write('e');
  }
  emptyDisk(device, system);
}

/** Empties a card of class B when told so. */
function* erase(session: Session, system: string): Io<void> {
  if (!(yield* session.confirm(`Erasing the ${system} filesystem will remove all files! Continue? `))) return;
  yield* holding(session, eraseSectors(session, system));
  session.print(` ...erased\nErase of ${system}: complete`);
}

const isB = ({ device }: Session, system: string): boolean => linearOf(device, system)?.class === 'B';

export const work: LinearWork = {
  listing,
  squeeze: (session, { system }, log) => squeeze(session, system, log),
  *undelete(session, system, index) {
    const error = undelete(session, system, index);
    if (error) report(session, 'undeleting', `${system}:`, error);
  },
  *erase(session, { system }) {
    if (isB(session, system)) yield* erase(session, system);
    else report(session, 'erasing', `${system}:`, 'Function not implemented');
  },
  *receiving(session, { system }) {
    if (!isB(session, system)) return;
    if (session.line.column > 0) session.print();
    if (yield* session.confirm(`Erase ${system}: before copying? `)) yield* erase(session, system);
  },
  *received(session, { system }, content) {
    if (!isB(session, system)) return undefined;
    yield* pause(session, content);
    return `Verifying checksum...  OK (0x${sum16(content).toString(16).toUpperCase().padStart(4, '0')})`;
  },
};

import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { DiskData } from '../../../system/platform.ts';
import { CLUSTER, diskOf } from './disk.ts';
import { clearDisk } from './disk-changes.ts';
import { diskFormatted } from './events.ts';
import { reportError } from './report.ts';
import type { FileUrl } from './url.ts';

const SECTOR = 512;
/** Sectors of the boot helper that IOS writes on a CompactFlash. */
const MONLIB_SECTORS = 253;
/** Above this many clusters a FAT has entries of four bytes, below it of two. */
const LARGEST_FAT16 = 65_524;

/** Sectors of a formatted partition: file space, two tables, root directory or reserved sectors, Monlib. */
export function partitionSectors({ size, kind }: Pick<DiskData, 'size' | 'kind'>): number {
  const clusters = size / CLUSTER;
  const wide = clusters > LARGEST_FAT16;
  const table = Math.ceil(((clusters + 2) * (wide ? 4 : 2)) / SECTOR);
  return size / SECTOR + 2 * table + (wide ? 32 : 33) + (kind === 'disk' ? MONLIB_SECTORS : 0);
}

function* writeMonlib(session: Session): Io<void> {
  session.write('Writing Monlib sectors');
  for (let i = 0; i < 5; i++) {
    yield* on(session.device.clock.after(400));
    session.write('.');
  }
  session.print('\nMonlib write complete ');
}

function* writeSectors(session: Session, { name, kind }: DiskData): Io<void> {
  if (kind === 'disk') yield* writeMonlib(session);
  clearDisk(session.device, name);
  yield* on(session.device.clock.after(6000));
}

/** `format`: empties a disk. */
export function* formatDisk(session: Session, url: FileUrl): Io<void> {
  const { device } = session;
  const { system } = url;
  if (!(yield* session.confirm('Format operation may take a while. Continue? '))) return;
  if (!(yield* session.confirm(`Format operation will destroy all data in "${url.prefix}:".  Continue? `))) return;
  const disk = diskOf(device, system);
  const data = device.platform.disks.find(({ name }) => name === system);
  if (!disk.ok) return reportError(session, 'formatting', system, disk.error);
  if (!data) return;
  yield* holding(session, writeSectors(session, data));
  const sectors = partitionSectors(data);
  session.print('\nFormat: All system sectors written. OK...\n');
  session.print(`Format: Total sectors in formatted partition: ${sectors}`);
  session.print(`Format: Total bytes in formatted partition: ${sectors * SECTOR}`);
  session.print('Format: Operation completed successfully.\n');
  session.print(`Format of ${system}: complete`);
  device.emit(diskFormatted, { disk: system });
}

import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { cut, sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { FileError } from './disk.ts';
import { growFile, PIECE } from './grow-file.ts';
import type { FileUrl } from './url.ts';

/** Bytes a second that these disks take and give (ours). */
const rates = { disk: { read: 6_000_000, write: 2_400_000 }, usbflash: { read: 9_000_000, write: 3_200_000 } } as const;

/** Milliseconds, as a multiple of four: the tick of these routers. */
export const ticks = (ms: number): number => 4 * Math.max(1, Math.round(ms / 4));

const rateOf = (device: Device, system: string, way: 'read' | 'write'): number | undefined => {
  const disk = device.platform.disks.find(({ name }) => name === system);
  return disk && (disk.rates ?? rates[disk.kind])[way];
};

/** Milliseconds that reading these bytes from one place and writing them to another takes. */
export function transferTime(device: Device, bytes: number, from: string, to: string): number {
  const reading = bytes / (rateOf(device, from, 'read') ?? 20_000_000);
  const writing = bytes / (rateOf(device, to, 'write') ?? 20_000_000);
  return ticks(1000 * (reading + writing));
}

/** Bytes a second that a place gives, where it is a disk. */
export const readRate = (device: Device, system: string): number => rateOf(device, system, 'read') ?? Infinity;

/** Bytes a second that a place takes, where it is a disk. */
export const writeRate = (device: Device, system: string): number => rateOf(device, system, 'write') ?? Infinity;

/** Writes a file piece by piece in virtual time. */
export function* writeSlowly(
  session: Session,
  from: FileUrl,
  to: FileUrl,
  content: Content,
  sign: string,
): Io<Result<void, FileError>> {
  const { device } = session;
  const size = sizeOf(content);
  return yield* growFile(session, to, function* (file) {
    const started = yield* file.open(size, cut(content, 0));
    if (!started.ok) return started;
    let written = 0;
    do {
      const next = Math.min(size, written + PIECE);
      yield* on(device.clock.after(transferTime(device, next - written, from.system, to.system)));
      const put = file.put(cut(content, next));
      if (!put.ok) return put;
      session.write(sign);
      written = next;
    } while (written < size);
    return ok(undefined);
  });
}

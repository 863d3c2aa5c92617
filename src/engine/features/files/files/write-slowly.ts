import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { cut, sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { mayWrite, removeEntry, writeDiskFile, type FileError } from './disk.ts';
import type { FileUrl } from './url.ts';

/** Bytes written between two signs of life, one `C` each. */
const CHUNK = 524_288;
/** Bytes a second that these disks take and give (ours). */
const rates = { disk: { read: 6_000_000, write: 2_400_000 }, usbflash: { read: 9_000_000, write: 3_200_000 } } as const;
/** What opening and closing a file takes, in milliseconds (ours). */
const OVERHEAD = 240;

/** Milliseconds, as a multiple of four: the tick of these routers. */
export const ticks = (ms: number): number => 4 * Math.max(1, Math.round(ms / 4));

const rateOf = (device: Device, system: string, way: 'read' | 'write'): number | undefined => {
  const kind = device.platform.disks.find(({ name }) => name === system)?.kind;
  return kind && rates[kind][way];
};

/** Milliseconds that reading these bytes from one place and writing them to another takes. */
export function transferTime(device: Device, bytes: number, from: string, to: string): number {
  const reading = bytes / (rateOf(device, from, 'read') ?? 20_000_000);
  const writing = bytes / (rateOf(device, to, 'write') ?? 20_000_000);
  return ticks(1000 * (reading + writing));
}

/**
 * Writes a file piece by piece in virtual time. Pulling the plug leaves what was written so far, visibly
 * shorter; Ctrl-Shift-6 takes it away again.
 */
export function* writeSlowly(
  session: Session,
  from: FileUrl,
  to: FileUrl,
  content: Content,
  sign: string,
): Io<Result<void, FileError>> {
  const { device } = session;
  const size = sizeOf(content);
  const allowed = mayWrite(device, to, size);
  if (!allowed.ok) return allowed;
  let whole = false;
  let written = 0;
  try {
    yield* on(device.clock.after(OVERHEAD));
    const started = writeDiskFile(device, to, cut(content, 0));
    if (!started.ok) return started;
    do {
      const next = Math.min(size, written + CHUNK);
      yield* on(device.clock.after(transferTime(device, next - written, from.system, to.system)));
      const put = writeDiskFile(device, to, cut(content, next));
      if (!put.ok) return put;
      session.write(sign);
      written = next;
    } while (written < size);
    whole = true;
    return ok(undefined);
  } finally {
    if (!whole && device.phase !== 'off') {
      removeEntry(device, to);
      if (session.line.column > 0) session.print();
    }
  }
}

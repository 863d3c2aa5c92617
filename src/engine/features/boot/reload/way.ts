import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { reloadDevice, runningImage, startWarm, type RunningImage, type WarmWay } from '../../software/software/api.ts';
import { endText, type End } from '../../files/files/api.ts';
import { loadUpgrade, warmRefused, warmReloadRefusal } from '../warm-reboot/api.ts';
import { reloading } from './messages.ts';

/** How the device starts again: through its ROM monitor, from memory, or with another image in memory. */
export type Way =
  | { readonly kind: 'cold' }
  | { readonly kind: 'warm' }
  | { readonly kind: 'upgrade'; readonly from: End };

/** Why, and who wants it. */
export interface Request {
  readonly reason: string;
  readonly by: string;
}

const LAST_WORDS = 1500;

/** Image of a warm upgrade; null: no other image is named. */
export const imageOf = (way: Way): string | null => (way.kind === 'upgrade' ? endText(way.from) : null);

/** Whether the running software may start itself again; says why not. */
export function mayStartWarm(session: Session): boolean {
  const refusal = warmReloadRefusal(session.device);
  if (!refusal) return true;
  session.print(`Not possible to warm reload.\nReason: ${refusal.words}`);
  session.device.emit(warmRefused, { reason: refusal.reason });
  return false;
}

function* sayLastWords(device: Device, { reason, by }: Request): Io<void> {
  device.log(reloading, by, reason);
  yield* on(device.clock.after(LAST_WORDS));
}

function* warmly(device: Device, image: RunningImage, warm: WarmWay, request: Request): Io<never> {
  yield* sayLastWords(device, request);
  return yield* startWarm(device, image, warm, request);
}

/**
 * Reload now: says so in the log, then ends everything. Comes back only when the image of a warm upgrade is not
 * accepted, or not wanted any more once it is there. What cannot start warm any more starts cold.
 */
export function* reloadNow(session: Session, way: Way, request: Request, wanted = (): boolean => true): Io<void> {
  const { device } = session;
  if (way.kind === 'upgrade') {
    const image = yield* loadUpgrade(session, way.from);
    if (image && wanted()) yield* warmly(device, image, 'upgrade', request);
    return;
  }
  const running = runningImage(device);
  if (way.kind === 'warm' && running && mayStartWarm(session)) yield* warmly(device, running, 'reload', request);
  yield* sayLastWords(device, request);
  yield* reloadDevice(device, request.reason, request.by);
}

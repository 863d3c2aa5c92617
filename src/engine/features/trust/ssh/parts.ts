import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { pairsOf } from '../crypto-keys/api.ts';

/** What the server and the commands do. */
export const body = part(() => import('./body.ts'), 'last');

/** Something that SSH goes by is another: the log tells, and the server begins anew. Without keys there is neither. */
export function tellChange(device: Device): void {
  if (pairsOf(device).length > 0) body.get().tellState(device);
}

import type { Device } from '../../../system/device.ts';
import { body } from './parts.ts';
import type { TrustChain } from './trust.ts';

export { usableKeys as storedKeys } from './keys.ts';
export type { TrustChain, TrustKey, TrustLink } from './trust.ts';

/** Which keys a device has, which software they accepted, and how far a reload would get. */
export const trustChain = (device: Device): TrustChain => body.get().trustChain(device);

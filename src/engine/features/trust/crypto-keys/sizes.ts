import type { Device } from '../../../system/device.ts';

interface Sizes {
  /** Bits of a modulus, and how many there are unless somebody says otherwise. */
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** How large the keys of a device may be. */
export const sizesOf = ({ platform }: Device): Sizes =>
  platform.firmware === 'ios-xe-3' ? { least: 512, most: 4096, usual: 1024 } : { least: 360, most: 4096, usual: 512 };

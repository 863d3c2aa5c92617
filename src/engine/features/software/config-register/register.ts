/** Bits of the configuration register. Source: ISR G2 software configuration guide, appendix D. */
export const registerBits = {
  bootField: 0x000f,
  ignoreConfig: 0x0040,
  breakDisabled: 0x0100,
  zeroBroadcast: 0x0400,
  fallback: 0x2000,
  netBroadcast: 0x4000,
  diagnostic: 0x8000,
} as const;

/** Console speeds by the index that `confreg` asks for. */
export const consoleSpeeds = [9600, 4800, 1200, 2400, 19_200, 38_400, 57_600, 115_200] as const;

const SPEED_BITS = 0x1820;

/** Index of the console speed: 4 for bit 5, 2 for bit 12, 1 for bit 11. */
export const speedIndex = (register: number): number =>
  ((register & 0x0020) >> 5) * 4 + ((register & 0x1000) >> 12) * 2 + ((register & 0x0800) >> 11);

/** Bits per second. */
export const speedOf = (register: number): number => consoleSpeeds[speedIndex(register)] ?? 9600;

export const withSpeed = (register: number, index: number): number =>
  (register & ~SPEED_BITS) | (index & 4 ? 0x0020 : 0) | (index & 2 ? 0x1000 : 0) | (index & 1 ? 0x0800 : 0);

/** 0: stay in the ROM monitor; 1: first image in flash; 2 to 15: what the configuration says, then the first in flash. */
export const bootField = (register: number): number => register & registerBits.bootField;

/** Bits 6 and 15 both leave the startup configuration unread. */
export const ignoresConfiguration = (register: number): boolean =>
  (register & (registerBits.ignoreConfig | registerBits.diagnostic)) !== 0;

export const disablesBreak = (register: number): boolean => (register & registerBits.breakDisabled) !== 0;

/** `0x2102`, `0x0`, `0x142`. */
export const registerText = (register: number): string => `0x${register.toString(16).toUpperCase()}`;

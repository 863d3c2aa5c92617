import type { Device } from '../../../system/device.ts';

const codes = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));

/** A field of the cookie PROM: tag, length, text. Tags ours. */
const field = (tag: number, text: string): readonly number[] => [tag, text.length, ...codes(text)];

const SIZE = 128;

/** Contents of the chassis' identification memory: product, serial number, NVRAM size; rest erased. */
export function cookieBytes({ platform, serial }: Device): readonly number[] {
  const fields = [
    0x04,
    0xff,
    ...field(0xcb, platform.pid),
    ...field(0xc2, serial),
    ...field(0xc4, `${platform.nvramK}K`),
  ];
  return [...fields, ...Array.from({ length: SIZE - fields.length }, () => 0xff)];
}

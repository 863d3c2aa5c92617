import { concat, utf8Encode } from '../../../system/bytes.ts';

/** What a name server says: addresses, that there are none of this name, or that it cannot tell. */
export type Said = { readonly addresses: readonly string[]; readonly seconds: number } | 'no-such-name' | 'failed';

const [TYPE_A, CLASS_IN] = [1, 1] as const;
const HEADER = 12;
const LONGEST = { label: 63, name: 253 } as const;

/** A question for the addresses of a name (RFC 1035); undefined when no name can be like this. */
export function question(id: number, name: string): Uint8Array | undefined {
  const labels = name.split('.').map(utf8Encode);
  if (name.length > LONGEST.name || labels.some(({ length }) => length === 0 || length > LONGEST.label))
    return undefined;
  const head = Uint8Array.of(id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  const named = labels.flatMap((label) => [Uint8Array.of(label.length), label]);
  return concat(head, ...named, Uint8Array.of(0, 0, TYPE_A, 0, CLASS_IN));
}

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Where a name in a message ends: at its empty label or behind a pointer. */
function behindName(bytes: Uint8Array, at: number): number {
  for (let next = at; ; ) {
    const length = bytes[next] ?? 0;
    if (length >= 0xc0) return next + 2;
    if (length === 0) return next + 1;
    next += length + 1;
  }
}

/** What a message answers to a question; undefined when it is no answer to it. */
export function answerTo(asked: Uint8Array, bytes: Uint8Array): Said | undefined {
  const same = asked.every((byte, i) => byte === bytes[i] || (i > 1 && i < HEADER));
  if (!same || ((bytes[2] ?? 0) & 0x80) === 0) return undefined;
  const code = (bytes[3] ?? 0) & 15;
  if (code !== 0) return code === 3 ? 'no-such-name' : 'failed';
  const addresses: string[] = [];
  let seconds = Infinity;
  let at = asked.length;
  for (let left = u16(bytes, 6); left > 0 && at < bytes.length; left--) {
    const record = behindName(bytes, at);
    const end = record + 10 + u16(bytes, record + 8);
    if (u16(bytes, record) === TYPE_A && end === record + 14 && end <= bytes.length) {
      addresses.push(bytes.subarray(end - 4, end).join('.'));
      seconds = Math.min(seconds, u16(bytes, record + 4) * 65_536 + u16(bytes, record + 6));
    }
    at = end;
  }
  return addresses.length > 0 ? { addresses, seconds } : 'no-such-name';
}

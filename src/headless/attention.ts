import { CABLE_KEYS } from './cables.ts';

/** What was typed at a console on stdin, with Ctrl-] taken out. */
export type Typed =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'break' }
  | { readonly kind: 'power' }
  | { readonly kind: 'speed' }
  | { readonly kind: 'flash' }
  | { readonly kind: 'usb' }
  | { readonly kind: 'cables' }
  /** A cable by its number in the list, from 1. */
  | { readonly kind: 'cable'; readonly number: number }
  | { readonly kind: 'help' }
  | { readonly kind: 'quit' };

const ATTENTION = 0x1d;
const commands: ReadonlyMap<string, Typed> = new Map<string, Typed>([
  ['b', { kind: 'break' }],
  ['p', { kind: 'power' }],
  ['s', { kind: 'speed' }],
  ['f', { kind: 'flash' }],
  ['u', { kind: 'usb' }],
  ['c', { kind: 'cables' }],
  ['q', { kind: 'quit' }],
  ...Array.from(
    { length: CABLE_KEYS },
    (_, at) => [String(at + 1), { kind: 'cable', number: at + 1 }] satisfies [string, Typed],
  ),
]);

/** The keys above, for somebody who does not know them. */
export const attentionKeys =
  'after Ctrl-]: b Break, p power, f CompactFlash, u USB flash, s terminal speed, c cables, q leave';

/** Reads Ctrl-] and one of the keys above, in whatever chunks they come. Ctrl-] twice is Ctrl-] itself; any other key after it asks which there are. */
export function attentionDecoder(): (chunk: Uint8Array) => readonly Typed[] {
  let pending = false;
  return (chunk) => {
    const typed: Typed[] = [];
    let from = 0;
    const plain = (to: number): void => {
      if (to > from) typed.push({ kind: 'bytes', bytes: chunk.subarray(from, to) });
    };
    for (const [at, byte] of chunk.entries()) {
      if (pending) {
        pending = false;
        from = byte === ATTENTION ? at : at + 1;
        if (byte !== ATTENTION) typed.push(commands.get(String.fromCharCode(byte).toLowerCase()) ?? { kind: 'help' });
      } else if (byte === ATTENTION) {
        plain(at);
        from = at + 1;
        pending = true;
      }
    }
    plain(chunk.length);
    return typed;
  };
}

/** What was typed at a console on stdin, with Ctrl-] taken out. */
export type Typed =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'break' }
  | { readonly kind: 'power' }
  | { readonly kind: 'speed' }
  | { readonly kind: 'flash' }
  | { readonly kind: 'usb' }
  | { readonly kind: 'quit' };

const ATTENTION = 0x1d;
const commands: Readonly<Record<string, Typed>> = {
  b: { kind: 'break' },
  p: { kind: 'power' },
  s: { kind: 'speed' },
  f: { kind: 'flash' },
  u: { kind: 'usb' },
  q: { kind: 'quit' },
};

/** Reads Ctrl-] and one of the keys above, in whatever chunks they come. Ctrl-] twice is Ctrl-] itself; other keys after it are dropped. */
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
        const command = commands[String.fromCharCode(byte).toLowerCase()];
        if (command) typed.push(command);
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

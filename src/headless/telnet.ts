/** What a telnet client sent: characters for the console, or Break. */
export type TelnetPiece = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | { readonly kind: 'break' };

const IAC = 255;
const SB = 250;
const SE = 240;
const BRK = 243;
const WILL = 251;
const DONT = 254;
const ECHO = 1;
const SUPPRESS_GO_AHEAD = 3;

/** What the server offers when a client comes: character at a time, echoed by the device. Answers are dropped. */
export const greeting = Uint8Array.of(IAC, WILL, ECHO, IAC, WILL, SUPPRESS_GO_AHEAD);

/** Bytes of the console as they cross the wire: 255 is doubled. */
export function encodeTelnet(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(IAC)) return bytes;
  const doubled: number[] = [];
  for (const byte of bytes) doubled.push(...(byte === IAC ? [IAC, IAC] : [byte]));
  return Uint8Array.from(doubled);
}

/** Bytes at most after which a client has shown what it speaks. */
const FIRST = 300;

/** What programs say first that speak something else: a browser sent here by some page, SSH. */
const STRANGERS: readonly RegExp[] = [
  /^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE|PRI) (\/|\*|https?:)/,
  /^CONNECT [\w.[\]:-]+:\d/,
  /^SSH-\d/,
];
/** How TLS begins: a handshake, and the major version of its records. */
const TLS = '\x16\x03';

const isStranger = (said: string): boolean =>
  STRANGERS.some((stranger) => stranger.test(said)) || (said.startsWith(TLS) && said.charCodeAt(TLS.length) <= 4);

/** Who a client is, by what it sent so far: `unknown` until it can be told. Telnet's own commands settle it. */
export type Guest = 'unknown' | 'telnet' | 'stranger';

export function guestLooker(): (chunk: Uint8Array) => Guest {
  let said = '';
  let guest: Guest = 'unknown';
  return (chunk) => {
    if (guest !== 'unknown') return guest;
    said += Buffer.from(chunk.subarray(0, FIRST)).toString('latin1');
    if (isStranger(said)) guest = 'stranger';
    else if (said.length >= FIRST || /[\r\n\xff]/.test(said)) guest = 'telnet';
    return guest;
  };
}

type State = 'data' | 'command' | 'option' | 'subnegotiation' | 'subnegotiation-command';

/** Takes telnet's commands out of what a client sends; commands may be split between chunks. */
export function telnetDecoder(): (chunk: Uint8Array) => readonly TelnetPiece[] {
  let state: State = 'data';
  let pieces: TelnetPiece[] = [];
  let plain: number[] = [];

  const flush = (): void => {
    if (plain.length > 0) pieces.push({ kind: 'bytes', bytes: Uint8Array.from(plain) });
    plain = [];
  };

  const command = (byte: number): State => {
    if (byte === IAC) plain.push(IAC);
    else if (byte === BRK) {
      flush();
      pieces.push({ kind: 'break' });
    } else if (byte === SB) return 'subnegotiation';
    else if (byte >= WILL && byte <= DONT) return 'option';
    return 'data';
  };

  const next = (byte: number): State => {
    switch (state) {
      case 'data':
        if (byte === IAC) return 'command';
        plain.push(byte);
        return 'data';
      case 'command':
        return command(byte);
      case 'option':
        return 'data';
      case 'subnegotiation':
        return byte === IAC ? 'subnegotiation-command' : 'subnegotiation';
      case 'subnegotiation-command':
        return byte === SE ? 'data' : 'subnegotiation';
    }
  };

  return (chunk) => {
    for (const byte of chunk) state = next(byte);
    flush();
    const taken = pieces;
    pieces = [];
    return taken;
  };
}

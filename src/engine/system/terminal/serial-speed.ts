/** Bits per second that terminals have. */
export const terminalSpeeds: readonly number[] = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

/** Bits on the wire: one start bit, eight data bits from the lowest on, one stop bit. */
const FRAME = 10;

function bitsOf(codes: readonly number[]): (at: number) => number {
  return (at) => {
    const code = codes[Math.floor(at / FRAME)];
    const bit = at % FRAME;
    if (code === undefined || bit === FRAME - 1) return 1;
    return bit === 0 ? 0 : (code >> (bit - 1)) & 1;
  };
}

/** A character as it was received; `framed` is false when no stop bit came where one was due. */
interface Received {
  readonly code: number;
  readonly framed: boolean;
}

/** What a receiver at one speed makes of characters sent without pause at another; speeds in bits per second. */
export function received(codes: readonly number[], sentAt: number, readAt: number): readonly Received[] {
  const level = bitsOf(codes);
  const end = codes.length * FRAME;
  const width = sentAt / readAt;
  const found: Received[] = [];
  let at = 0;
  while (at < end) {
    if (level(Math.floor(at)) === 1) {
      at = Math.floor(at) + 1;
      continue;
    }
    const sample = (n: number): number => level(Math.floor(at + (n + 0.5) * width));
    let code = 0;
    for (let bit = 0; bit < 8; bit++) code |= sample(bit + 1) << bit;
    found.push({ code, framed: sample(9) === 1 });
    at += (FRAME - 0.5) * width;
    while (at < end && level(Math.floor(at)) === 0) at = Math.floor(at) + 1;
  }
  return found;
}

const codesOf = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const UNREADABLE = '\uFFFD';

/** Text as a terminal at another speed shows it: printable where chance has it, replacement characters elsewhere. */
export const misread = (text: string, sentAt: number, readAt: number): string =>
  received(codesOf(text), sentAt, readAt)
    .map(({ code, framed }) => (framed && code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : UNREADABLE))
    .join('');

/** Keys as a device at another speed takes them: broken frames are dropped. */
export const mistaken = (text: string, sentAt: number, readAt: number): string =>
  received(codesOf(text), sentAt, readAt)
    .filter(({ framed }) => framed)
    .map(({ code }) => String.fromCharCode(code))
    .join('');

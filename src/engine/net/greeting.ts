import { latin1Decode } from '../system/bytes.ts';

/** What is spoken on a connection to whatever port, as whoever was called begins it. */
export type Greeting = 'FTP' | 'TELNET';

/** The byte before a command of telnet, and the commands that negotiate. */
const [COMMAND, WILL, DONT] = [255, 251, 254] as const;

/** Whether a terminal or its host begins to negotiate. */
export const isNegotiation = ([first, command = 0]: Uint8Array): boolean =>
  first === COMMAND && command >= WILL && command <= DONT;

/** What a server speaks that begins so; undefined: it cannot be told. */
export function greetingOf(bytes: Uint8Array): Greeting | undefined {
  if (isNegotiation(bytes)) return 'TELNET';
  return /^220[ -]/.test(latin1Decode(bytes.subarray(0, 4))) ? 'FTP' : undefined;
}

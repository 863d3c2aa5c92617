import { latin1Decode } from '../../bytes.ts';
import { shownLine, SSH } from './wire.ts';

/** Messages that go over in clear, by their numbers. */
const CLEAR: ReadonlyMap<number, string> = new Map([
  [SSH.disconnect, 'disconnect'],
  [SSH.kexInit, 'key exchange begins, with the names of what this end can do'],
  [SSH.newKeys, 'new keys: what follows is encrypted'],
  [SSH.dhInit, 'Diffie-Hellman of the client'],
  [SSH.dhReply, 'Diffie-Hellman of the server, its key and its signature'],
  [SSH.gexInit, 'Diffie-Hellman of the client'],
  [SSH.gexReply, 'Diffie-Hellman of the server, its key and its signature'],
  [SSH.gexRequest, 'a group for Diffie-Hellman is asked for'],
]);

/** Bytes of a message in clear at most. */
const MOST = 0x1000;

/** What somebody on the wire can read of a segment of SSH. */
export function sshSays(bytes: Uint8Array): string {
  const text = latin1Decode(bytes);
  if (text.startsWith('SSH-')) return `version ${shownLine(text.replace(/\r?\n[^]*$/, ''))}`;
  const [a, b, high = 0, low = 0, , kind = 0] = bytes;
  const clear = a === 0 && b === 0 && high * 256 + low < MOST ? CLEAR.get(kind) : undefined;
  if (clear !== undefined) return `${clear}, ${bytes.length} bytes`;
  const names = (/^[\x20-\x7e]+/.exec(text)?.[0].length ?? 0) > 40;
  return `${names ? 'names go on' : 'encrypted'}, ${bytes.length} bytes`;
}

import type { Session } from '../../../cli/session.ts';
import { publicHalf, publicKeyPem } from '../../../system/crypto/rsa.ts';
import { privateKeyPem, type KeyCipher } from '../../../system/crypto/rsa-private.ts';
import { pairsOf } from './api.ts';
import { keysExported } from './events.ts';
import { usageText } from './show.ts';

/** Characters that a passphrase has at least. */
const LEAST = 8;

/** `crypto key export rsa NAME pem terminal`: the public half in clear, the private one under a passphrase. */
export function exportPem(session: Session, name: string, cipher: KeyCipher, passphrase: string): void {
  const { device } = session;
  const pairs = pairsOf(device).filter((pair) => pair.name === name);
  if (pairs.length === 0) return session.print(`% RSA keypair '${name}' does not exist.`);
  if (pairs.some(({ exportable }) => !exportable)) return session.print(`% RSA keypair '${name}' is not exportable.`);
  if (passphrase.length < LEAST) return session.print(`% Passphrase must be at least ${LEAST} characters long.`);
  for (const pair of pairs) {
    const vector = Uint8Array.from({ length: 8 }, () => device.random(256));
    session.print(`% Key name: ${name}\n   Usage: ${usageText(pair)}\n   Key data:`);
    session.write(publicKeyPem(publicHalf(pair)));
    session.write(privateKeyPem(pair, cipher, passphrase, vector));
  }
  device.emit(keysExported, { name, cipher });
}

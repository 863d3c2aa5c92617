import { on, race, type Io } from '../../../../kernel/io.ts';
import { isAddress } from '../../../../system/network/address.ts';
import { isFlow } from '../../../../system/network/conversation.ts';
import { clientHello, readTls } from '../../../../system/network/tls.ts';
import { PATIENCE, reach, tell, trouble, type Done, type Url, type Wanted } from './wanted.ts';

const OPENSSL = 'OpenSSL/3.0.19: error:';
const HANDSHAKE_FAILURE = 40;
/** What OpenSSL adds to the number of an alert. */
const REASONS = 1000;

/** What ends a call by TLS, in the words of OpenSSL: what came is no TLS, an alert, or the end of the connection. */
export function endOf(heard: Uint8Array | 'closed' | 'reset', { host, port }: Pick<Url, 'host' | 'port'>): string {
  if (heard === 'reset') return `OpenSSL SSL_connect: Connection reset by peer in connection to ${host}:${port} `;
  if (heard === 'closed') return `${OPENSSL}0A000126:SSL routines::unexpected eof while reading`;
  const said = readTls(heard);
  if (said === undefined) return `${OPENSSL}0A00010B:SSL routines::wrong version number`;
  if (typeof said === 'string') return `${OPENSSL}0A0000F4:SSL routines::unexpected message`;
  const reason = REASONS + said.alert;
  const what = said.alert === HANDSHAKE_FAILURE ? 'sslv3 alert handshake failure' : `reason(${reason})`;
  return `${OPENSSL}0A${reason.toString(16).toUpperCase().padStart(6, '0')}:SSL routines::${what}`;
}

/** What becomes of a call by TLS, of which only the first words are spoken: no server here has a certificate. */
export function* byHttps(wanted: Wanted): Io<Done> {
  const { run, url } = wanted;
  const { machine } = run;
  const opened = yield* reach(wanted);
  if (!opened.ok) return opened;
  const stream = opened.value;
  try {
    tell(wanted, '*', 'TLSv1.3 (OUT), TLS handshake, Client hello (1):');
    stream.send(clientHello((below) => machine.random(below), isAddress(url.host) ? undefined : url.host));
    const [, heard] = yield* on(race(stream.receive, machine.clock.after(PATIENCE)));
    if (heard === undefined) return trouble(28, `SSL connection timeout`);
    const bytes = isFlow(heard) ? new Uint8Array() : heard;
    const said = bytes instanceof Uint8Array ? readTls(bytes) : undefined;
    if (typeof said === 'object' && said.alert === HANDSHAKE_FAILURE)
      tell(wanted, '*', 'TLSv1.3 (IN), TLS alert, handshake failure (552):');
    const text = endOf(bytes, url);
    tell(wanted, '*', `${text}\nClosing connection 0`);
    return trouble(35, text);
  } finally {
    stream.close();
  }
}

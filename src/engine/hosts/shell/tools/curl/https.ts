import { on, race, type Io } from '../../../../kernel/io.ts';
import { isAddress } from '../../../../system/network/address.ts';
import { clientHello, readTls } from '../../../../system/network/tls.ts';
import { PATIENCE, reach, tell, trouble, type Done, type Wanted } from './wanted.ts';

const OPENSSL = 'OpenSSL/3.0.19: error:';
const HANDSHAKE_FAILURE = 40;

/** What becomes of a call by TLS, of which only the first words are spoken: no server here has a certificate. */
export function* byHttps(wanted: Wanted): Io<Done> {
  const { run, url } = wanted;
  const { machine } = run;
  const opened = yield* reach(wanted);
  if (!opened.ok) return opened;
  const stream = opened.value;
  const wrong = (text: string): Done => {
    tell(wanted, '*', `${text}\nClosing connection 0`);
    return trouble(35, text);
  };
  try {
    tell(wanted, '*', 'TLSv1.3 (OUT), TLS handshake, Client hello (1):');
    stream.send(clientHello((below) => machine.random(below), isAddress(url.host) ? undefined : url.host));
    const [, heard] = yield* on(race(stream.receive, machine.clock.after(PATIENCE)));
    if (heard === undefined) return trouble(28, `SSL connection timeout`);
    const said = heard instanceof Uint8Array ? readTls(heard) : 'closed';
    if (said === undefined) return wrong(`${OPENSSL}0A00010B:SSL routines::wrong version number`);
    if (typeof said === 'string')
      return wrong(`OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to ${url.host}:${url.port} `);
    if (said.alert !== HANDSHAKE_FAILURE) return wrong(`${OPENSSL}0A000126:SSL routines::unexpected eof while reading`);
    tell(wanted, '*', 'TLSv1.3 (IN), TLS alert, handshake failure (552):');
    return wrong(`${OPENSSL}0A000410:SSL routines::sslv3 alert handshake failure`);
  } finally {
    stream.close();
  }
}

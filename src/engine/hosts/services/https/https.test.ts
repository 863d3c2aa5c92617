import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { on, race, type Io } from '../../../kernel/io.ts';
import { concat, latin1Decode, utf8Encode } from '../../../system/bytes.ts';
import { clientHello, readTls } from '../../../system/network/tls.ts';
import { HostBench, SERVER } from '../../../testing/host-bench.ts';

const bench = (fault?: 'refuses' | 'silent'): HostBench =>
  new HostBench({ files: [], services: { https: { fault: fault && { kind: fault } } } });

/** What the server says to bytes until it hangs up; undefined: nobody is there. */
function* told({ network, clock }: HostBench, sent: Uint8Array): Io<Uint8Array | undefined> {
  const opened = yield* on(network.connect({ address: SERVER, port: 443 }));
  if (!opened.ok) return undefined;
  const { value: stream } = opened;
  let heard: Uint8Array = new Uint8Array();
  try {
    if (sent.length > 0) stream.send(sent);
    for (;;) {
      const [, came] = yield* on(race(stream.receive, clock.after(100_000)));
      if (!(came instanceof Uint8Array)) return heard;
      heard = concat(heard, came);
    }
  } finally {
    stream.close();
  }
}

const hello = (name?: string): Uint8Array => clientHello((below) => below - 1, name);

describe('a web server without a certificate', () => {
  it('R85 says so to who speaks TLS, whomever they want', () => {
    const server = bench();
    for (const name of [undefined, 'srv.span.com', 'x'.repeat(200)])
      expect(readTls(server.run(told(server, hello(name))) ?? hello())).toEqual({ alert: 40 });
  });

  it('R85 answers who speaks HTTP, and hangs up on who says nothing', () => {
    const server = bench();
    const said = server.run(told(server, utf8Encode('GET / HTTP/1.1\r\nHost: srv\r\n\r\n')));
    expect(latin1Decode(said ?? hello())).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nServer: nginx/);
    expect(server.run(told(server, new Uint8Array()))).toEqual(new Uint8Array());
  });

  it('R10 refuses and is silent as its fault says', () => {
    const refusing = bench('refuses');
    expect(refusing.run(told(refusing, hello()))).toBeUndefined();
    const silent = bench('silent');
    expect(silent.run(told(silent, hello()))).toEqual(new Uint8Array());
  });

  it('R30 says nothing else to strangers, whatever they send', () => {
    const server = bench();
    const cut = fc.nat(200).map((length) => hello('srv').subarray(0, length));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 60 }), cut), (bytes) => {
        const said = server.run(told(server, bytes)) ?? hello();
        const refused = JSON.stringify(readTls(said)) === '{"alert":40}';
        if (said.length > 0 && !refused) expect(latin1Decode(said)).toMatch(/^HTTP\/1\.1 400 /);
      }),
      { numRuns: 100 },
    );
    expect(readTls(server.run(told(server, hello())) ?? hello())).toEqual({ alert: 40 });
  });
});

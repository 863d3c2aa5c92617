import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Encode } from '../../../system/bytes.ts';
import { CLIENT, HostBench, SERVER } from '../../../testing/host-bench.ts';
import { LONGEST_LINE, MOST_LINES, syslogLines, type SyslogConfig } from './syslog.ts';

const bench = (syslog: SyslogConfig = {}) => new HostBench({ files: [], services: { syslog } });

function send(to: HostBench, bytes: Uint8Array): void {
  const socket = to.network.bind();
  socket.send({ address: SERVER, port: 514 }, bytes);
  socket.close();
  to.wait(10);
}
const kept = (on: HostBench) => on.machine.read(syslogLines);

describe('a syslog server', () => {
  it('R25 keeps lines with who sent them and when', () => {
    const server = bench();
    server.wait(1000);
    send(server, utf8Encode('<189>234: *Sep 13 09:18:23.080: %SYS-5-CONFIG_I: Configured from console by console'));
    send(server, utf8Encode('no number\twith a tab\n'));
    send(server, utf8Encode('<999>x'));
    const text = '234: *Sep 13 09:18:23.080: %SYS-5-CONFIG_I: Configured from console by console';
    expect(kept(server).lines).toEqual([
      { at: 1010, from: CLIENT, facility: 23, severity: 5, text },
      { at: 1014, from: CLIENT, facility: 1, severity: 5, text: 'no number#011with a tab' },
      { at: 1024, from: CLIENT, facility: 1, severity: 5, text: '<999>x' },
    ]);
  });

  it('R26 keeps the newest, and none when its disk is full', () => {
    const server = bench();
    for (let i = 0; i < MOST_LINES + 5; i++) send(server, utf8Encode(`<189>${i}`));
    expect([kept(server).lines.length, kept(server).lines[0]?.text, kept(server).lost]).toEqual([MOST_LINES, '5', 5]);
    for (const kind of ['full', 'silent'] as const) {
      const broken = bench({ fault: { kind } });
      send(broken, utf8Encode('<189>x'));
      expect(kept(broken).lines).toEqual([]);
    }
  });

  it('R30 keeps harmless, bounded text of anything', () => {
    const server = bench();
    const like = fc.tuple(fc.nat(2000), fc.string({ maxLength: 2000 })).map(([n, text]) => utf8Encode(`<${n}>${text}`));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 1500 }), like), (bytes) => {
        send(server, bytes);
        const { text = '', facility = 0, severity = 0 } = kept(server).lines.at(-1) ?? {};
        // oxlint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\0-\x1f\x7f]/);
        expect(text.length).toBeLessThanOrEqual(4 * LONGEST_LINE);
        expect(facility >= 0 && facility < 24 && severity < 8).toBe(true);
      }),
    );
  });
});

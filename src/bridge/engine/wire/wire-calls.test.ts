import { expect, it, vi } from 'vitest';
import { fetchParts, Lab } from '../../../engine/index.ts';
import { Player } from '../../../engine/transcript.ts';
import { loadScenario } from '../load-scenario.ts';
import { wireCalls } from './wire-calls.ts';

await fetchParts();
const loaded = await loadScenario({ kind: 'catalogue', id: 'sandbox-network' }, 4);
if (!loaded.ok) throw new Error('no scenario');
const lab = new Lab(loaded.scenario.spec, 4);
const player = new Player(lab);
player.settle();
player.play('⟦+60s⟧⟦⟧⟦enable⟧⟦ping 10.1.1.2⟧⟦+9s⟧⟦ping 10.1.1.20⟧⟦+9s⟧');
const calls = wireCalls(
  () => lab,
  () => Promise.resolve(),
);

const all = { text: '', protocol: '', wire: '', conversation: '' };
const slice = (filter = {}, from = 0, limit = 100) => calls.wire({ from, limit, filter: { ...all, ...filter } });

it('gives lines in slices, and the last ones where somebody asks beyond them', () => {
  const whole = slice();
  expect(whole.count).toBeGreaterThan(15);
  expect(whole.protocols).toEqual(['ARP', 'CDP', 'ICMP']);
  expect(slice({}, 5, 3).lines).toEqual(whole.lines.slice(5, 8));
  expect(slice({}, 9999, 3)).toMatchObject({ from: whole.count - 3, lines: whole.lines.slice(-3) });
});

it('lets pass what is asked for: text, protocol, conversation, until a moment', () => {
  expect(slice({ text: 'ECHO reply' }).lines.every(({ says }) => says.startsWith('echo reply'))).toBe(true);
  expect(slice({ protocol: 'ARP' }).count).toBe(slice({ text: 'arp' }).count);
  const [first] = slice({ protocol: 'ICMP' }).lines;
  const one = slice({ conversation: first?.conversation ?? '' });
  expect(one.count).toBeGreaterThan(1);
  expect(one.count).toBeLessThan(slice({ protocol: 'ICMP' }).count);
  const before = slice({ until: first?.at ?? 0 });
  expect(before.lines.at(-1)).toEqual(first);
  expect(before.total).toBe(before.count);
  expect(slice({ wire: 'LAN' }).count).toBe(slice().count);
  expect(slice({ wire: '__proto__' }).count).toBe(0);
});

it('finds the place of a line among those that pass', () => {
  const replies = slice({ text: 'echo reply' }).lines;
  const third = replies[2];
  const found = (filter = {}) => calls.wire({ from: 0, limit: 1, filter: { ...all, ...filter }, seek: third?.index });
  expect(found({ text: 'echo reply' }).sought).toBe(2);
  expect(found().sought).toBe(slice().lines.findIndex(({ index }) => index === third?.index));
  expect(found({ protocol: 'ARP' }).sought).toBeUndefined();
  expect(slice().sought).toBeUndefined();
});

it('looks at each line once for the same filter', () => {
  const looked = vi.spyOn(String.prototype, 'toLowerCase');
  const { total } = slice({ text: 'echo' });
  expect(looked.mock.calls.length).toBeGreaterThanOrEqual(total);
  looked.mockClear();
  slice({ text: 'echo' }, 3);
  expect(looked.mock.calls.length).toBeLessThan(3);
  looked.mockRestore();
});

it('makes a capture file of what was there when it was asked for', async () => {
  const before = (await calls.pcap(null)).bytes.length;
  let typed = false;
  const during = await wireCalls(
    () => lab,
    () => {
      if (!typed) player.play('⟦⟧⟦ping 10.1.1.20⟧⟦+9s⟧');
      typed = true;
      return Promise.resolve();
    },
  ).pcap(null);
  expect(during.bytes.length).toBe(before);
  expect((await calls.pcap(null)).bytes.length).toBeGreaterThan(before);
});

it('gives bulk data as it stood at a moment, in the table, as text and as a capture file', async () => {
  player.play('⟦copy http://10.1.1.20/c2900-universalk9-mz.SPA.157-3.M8.bin null:⟧⟦⟧⟦+1m⟧');
  const [whole] = slice({ text: 'bulk data' }).lines;
  expect(whole?.says).toContain('bulk data, all');
  const until = (whole?.at ?? 0) + 100;
  const [then] = slice({ text: 'bulk data', until }).lines;
  expect(then?.says).toMatch(/^bulk data, \d+ of \d+ bytes, so far$/);
  expect(then?.bytes).toBeGreaterThan(0);
  expect(then?.bytes).toBeLessThan(whole?.bytes ?? 0);
  expect(calls.wireText({ ...all, text: 'bulk data', until })).toContain(`${then?.says}\n`);
  expect((await calls.pcap(until)).bytes.length).toBeLessThan((await calls.pcap(null)).bytes.length);
});

it('gives the bytes of a line, all of it as text and as a capture file', async () => {
  const [line] = slice({ protocol: 'ICMP' }).lines;
  expect(calls.wireBytes(line?.index ?? -1).length).toBe(line?.bytes);
  expect(calls.wireText({ ...all, protocol: 'ICMP' })).toMatch(/^\d+\.\d{6}\tLAN\tR1 -> R2\tICMP\techo request/);
  const { bytes, leftOut } = await calls.pcap(null);
  expect([...bytes.subarray(0, 4)]).toEqual([0xd4, 0xc3, 0xb2, 0xa1]);
  expect(leftOut).toBe(0);
});

it('leaves the oldest packets out of a capture file that would be too large, and says how much', async () => {
  const until = (slice({ text: 'bulk data' }).lines[0]?.at ?? 0) + 3000;
  const whole = (await calls.pcap(until)).bytes;
  const largest = 200_000;
  const { bytes, leftOut } = await wireCalls(
    () => lab,
    () => Promise.resolve(),
    largest,
  ).pcap(until);
  expect(bytes.length).toBeLessThanOrEqual(largest);
  expect(bytes.length + leftOut).toBe(whole.length);
  expect(leftOut).toBeGreaterThan(0);
  expect(Buffer.compare(bytes.subarray(0, 24), whole.subarray(0, 24))).toBe(0);
  expect(Buffer.compare(bytes.subarray(24), whole.subarray(24 + leftOut))).toBe(0);
});

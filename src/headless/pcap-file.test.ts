import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bootset-pcap-'));
const running = new Set<ChildProcessWithoutNullStreams>();

const start = (program: string, ...args: readonly string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, ['scripts/run.mjs', `src/headless/${program}.ts`, ...args], { cwd: root });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
};

interface Ended {
  readonly code: number | null;
  readonly err: string;
}

const ended = (child: ChildProcessWithoutNullStreams): Promise<Ended> =>
  new Promise((resolve) => {
    let err = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, err }));
  });

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const capture = (name: string): string => join(folder, name);

/** The packets of a file; throws where it does not end with one. */
function packetsOf(file: string): Buffer[] {
  const bytes = readFileSync(file);
  expect(bytes.readUInt32LE(0)).toBe(0xa1b2c3d4);
  const packets: Buffer[] = [];
  let at = 24;
  while (at < bytes.length) {
    const kept = bytes.readUInt32LE(at + 8);
    packets.push(bytes.subarray(at + 16, at + 16 + kept));
    at += 16 + kept;
  }
  expect(at).toBe(bytes.length);
  return packets;
}

const echoes = (packets: readonly Buffer[]): number =>
  packets.filter((bytes) => bytes.readUInt16BE(12) === 0x0800 && bytes[23] === 1).length;

/** What a program says is listened to from now on; waits until it has said something. */
function hearing(child: ChildProcessWithoutNullStreams): (text: string) => Promise<void> {
  let heard = '';
  child.stdout.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  return async (text) => {
    while (!heard.includes(text)) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before it said ${text}`);
      await setTimeout(20);
    }
  };
}

/** Waits until a program has written so many bytes. */
async function grown(child: ChildProcessWithoutNullStreams, file: string, bytes: number): Promise<void> {
  while (!existsSync(file) || statSync(file).size < bytes) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} before`);
    await setTimeout(20);
  }
}

const BOOTED = '⟦+90s⟧⟦⟧⟦enable⟧';

describe('--pcap', () => {
  it('of play writes what was on the wire, the password of FTP too', async () => {
    const file = capture('played.pcap');
    const transcript = join(folder, 'copy.txt');
    writeFileSync(
      transcript,
      `${BOOTED}⟦ping 10.1.1.20⟧⟦copy ftp://netuser:guessme@10.1.1.20/branch.cfg flash0:⟧⟦⟧⟦+30s⟧`,
    );
    expect(await ended(start('play', 'sandbox-network', transcript, '--pcap', file, '--wire', 'LAN'))).toEqual({
      code: 0,
      err: '',
    });
    const packets = packetsOf(file);
    expect(echoes(packets)).toBeGreaterThanOrEqual(8);
    expect(packets.filter((bytes) => bytes.includes('PASS guessme\r\n'))).toHaveLength(1);
    expect(packets.some((bytes) => bytes.includes('enable secret branch-1st'))).toBe(true);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('of play is written as it grows, and whole after %s', async (signal) => {
    const file = capture(`play-${signal}.pcap`);
    const child = start('play', 'sandbox-network', '-', '--pcap', file);
    child.stdin.end(`${BOOTED}${'⟦ping 10.1.1.20 repeat 100⟧'.repeat(300)}`);
    const end = ended(child);
    await grown(child, file, 2000);
    child.kill(signal);
    expect((await end).code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(echoes(packetsOf(file))).toBeGreaterThan(10);
  });

  it('of play is whole after SIGINT in the midst of a mark, and holds what came before', async () => {
    const file = capture('flood.pcap');
    const child = start('play', 'sandbox-network', '-', '--pcap', file);
    child.stdin.end('⟦:on PC⟧⟦ping -q -i 0 -s 65000 -c 1000000 10.1.1.20⟧⟦+60m⟧');
    const end = ended(child);
    await grown(child, file, 300_000);
    child.kill('SIGINT');
    expect((await end).code).toBe(130);
    expect(echoes(packetsOf(file))).toBeGreaterThan(100);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('of console is written as it grows, and whole after %s', async (signal) => {
    const file = capture(`console-${signal}.pcap`);
    const child = start('console', 'sandbox-network', '--jump', '--speed', '30', '--pcap', file);
    const said = hearing(child);
    const end = ended(child);
    await said('%SNMP-5-COLDSTART');
    child.stdin.write('\r');
    await said('R1>');
    child.stdin.write('ping 10.1.1.2 repeat 200\r');
    await grown(child, file, 3000);
    child.kill(signal);
    expect((await end).code).toBe(0);
    expect(echoes(packetsOf(file))).toBeGreaterThan(5);
  });

  it.each([
    [
      'play',
      ['sandbox-2911', '-', '--pcap', 'x.pcap'],
      /^play: --pcap: nothing is connected by a cable in sandbox-2911/,
    ],
    [
      'console',
      ['sandbox-network', '--pcap', '/nowhere/x.pcap'],
      /^console: --pcap: \/nowhere\/x\.pcap cannot be written: ENOENT/,
    ],
    ['play', ['sandbox-network', '-', '--wire', 'LAN'], /^play: --wire: says which wire --pcap records/],
    [
      'play',
      ['sandbox-network', '-', '--pcap', 'x.pcap', '--wire', 'WAN'],
      /^play: --wire: there is no WAN; sandbox-network has LAN\n$/,
    ],
  ] as const)('%s %j is refused with exit code 2', async (program, args, message) => {
    const child = start(program, ...args);
    child.stdin.end('⟦⟧');
    const { code, err } = await ended(child);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(existsSync(join(root, 'x.pcap'))).toBe(false);
  });
});

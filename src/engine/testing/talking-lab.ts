import { hostSpec } from '../hosts/host.ts';
import { fromCivil } from '../kernel/calendar.ts';
import { on, race, type Io } from '../kernel/io.ts';
import { latin1Decode, utf8Encode } from '../system/bytes.ts';
import type { Content } from '../system/content.ts';
import type { LabSpec } from '../system/device-spec.ts';
import type { Machine } from '../system/machine.ts';
import { question } from '../system/network/dns.ts';
import type { Heard, LockStep, Socket, Stream } from '../system/network/network.ts';
import { ntpMessage } from '../system/network/ntp.ts';
import { Bench } from './lab.ts';
import { wire, wiredHost, wiredRouter } from './wired.ts';

/** What the clock says when the lab opens. */
export const TALK_BEGINS = fromCivil(2026, 3, 2, 8, 0, 0);

const SERVER = '10.1.1.20';
const BLOCK = 512;
const [DATA, ACKNOWLEDGED] = [3, 4] as const;
/** Blocks of TFTP that go one by one before the bulk. */
const SINGLE = 2;

const zeros = (length: number): Content => ({ kind: 'fill', byte: 0, length });

const tftp = (kind: number, block: number, length = 0): Uint8Array =>
  Uint8Array.of(0, kind, (block >> 8) & 255, block & 255, ...new Uint8Array(length));

const isFlow = (what: Heard): what is Exclude<Heard, string | Uint8Array> =>
  typeof what !== 'string' && !(what instanceof Uint8Array);

/** Hears what the other end says until it has said something, or until it has left. */
function* until(stream: Stream, wanted: string): Io<void> {
  for (;;) {
    const what = yield* on(stream.receive);
    if (isFlow(what)) yield* on(what.until(Infinity));
    else if (what === wanted || (what instanceof Uint8Array && latin1Decode(what).includes(wanted))) return;
  }
}

const say = (stream: Stream, text: string): void => stream.send(utf8Encode(text));

function* connected(machine: Machine, port: number): Io<Stream> {
  const opened = yield* on(machine.network.connect({ address: SERVER, port }));
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

/** Sends a file of zeros: the first blocks one by one, the middle as bulk data, the last by itself. */
function* tftpServer(machine: Machine, size: number): Io<never> {
  const listening = machine.network.bind({ port: 69 });
  for (;;) {
    const { from } = yield* on(listening.receive);
    const socket = machine.network.bind();
    for (let block = 1; block <= SINGLE; block++) {
      socket.send(from, tftp(DATA, block, BLOCK));
      yield* on(socket.receive);
    }
    const blocks = Math.floor(size / BLOCK);
    const step: LockStep = {
      each: BLOCK,
      header: (n) => tftp(DATA, n + SINGLE + 1),
      answer: (n) => tftp(ACKNOWLEDGED, n + SINGLE + 1),
    };
    yield* on(socket.pour(from, zeros((blocks - SINGLE) * BLOCK), step).until(Infinity));
    for (let heard: unknown; !heard; ) {
      socket.send(from, tftp(DATA, blocks + 1, size % BLOCK));
      [, heard] = yield* on(race(machine.clock.after(2000), socket.receive));
    }
  }
}

function* fetchByTftp(socket: Socket): Io<void> {
  socket.send({ address: SERVER, port: 69 }, utf8Encode('\0\x01branch.cfg\0octet\0'));
  for (;;) {
    const { from, bytes, flow } = yield* on(socket.receive);
    if (flow) yield* on(flow.until(Infinity));
    else socket.send(from, Uint8Array.of(0, ACKNOWLEDGED, bytes[2] ?? 0, bytes[3] ?? 0));
    if (!flow && bytes.length < BLOCK + 4) return;
  }
}

function* ftpServer(machine: Machine, size: number): Io<void> {
  const control = yield* on(machine.network.listen(21).accept);
  const data = machine.network.listen(50_000);
  const answers: readonly (readonly [string, string])[] = [
    ['USER', '331 Please specify the password.'],
    ['PASS', '230 Login successful.'],
    ['TYPE', '200 Switching to Binary mode.'],
    ['PASV', '227 Entering Passive Mode (10,1,1,20,195,80).'],
    ['RETR', `150 Opening BINARY mode data connection for image.bin (${size} bytes).`],
  ];
  say(control, '220 (vsFTPd 3.0.3)\r\n');
  for (const [command, answer] of answers) {
    yield* until(control, command);
    say(control, `${answer}\r\n`);
  }
  const stream = yield* on(data.accept);
  stream.pour(zeros(size));
  stream.close();
  yield* until(stream, 'closed');
  say(control, '226 Transfer complete.\r\n');
  yield* until(control, 'QUIT');
  say(control, '221 Goodbye.\r\n');
  control.close();
}

function* fetchByFtp(machine: Machine): Io<void> {
  const control = yield* connected(machine, 21);
  yield* until(control, '220');
  for (const [command, answer] of [
    ['USER netuser', '331'],
    ['PASS guessme', '230'],
    ['TYPE I', '200'],
    ['PASV', '227'],
    ['RETR image.bin', '150'],
  ] as const) {
    say(control, `${command}\r\n`);
    yield* until(control, answer);
  }
  const stream = yield* connected(machine, 50_000);
  yield* until(stream, 'closed');
  stream.close();
  yield* until(control, '226');
  say(control, 'QUIT\r\n');
  yield* until(control, 'closed');
  control.close();
}

function* httpServer(machine: Machine, size: number): Io<void> {
  const stream = yield* on(machine.network.listen(80).accept);
  yield* until(stream, '\r\n\r\n');
  say(stream, `HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: ${size}\r\n\r\n`);
  stream.pour(zeros(size));
  stream.close();
}

function* fetchByHttp(machine: Machine): Io<void> {
  const stream = yield* connected(machine, 80);
  say(stream, 'GET /image.bin HTTP/1.1\r\nHost: srv\r\nAuthorization: Basic bmV0dXNlcjpndWVzc21l\r\n\r\n');
  yield* until(stream, 'closed');
  stream.close();
}

function* telnetServer(machine: Machine): Io<void> {
  const stream = yield* on(machine.network.listen(23).accept);
  stream.send(Uint8Array.of(0xff, 0xfb, 1, 0xff, 0xfb, 3, 0xff, 0xfd, 24));
  say(stream, '\r\nPassword: ');
  yield* until(stream, '\r');
  say(stream, '\r\nSRV>');
  yield* until(stream, 'closed');
  stream.close();
}

function* typeByTelnet(machine: Machine): Io<void> {
  const stream = yield* connected(machine, 23);
  yield* until(stream, 'Password: ');
  for (const key of 'cisco\r') {
    say(stream, key);
    yield* on(machine.clock.after(80));
  }
  yield* until(stream, 'SRV>');
  stream.close();
}

function* client(machine: Machine): Io<void> {
  const { network } = machine;
  yield* on(network.probe(SERVER, { ttl: 1, port: 33_434 }));
  const socket = network.bind();
  for (let answer: unknown; !answer; ) {
    socket.send({ address: SERVER, port: 53 }, question(0x1234, 'srv.lab') ?? new Uint8Array());
    [, answer] = yield* on(race(machine.clock.after(2000), socket.receive));
  }
  const ntp = network.bind({ port: 123 });
  const nothing = new Uint8Array(8);
  const asked = { leap: 0, version: 4, mode: 3, stratum: 0, poll: 6, precision: -10, rootDelay: 0, rootDispersion: 0 };
  const times = { referenceTime: null, originate: nothing, received: null, sent: TALK_BEGINS + machine.clock.now };
  ntp.send({ address: SERVER, port: 123 }, ntpMessage({ ...asked, reference: nothing.subarray(4), ...times }));
  yield* on(ntp.receive);
  socket.send(
    { address: SERVER, port: 514 },
    utf8Encode('<189>234: *Sep 13 09:18:23.080: %SYS-5-CONFIG_I: Configured from console by console'),
  );
  yield* fetchByTftp(network.bind());
  yield* fetchByFtp(machine);
  yield* fetchByHttp(machine);
  yield* typeByTelnet(machine);
}

/** Sizes of what is fetched. */
export interface Talk {
  readonly tftp: number;
  readonly ftp: number;
  readonly http: number;
  readonly loss: number;
  /** What the router's port towards the client carries. */
  readonly mtu: number;
}

/** A router between two wires; behind it a server, before it a client who uses all that the server offers. */
export function talkingLab({
  tftp: t = 20_000,
  ftp = 300_000,
  http = 100_000,
  loss = 0,
  mtu,
}: Partial<Talk> = {}): LabSpec {
  const narrow = mtu === undefined ? [] : ['interface GigabitEthernet0/1', `mtu ${mtu}`];
  const { run: serve, slices = [] } = hostSpec({
    name: 'SRV',
    epoch: TALK_BEGINS,
    files: [],
    services: { dns: { zones: [{ name: 'lab', hosts: { srv: SERVER } }] }, ntp: {}, syslog: {} },
  });
  return {
    devices: [wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1', 'GigabitEthernet0/1 10.2.2.1'], narrow)],
    machines: [
      {
        ...wiredHost('SRV', SERVER, '10.1.1.1', function* (machine) {
          for (const program of [
            serve(machine),
            tftpServer(machine, t),
            ftpServer(machine, ftp),
            httpServer(machine, http),
            telnetServer(machine),
          ])
            machine.spawn(program as Io<unknown>);
        }),
        slices,
      },
      wiredHost('PC', '10.2.2.10', '10.2.2.1', function* (machine) {
        yield* on(machine.clock.after(120_000));
        yield* client(machine);
      }),
    ],
    wires: [
      wire('server', ['R1 GigabitEthernet0/0', 'SRV eth0'], { loss }),
      wire('client', ['R1 GigabitEthernet0/1', 'PC eth0'], { loss }),
    ],
  };
}

/** The same when everything has been said. */
export function talked(talk: Partial<Talk> = {}, minutes = 10): Bench {
  const bench = new Bench(talkingLab(talk));
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  bench.type('ping 10.1.1.20 size 4000', `⟦+${minutes}m⟧`);
  return bench;
}

import type { Session } from '../../../cli/session.ts';
import { on, race, type Io, type Wait } from '../../../kernel/io.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import type { Device } from '../../../system/device.ts';
import { EVERYBODY, isBroadcast } from '../../../system/network/address.ts';
import { ipStack, noStack } from '../../../system/network/ip-stack.ts';
import type { Address, EchoAnswer } from '../../../system/network/network.ts';
import { isOwnAddress } from '../interfaces/api.ts';
import { resolveName } from '../name-lookup/api.ts';
import type { Echoes } from './options.ts';
import { sourceOf } from './source.ts';

const PER_LINE = 70;
const MARKS: Readonly<Record<EchoAnswer, string>> = {
  reply: '!',
  unreachable: 'U',
  prohibited: 'U',
  'too-big': 'M',
  expired: '&',
};
const UNKNOWN = '% Unrecognized host or address, or protocol not running.\n';

/** What became of the echoes so far; times in milliseconds. */
interface Sent {
  count: number;
  received: number;
  least: number;
  total: number;
  most: number;
}

/** The ports of a device that can send. */
const portsInService = (device: Device) =>
  device.hook(ipStack, noStack).ports.filter(({ up, addresses }) => up && addresses.length > 0);

const isForAll = (device: Device, to: Address): boolean =>
  to === EVERYBODY || portsInService(device).some(({ addresses }) => addresses.some((own) => isBroadcast(own, to)));

const times = ({ size, last, step, count }: Echoes): number => (Math.floor((last - size) / step) + 1) * count;

function heading(session: Session, to: Address, echoes: Echoes, source: Address | undefined): void {
  const { size, last, timeout, dfBit, validate, pattern } = echoes;
  const bytes = size === last ? String(size) : `[${size}..${last}]`;
  session.print('Type escape sequence to abort.');
  session.print(`Sending ${times(echoes)}, ${bytes}-byte ICMP Echos to ${to}, timeout is ${timeout} seconds:`);
  if (source !== undefined) session.print(`Packet sent with a source address of ${source} `);
  if (dfBit) session.print('Packet sent with the DF bit set');
  if (validate) session.print('Reply data will be validated');
  if (pattern !== undefined)
    session.print(`Packet has data pattern 0x${pattern.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** Sends echoes one by one to whoever has a name or an address. */
export function* ping(session: Session, typed: string, echoes: Echoes): Io<void> {
  const { device } = session;
  const found = yield* resolveName(session, typed, true);
  if (found.kind === 'unknown' || portsInService(device).length === 0) return session.print(UNKNOWN);
  const source = sourceOf(device, echoes.source);
  if (!source.ok) return session.print(source.error);
  const to = found.address;
  heading(session, to, echoes, source.value);
  if (isForAll(device, to)) return yield* askAll(session, to, echoes, source.value);
  const sent: Sent = { count: 0, received: 0, least: Infinity, total: 0, most: 0 };
  const ask = (size: number): Wait<EchoAnswer> => answerTo(device, to, { ...echoes, size }, source.value);
  yield* withLastWord(sendAll(session, echoes, ask, sent), () => summary(session, echoes, sent));
  summary(session, echoes, sent);
}

/** This device answers for itself, the network for the others. */
function answerTo(device: Device, to: Address, echo: Echoes, source: Address | undefined): Wait<EchoAnswer> {
  if (isOwnAddress(device, to)) return (resume) => device.clock.after(1)(() => resume('reply'));
  return (resume) => device.network.echo(to, echo, { address: source })(({ says }) => resume(says));
}

/** The sizes in their order, as often as was asked for. */
function* sizes({ size, last, step, count }: Echoes): Generator<number> {
  for (let i = 0; i < count; i++) for (let now = size; now <= last; now += step) yield now;
}

function* sendAll(session: Session, echoes: Echoes, ask: (size: number) => Wait<EchoAnswer>, sent: Sent): Io<void> {
  const { clock } = session.device;
  for (const size of sizes(echoes)) {
    const begun = clock.now;
    const [which, answer] = yield* on(race(ask(size), clock.after(echoes.timeout * 1000)));
    const came = which === 0 ? answer : undefined;
    if (clock.now === begun) yield* on(clock.after(1));
    const ms = clock.now - begun;
    if (came === 'reply') counted(sent, ms);
    if (echoes.verbose) session.print(said(sent.count, came, ms, echoes.size === echoes.last ? undefined : size));
    else session.write(`${came ? MARKS[came] : '.'}${(sent.count + 1) % PER_LINE === 0 ? '\n' : ''}`);
    sent.count++;
  }
}

function said(n: number, came: EchoAnswer | undefined, ms: number, size: number | undefined): string {
  const sized = size === undefined ? '' : ` (size ${size})`;
  if (came === 'reply') return `Reply to request ${n} (${ms} ms)${sized}`;
  return `Request ${n} ${came === undefined ? 'timed out' : came}${sized}`;
}

function counted(sent: Sent, ms: number): void {
  sent.received++;
  sent.least = Math.min(sent.least, ms);
  sent.most = Math.max(sent.most, ms);
  sent.total += ms;
}

function summary(session: Session, { verbose }: Echoes, { count, received, least, total, most }: Sent): void {
  const percent = count === 0 ? 0 : Math.floor((received * 100) / count);
  const round = received > 0 ? `, round-trip min/avg/max = ${least}/${Math.floor(total / received)}/${most} ms` : '';
  if (!verbose && (count === 0 || count % PER_LINE !== 0)) session.print();
  session.print(`Success rate is ${percent} percent (${received}/${count})${round}`);
}

/** Asks everybody: whoever answers in time is named. */
function* askAll(session: Session, to: Address, echoes: Echoes, source: Address | undefined): Io<void> {
  const { clock, network } = session.device;
  let n = 0;
  for (const size of sizes(echoes)) {
    const begun = clock.now;
    session.print();
    const stop = network.echo(
      to,
      {
        ...echoes,
        size,
        each: ({ from }) => session.print(`Reply to request ${n} from ${from}, ${Math.max(1, clock.now - begun)} ms`),
      },
      { address: source },
    )(() => {});
    try {
      yield* on(clock.after(Math.max(1, echoes.timeout * 1000)));
    } finally {
      stop();
    }
    n++;
  }
}

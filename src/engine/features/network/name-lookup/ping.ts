import type { Session } from '../../../cli/session.ts';
import { ipv4 } from '../../../cli/types.ts';
import { on, race, type Io, type Wait } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import type { EchoAnswer } from '../../../system/network/network.ts';
import { addressInService, isOwnAddress } from '../interfaces/api.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import { resolveName } from './resolve.ts';

interface Echo {
  readonly count: number;
  readonly size: number;
  /** Seconds. */
  readonly timeout: number;
  /** Own address or interface that echoes come from. */
  readonly source?: string | undefined;
  readonly dfBit?: boolean | undefined;
}

const PRESET: Echo = { count: 5, size: 100, timeout: 2 };
const PER_LINE = 70;
const MARKS: Readonly<Record<EchoAnswer, string>> = {
  reply: '!',
  unreachable: 'U',
  prohibited: 'U',
  'too-big': 'M',
  expired: '&',
};

/** What became of the echoes so far; times in milliseconds. */
interface Sent {
  count: number;
  received: number;
  least: number;
  total: number;
  most: number;
}

/** Sends echoes one by one. */
function* pingHost(session: Session, typed: string, echo: Echo): Io<void> {
  const found = yield* resolveName(session, typed);
  if (found.kind === 'unknown') return session.print('% Unrecognized host or address, or protocol not running.\n');
  const { device } = session;
  const source = sourceOf(device, echo.source);
  if (source?.ok === false) return session.print(source.error);
  session.print('Type escape sequence to abort.');
  session.print(
    `Sending ${echo.count}, ${echo.size}-byte ICMP Echos to ${found.address}, timeout is ${echo.timeout} seconds:`,
  );
  if (source) session.print(`Packet sent with a source address of ${source.value} `);
  if (echo.dfBit) session.print('Packet sent with the DF bit set');
  const sent: Sent = { count: 0, received: 0, least: Infinity, total: 0, most: 0 };
  const answer = answerTo(device, found.address, echo, source?.value);
  yield* withLastWord(echoes(session, echo, answer, sent), () => summary(session, sent));
  summary(session, sent);
}

/** The address that echoes come from, when one was named: an own address, or that of an interface in service. */
function sourceOf(device: Device, named: string | undefined): Result<string, string> | undefined {
  if (named === undefined) return undefined;
  if (ipv4.parse(named, device) !== undefined)
    return isOwnAddress(device, named)
      ? ok(named)
      : fail('% Invalid source address- IP address not on any of our up interfaces');
  const address = addressInService(device, named);
  return address === undefined ? fail('% Invalid source interface - IP not enabled or interface is down') : ok(address);
}

/** This device answers for itself, the network for the others. */
function answerTo(device: Device, address: string, echo: Echo, source: string | undefined): Wait<EchoAnswer> {
  if (isOwnAddress(device, address)) return (resume) => device.clock.after(1)(() => resume('reply'));
  return device.network.echo(address, echo, { address: source });
}

function* echoes(session: Session, echo: Echo, answer: Wait<EchoAnswer>, sent: Sent): Io<void> {
  const { clock } = session.device;
  while (sent.count < echo.count) {
    const begun = clock.now;
    const [, came] = yield* on(race(answer, clock.after(echo.timeout * 1000)));
    if (clock.now === begun) yield* on(clock.after(1));
    sent.count++;
    if (came === 'reply') counted(sent, clock.now - begun);
    session.write(`${came ? MARKS[came] : '.'}${sent.count % PER_LINE === 0 ? '\n' : ''}`);
  }
}

function counted(sent: Sent, ms: number): void {
  sent.received++;
  sent.least = Math.min(sent.least, ms);
  sent.most = Math.max(sent.most, ms);
  sent.total += ms;
}

function summary(session: Session, { count, received, least, total, most }: Sent): void {
  const percent = count === 0 ? 0 : Math.floor((received * 100) / count);
  const times = received > 0 ? `, round-trip min/avg/max = ${least}/${Math.floor(total / received)}/${most} ms` : '';
  if (count === 0 || count % PER_LINE !== 0) session.print();
  session.print(`Success rate is ${percent} percent (${received}/${count})${times}`);
}

/** A whole number within bounds, asked for until it is one; undefined when broken off. */
function* askNumber(session: Session, what: string, preset: number, most: number): Io<number | undefined> {
  for (;;) {
    const typed = yield* session.askLine(`${what} [${preset}]: `);
    if (typed === undefined) return undefined;
    const number = typed.trim() === '' ? preset : Number(typed);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    session.print(`% A decimal number between 1 and ${most}.`);
  }
}

/** Questions of the extended dialogue; undefined when broken off. */
function* askExtended(session: Session): Io<Pick<Echo, 'source' | 'dfBit'> | undefined> {
  const source = yield* session.askLine('Source address or interface: ');
  if (source === undefined || (yield* session.askLine('Type of service [0]: ')) === undefined) return undefined;
  const dfBit = yield* session.yesNo('Set DF bit in IP header? [no]: ', false);
  if (dfBit === undefined) return undefined;
  const others = [
    'Validate reply data? [no]: ',
    'Data pattern [0xABCD]: ',
    'Loose, Strict, Record, Timestamp, Verbose[none]: ',
  ];
  for (const question of others) if ((yield* session.askLine(question)) === undefined) return undefined;
  return { source: source.trim() === '' ? undefined : source.trim(), dfBit };
}

/** `ping` alone asks for everything. */
function* dialogue(session: Session): Io<void> {
  const protocol = yield* session.askLine('Protocol [ip]: ');
  if (protocol === undefined) return;
  if (!'ip'.startsWith(protocol.trim().toLowerCase())) return session.print('% Unknown protocol');
  const target = yield* session.askLine('Target IP address: ');
  if (target === undefined) return;
  if (target.trim() === '') return session.print('% Bad IP address');
  const count = yield* askNumber(session, 'Repeat count', PRESET.count, 2147483647);
  const size = count && (yield* askNumber(session, 'Datagram size', PRESET.size, 18024));
  const timeout = size && (yield* askNumber(session, 'Timeout in seconds', PRESET.timeout, 3600));
  const extend = timeout && (yield* session.yesNo('Extended commands [n]: ', false));
  if (!count || !size || !timeout || extend === undefined) return;
  const extended = extend ? yield* askExtended(session) : {};
  if (!extended || (yield* session.askLine('Sweep range of sizes [n]: ')) === undefined) return;
  yield* pingHost(session, target.trim(), { count, size, timeout, ...extended });
}

/** `ping`: what is asked for on the line, or everything by questions. */
export function* ping(session: Session, target: string | undefined, echo: Partial<Echo>): Io<void> {
  if (target === undefined) yield* dialogue(session);
  else yield* pingHost(session, target, { ...PRESET, ...echo });
}

import { on, race, type Io } from '../../../kernel/io.ts';
import type { Stream } from '../../../system/network/network.ts';
import { patience, reply, type DataWay, type FtpSession } from './session.ts';

/** Ports where clients connect for data. */
const PASSIVE = { first: 40_000, count: 20_000 } as const;
const FTP_DATA = 20;
/** Ports of clients that data is sent to. */
const LEAST_PORT = 1024;

/** Forgets the way that was agreed on. */
export function forgetWay(session: FtpSession): void {
  if (session.way && 'passive' in session.way) session.way.passive.close();
  session.way = undefined;
}

function take(session: FtpSession, way: DataWay): void {
  forgetWay(session);
  session.way = way;
}

function passivePort(session: FtpSession): number {
  const { machine } = session;
  const port = PASSIVE.first + machine.random(PASSIVE.count);
  take(session, { passive: machine.network.listen(port) });
  return port;
}

export function pasv(session: FtpSession): void {
  if (session.extendedOnly) return reply(session, 500, 'Unknown command.');
  const port = passivePort(session);
  const numbers = [...session.control.local.address.split('.'), port >> 8, port & 255];
  reply(session, 227, `Entering Passive Mode (${numbers.join(',')}).`);
}

export function epsv(session: FtpSession, wanted: string): void {
  if (wanted.toUpperCase() === 'ALL') {
    session.extendedOnly = true;
    return reply(session, 200, 'EPSV ALL ok.');
  }
  if (wanted !== '' && wanted !== '1') return reply(session, 522, 'Bad network protocol.');
  reply(session, 229, `Entering Extended Passive Mode (|||${passivePort(session)}|)`);
}

/** Whether data may be sent there: to the client itself, at a port that anybody may have. */
const isOwn = ({ control }: FtpSession, address: string, port: number): boolean =>
  address === control.remote.address && port >= LEAST_PORT && port <= 65_535;

export function port(session: FtpSession, given: string): void {
  const numbers = given.split(',').map((text) => (/^\d{1,3}$/.test(text) ? Number(text) : 256));
  const to = (numbers[4] ?? 0) * 256 + (numbers[5] ?? 0);
  const address = numbers.slice(0, 4).join('.');
  if (session.extendedOnly || numbers.length !== 6 || numbers.some((n) => n > 255) || !isOwn(session, address, to))
    return reply(session, 500, 'Illegal PORT command.');
  take(session, { active: { address, port: to } });
  reply(session, 200, 'PORT command successful. Consider using PASV.');
}

export function eprt(session: FtpSession, given: string): void {
  const [, protocol, address = '', text = ''] = /^\|(\d)\|([^|]*)\|(\d{1,5})\|$/.exec(given) ?? [];
  if (protocol !== undefined && protocol !== '1') return reply(session, 522, 'Bad EPRT protocol.');
  if (session.extendedOnly || !isOwn(session, address, Number(text)))
    return reply(session, 500, 'Illegal EPRT command.');
  take(session, { active: { address, port: Number(text) } });
  reply(session, 200, 'EPRT command successful. Consider using EPSV.');
}

function* connected(session: FtpSession, way: DataWay): Io<Stream | undefined> {
  const { network } = session.machine;
  if ('passive' in way) {
    const [, stream] = yield* on(race(patience(session, 'connect'), way.passive.accept));
    return stream ?? undefined;
  }
  const connecting = network.connect(way.active, { port: FTP_DATA });
  const [, outcome] = yield* on(race(patience(session, 'connect'), connecting));
  return outcome?.ok ? outcome.value : undefined;
}

/** Opens the connection for data that was agreed on, and says what comes; undefined when there is none. */
export function* openData(session: FtpSession, what: string): Io<Stream | undefined> {
  const { way, control } = session;
  if (!way) {
    reply(session, 425, 'Use PORT or PASV first.');
    return undefined;
  }
  const stream = yield* connected(session, way);
  forgetWay(session);
  if (!stream) reply(session, 425, 'Failed to establish connection.');
  else if (stream.remote.address === control.remote.address) reply(session, 150, what);
  else {
    stream.close();
    reply(session, 425, 'Security: Bad IP connecting.');
    return undefined;
  }
  return stream;
}

import { defineCommand, type Command } from '../../cli/command.ts';
import { anyOrder, arg, keyword, opt, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import { integer, word } from '../../cli/types.ts';
import { on, type Io } from '../../kernel/io.ts';
import { isOwnAddress } from '../interfaces/api.ts';
import { withLastWord } from './abort.ts';
import { resolveName } from './resolve.ts';

interface Echo {
  readonly count: number;
  readonly size: number;
  /** Seconds. */
  readonly timeout: number;
}

const PRESET: Echo = { count: 5, size: 100, timeout: 2 };
const PER_LINE = 70;

/** Sends echoes one by one; this device answers for itself, nobody else does. */
function* ping(session: Session, typed: string, echo: Echo): Io<void> {
  const found = yield* resolveName(session, typed);
  if (found.kind === 'unknown') return session.print('% Unrecognized host or address, or protocol not running.\n');
  const { device } = session;
  session.print('Type escape sequence to abort.');
  session.print(
    `Sending ${echo.count}, ${echo.size}-byte ICMP Echos to ${found.address}, timeout is ${echo.timeout} seconds:`,
  );
  const answers = isOwnAddress(device, found.address);
  const sent = { count: 0 };
  yield* withLastWord(echoes(session, echo, answers, sent), () => summary(session, sent.count, answers));
  summary(session, sent.count, answers);
}

function* echoes(session: Session, echo: Echo, answers: boolean, sent: { count: number }): Io<void> {
  while (sent.count < echo.count) {
    yield* on(session.device.clock.after(answers ? 1 : echo.timeout * 1000));
    sent.count++;
    session.write(`${answers ? '!' : '.'}${sent.count % PER_LINE === 0 ? '\n' : ''}`);
  }
}

function summary(session: Session, sent: number, answers: boolean): void {
  const received = answers ? sent : 0;
  const percent = sent === 0 ? 0 : Math.floor((received * 100) / sent);
  const times = received > 0 ? ', round-trip min/avg/max = 1/1/1 ms' : '';
  if (sent === 0 || sent % PER_LINE !== 0) session.print();
  session.print(`Success rate is ${percent} percent (${received}/${sent})${times}`);
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
  if (!timeout) return;
  for (const question of ['Extended commands [n]: ', 'Sweep range of sizes [n]: '])
    if ((yield* session.askLine(question)) === undefined) return;
  yield* ping(session, target.trim(), { count: count ?? PRESET.count, size: size ?? PRESET.size, timeout });
}

export const pingCommand: Command = defineCommand({
  id: 'ping',
  level: 1,
  syntax: seq(
    keyword('ping', 'Send echo messages'),
    opt(
      seq(
        opt(keyword('ip', 'IP echo')),
        arg('target', word, 'Ping destination address or hostname'),
        anyOrder(
          seq(keyword('repeat', 'specify repeat count'), arg('count', integer(1, 2147483647), 'repeat count')),
          seq(keyword('size', 'specify datagram size'), arg('size', integer(36, 18024), 'datagram size')),
          seq(keyword('timeout', 'specify timeout interval'), arg('timeout', integer(1, 3600), 'timeout in seconds')),
        ),
      ),
    ),
  ),
  *run(session, { target, ...echo }) {
    if (target === undefined) yield* dialogue(session);
    else yield* ping(session, target, { ...PRESET, ...echo });
  },
});

import { on, race, running, type Io } from '../../../kernel/io.ts';
import { isAddress } from '../../../system/network/address.ts';
import type { EchoHeard } from '../../../system/network/network.ts';
import { hasRoute, isForAll } from '../network.ts';
import { nameOfAddress, NAME_TROUBLE, resolve } from '../resolver.ts';
import { optionsOf, untilCancelled, wrongUse, type Run, type Tool } from '../tool.ts';
import { count, newTally, summary } from './ping-tally.ts';

const HEADERS = 28;
const BIGGEST = 65_507;
const INTERVAL = 1000;
/** Milliseconds that the last answers are waited for. */
const LINGER = 10_000;
const REPLY = 0;
const EXPIRED = 11;
const UNREACHABLE: Readonly<Record<number, string>> = {
  0: 'Destination Net Unreachable',
  1: 'Destination Host Unreachable',
  2: 'Destination Protocol Unreachable',
  3: 'Destination Port Unreachable',
  13: 'Packet filtered',
};

/** Milliseconds with as many digits as ping gives them. */
function timeText(ms: number): string {
  const digits = ms >= 99.95 ? 0 : ms >= 9.995 ? 1 : ms >= 0.9995 ? 2 : 3;
  return ms.toFixed(digits);
}

/** The least and the most of what options may say; those of seconds may have a fraction. */
const LIMITS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['c', [1, 2 ** 63]],
  ['s', [0, 2 ** 31 - 1]],
  ['t', [0, 255]],
]);
/** The most seconds of options, and what is said of more. */
const SECONDS: ReadonlyMap<string, string> = new Map([
  ['i', 'bad timing interval'],
  ['W', 'bad linger time'],
]);
const MOST_SECONDS = 2_147_483;

interface Fault {
  readonly text: string;
  readonly status: number;
}

/** What is wrong with the value of an option. */
function valueFault([option, text]: readonly [string, string]): Fault | undefined {
  const limits = LIMITS.get(option);
  const wrong = `invalid argument: '${text}'`;
  if (!(limits ? /^-?\d+$/ : /^\d+(?:\.\d+)?$/).test(text)) return { text: wrong, status: 1 };
  const value = Number(text);
  if (!limits) return value > MOST_SECONDS ? { text: `${SECONDS.get(option) ?? ''}: ${text}`, status: 2 } : undefined;
  if (value >= limits[0] && value <= limits[1]) return undefined;
  const most = option === 'c' ? '9223372036854775807' : String(limits[1]);
  return { text: `${wrong}: out of range: ${limits[0]} <= value <= ${most}`, status: 1 };
}

function* ping(run: Run): Io<number> {
  const { machine, args, out, err, session } = run;
  const { flags, values, words, wrong } = optionsOf(args, 'bnq4', 'csWit');
  if (wrong) return wrongUse(run, wrong, '\nUsage\n  ping [options] <destination>', 2);
  const bad = [...values].map(valueFault).find(Boolean);
  const [given] = words;
  if (bad !== undefined || given === undefined) {
    err(`ping: ${bad?.text ?? 'usage error: Destination address required'}\n`);
    return bad?.status ?? 2;
  }
  const valueOf = (option: string, preset: number): number => Number(values.get(option) ?? preset);
  const size = Math.min(BIGGEST, valueOf('s', 56));
  const wanted = valueOf('c', Infinity);
  const interval = Math.max(2, valueOf('i', INTERVAL / 1000) * 1000);
  const linger = valueOf('W', LINGER / 1000) * 1000;
  const ttl = values.has('t') ? valueOf('t', 0) : undefined;
  const found = yield* untilCancelled(session, () => resolve(machine, given));
  if (!found) return 130;
  if (!found.ok) {
    err(`ping: ${given}: ${NAME_TROUBLE[found.trouble]}\n`);
    return 2;
  }
  const { address, name } = found;
  if (!hasRoute(machine, address)) {
    err('ping: connect: Network is unreachable\n');
    return 2;
  }
  const forAll = isForAll(machine, address);
  if (forAll) {
    if (!flags.has('b')) {
      err('ping: Do you want to ping broadcast? Then -b. If not, check your local firewall rules\n');
      return 2;
    }
    err('WARNING: pinging broadcast address\n');
  }
  if (ttl === 0) {
    err('ping: cannot set unicast time-to-live: Invalid argument\n');
    return 2;
  }
  const asks = !flags.has('n') && !isAddress(given);
  const named = yield* untilCancelled(session, function* () {
    return { called: asks ? yield* nameOfAddress(machine, address) : undefined };
  });
  if (!named) return 130;
  const { called } = named;
  const tally = newTally(machine.clock.now);
  out(`PING ${name} (${address}) ${size}(${size + HEADERS}) bytes of data.\n`);
  const say = (text: string): void => (flags.has('q') ? undefined : out(text));
  const heard = (sequence: number, at: number, answer: EchoHeard, again: boolean): void => {
    const { type, code, from, ttl, at: came } = answer;
    tally.last = came;
    const who = from === address && called !== undefined ? `${called} (${from})` : from;
    if (type === REPLY) {
      count(tally, came - at, again);
      const twice = again ? ' (DUP!)' : '';
      say(`${size + 8} bytes from ${who}: icmp_seq=${sequence} ttl=${ttl} time=${timeText(came - at)} ms${twice}\n`);
    } else {
      tally.errors++;
      const what =
        type === EXPIRED
          ? 'Time to live exceeded'
          : (UNREACHABLE[code] ?? `Destination Unreachable, Bad Code: ${code}`);
      say(`From ${who} icmp_seq=${sequence} ${what}\n`);
    }
  };
  /** What ends to wait for answers, and when it was sent. */
  const waiting = new Map<() => void, number>();
  let settled: () => void = () => {};
  /** Whoever answers one for all is waited for no longer where it was sent by then. */
  const forget = (until: number): void => {
    for (const [stop, at] of waiting) {
      if (at > until) return;
      stop();
      waiting.delete(stop);
    }
  };
  const send = (): void => {
    const sequence = ++tally.sent;
    const at = machine.clock.now;
    tally.last = at;
    if (forAll) forget(at - LINGER);
    let over = false;
    const answered = (answer: EchoHeard): void => {
      heard(sequence, at, answer, over);
      over = true;
      if (!forAll) waiting.delete(stop);
      if (tally.sent >= wanted && (forAll || waiting.size === 0)) settled();
    };
    const echo = { size: size + HEADERS, ...(ttl !== undefined && { ttl }), ...(forAll && { each: answered }) };
    const stop = machine.network.echo(address, echo)(answered);
    if (!over || forAll) waiting.set(stop, at);
  };
  function* sending(): Io<void> {
    while (tally.sent < wanted) {
      send();
      if (tally.sent < wanted) yield* on(machine.clock.after(interval));
    }
    if (waiting.size === 0) return;
    yield* on(
      race((resume) => {
        settled = () => resume(undefined);
        return () => {};
      }, machine.clock.after(linger)),
    );
  }
  try {
    const [which] = yield* on(race(running(sending), session.line.cancels));
    if (which === 1) session.line.write('^C\n');
    out(summary(name, tally));
    return tally.received > 0 ? 0 : 1;
  } finally {
    for (const stop of waiting.keys()) stop();
  }
}

export const pingTool: Tool = {
  name: 'ping',
  does: 'ask whether a machine answers: -c COUNT, -s BYTES, -W SECONDS, -i SECONDS, -n, -q, -b for all at once',
  interrupts: true,
  run: ping,
};

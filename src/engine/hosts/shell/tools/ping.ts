import { on, race, running, type Io } from '../../../kernel/io.ts';
import { isAddress } from '../../../system/network/address.ts';
import type { EchoHeard } from '../../../system/network/network.ts';
import { hasRoute, isForAll } from '../network.ts';
import { nameOfAddress, NAME_TROUBLE, resolve } from '../resolver.ts';
import { optionsOf, wrongOption, type Run, type Tool } from '../tool.ts';
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

/** What is wrong with the value of an option. */
function valueFault([option, text]: readonly [string, string]): string | undefined {
  const limits = LIMITS.get(option);
  const wrong = `invalid argument: '${text}'`;
  if (!(limits ? /^-?\d+$/ : /^\d+(?:\.\d+)?$/).test(text)) return wrong;
  if (!limits || (Number(text) >= limits[0] && Number(text) <= limits[1])) return undefined;
  const most = option === 'c' ? '9223372036854775807' : String(limits[1]);
  return `${wrong}: out of range: ${limits[0]} <= value <= ${most}`;
}

const numberIn = (text: string | undefined, least: number, most: number): number | undefined =>
  text !== undefined && /^\d+(?:\.\d+)?$/.test(text) && Number(text) >= least && Number(text) <= most
    ? Number(text)
    : undefined;

function* ping(run: Run): Io<number> {
  const { machine, args, out, err, session } = run;
  const { flags, values, words, wrong } = optionsOf(args, 'bnq4', 'csWit');
  if (wrong) return wrongOption(run, wrong, 2);
  const bad = [...values].map(valueFault).find(Boolean);
  const [given] = words;
  if (bad !== undefined || given === undefined) {
    err(`ping: ${bad ?? 'usage error: Destination address required'}\n`);
    return bad === undefined ? 2 : 1;
  }
  const size = numberIn(values.get('s'), 0, BIGGEST) ?? (values.has('s') ? BIGGEST : 56);
  const wanted = numberIn(values.get('c'), 1, 2 ** 31) ?? Infinity;
  const interval = Math.max(2, (numberIn(values.get('i'), 0, 3600) ?? INTERVAL / 1000) * 1000);
  const linger = (numberIn(values.get('W'), 0, 3600) ?? LINGER / 1000) * 1000;
  const found = yield* resolve(machine, given);
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
  const called = flags.has('n') || isAddress(given) ? undefined : yield* nameOfAddress(machine, address);
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
  const ttl = numberIn(values.get('t'), 1, 255);
  const waiting = new Set<() => void>();
  let settled: () => void = () => {};
  const send = (): void => {
    const sequence = ++tally.sent;
    const at = machine.clock.now;
    tally.last = at;
    let over = false;
    const answered = (answer: EchoHeard): void => {
      heard(sequence, at, answer, over);
      over = true;
      if (!forAll) waiting.delete(stop);
      if (tally.sent >= wanted && (forAll || waiting.size === 0)) settled();
    };
    const echo = { size: size + HEADERS, ...(ttl !== undefined && { ttl }), ...(forAll && { each: answered }) };
    const stop = machine.network.echo(address, echo)(answered);
    if (!over || forAll) waiting.add(stop);
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
    for (const stop of waiting) stop();
  }
}

export const pingTool: Tool = {
  name: 'ping',
  does: 'ask whether a machine answers: -c COUNT, -s BYTES, -W SECONDS, -i SECONDS, -n, -q, -b for all at once',
  interrupts: true,
  run: ping,
};

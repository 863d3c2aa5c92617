import type { Session } from '../../../cli/session.ts';
import { on, race, type Io } from '../../../kernel/io.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import type { Device } from '../../../system/device.ts';
import type { Address, ProbeAnswer } from '../../../system/network/network.ts';
import { nameOf, resolveName } from '../name-lookup/api.ts';
import { runningRelease } from '../../software/software/api.ts';
import type { Trace } from './options.ts';
import { sourceOf } from './source.ts';

const CODES: Readonly<Partial<Record<ProbeAnswer['says'], string>>> = {
  host: ' !H ',
  network: ' !N ',
  protocol: ' !P ',
  prohibited: ' !A ',
};

/** Names of addresses, each asked for once. */
function namer(device: Device, numeric: boolean): (address: Address) => Io<string> {
  const known = new Map<Address, string>();
  return function* (address) {
    const name = known.get(address) ?? (numeric ? undefined : yield* nameOf(device, address));
    const text = name === undefined || known.has(address) ? (name ?? address) : `${name} (${address})`;
    known.set(address, text);
    return text;
  };
}

interface Hop {
  readonly ttl: number;
  /** Port of its first probe. */
  readonly port: number;
}

/** Sends the probes of one hop; true when the way ends there. */
function* askHop(
  session: Session,
  to: Address,
  { ttl, port }: Hop,
  trace: Trace,
  source: Address | undefined,
  named: (address: Address) => Io<string>,
): Io<boolean> {
  const { clock, network } = session.device;
  const answers: ProbeAnswer[] = [];
  session.write(`${String(ttl).padStart(3)} `);
  for (let i = 0; i < trace.probes; i++) {
    const begun = clock.now;
    const probe = network.probe(to, { ttl, port: (port + i) & 0xffff }, { address: source });
    const [, came] = yield* on(race(probe, clock.after(trace.timeout * 1000)));
    if (clock.now === begun) yield* on(clock.after(1));
    if (!came) {
      session.write(' * ');
      continue;
    }
    const ms = clock.now - begun;
    const last = answers.at(-1);
    if (last?.from !== came.from) session.write(`${last === undefined ? '' : '\n    '}${yield* named(came.from)}`);
    answers.push(came);
    session.write(CODES[came.says] ?? ` ${ms} msec`);
  }
  session.print();
  return answers.length > 0 && answers.every(({ says }) => says !== 'expired');
}

function* hops(
  session: Session,
  to: Address,
  trace: Trace,
  source: Address | undefined,
  named: (a: Address) => Io<string>,
): Io<void> {
  let { port } = trace;
  for (let ttl = trace.least; ttl <= trace.most; ttl++) {
    if (yield* askHop(session, to, { ttl, port }, trace, source, named)) return;
    port += trace.probes;
  }
}

/** Tells the way to whoever has a name or an address. */
export function* trace(session: Session, typed: string, options: Trace): Io<void> {
  const { device } = session;
  const found = yield* resolveName(session, typed, true);
  if (found.kind === 'unknown') return session.print('% Unrecognized host or address, or protocol not running.\n');
  const source = sourceOf(device, options.source);
  if (!source.ok) return session.print(source.error);
  const to = found.address;
  const named = namer(device, options.numeric === true);
  session.print('Type escape sequence to abort.');
  const name = found.name === undefined ? yield* named(to) : `${found.name} (${to})`;
  session.print(`Tracing the route to ${name}`);
  session.print(runningRelease(device)?.startsWith('12.') ? '' : 'VRF info: (vrf in name/id, vrf out name/id)');
  yield* withLastWord(hops(session, to, options, source.value, named), () => session.print());
}

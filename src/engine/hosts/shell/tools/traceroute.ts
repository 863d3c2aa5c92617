import { on, race, type Io } from '../../../kernel/io.ts';
import type { Address, ProbeAnswer } from '../../../system/network/network.ts';
import { hasRoute } from '../network.ts';
import { nameOfAddress, NAME_TROUBLE, resolve } from '../resolver.ts';
import { optionsOf, type Run, type Tool } from '../tool.ts';

const HOPS = 30;
const PROBES = 3;
const FIRST_PORT = 33_434;
const PATIENCE = 5000;
const MARKS: Readonly<Partial<Record<ProbeAnswer['says'], string>>> = {
  host: ' !H',
  network: ' !N',
  protocol: ' !P',
  prohibited: ' !X',
};

/** Sends the probes of a hop at once and waits for what comes of each. */
function* hop({ machine }: Run, to: Address, ttl: number): Io<readonly (ProbeAnswer | undefined)[]> {
  const answers: (ProbeAnswer | undefined)[] = Array.from({ length: PROBES }, () => undefined);
  let open = PROBES;
  const stops: (() => void)[] = [];
  try {
    yield* on(
      race((resume) => {
        for (let i = 0; i < PROBES; i++) {
          const port = FIRST_PORT + (ttl - 1) * PROBES + i;
          stops.push(
            machine.network.probe(to, { ttl, port })((answer) => {
              answers[i] = answer;
              if (--open === 0) resume(undefined);
            }),
          );
        }
        return () => {};
      }, machine.clock.after(PATIENCE)),
    );
  } finally {
    for (const stop of stops) stop();
  }
  return answers;
}

function* trace(run: Run): Io<number> {
  const { machine, args, out, err } = run;
  const { flags, values, words, wrong } = optionsOf(args, 'n', 'm');
  if (wrong) {
    const name = wrong.option.startsWith('--') ? wrong.option : `-${wrong.option}`;
    err(
      wrong.missing
        ? `Option \`${name}' (argc ${wrong.word}) requires an argument: \`-m max_ttl'\n`
        : `Bad option \`${name}' (argc ${wrong.word})\n`,
    );
    return 2;
  }
  const [given] = words;
  const most = Number(values.get('m') ?? HOPS);
  if (given === undefined || !(most >= 1 && most <= 255)) {
    err('Usage: traceroute [-n] [-m MAX_HOPS] host\n');
    return 2;
  }
  const found = yield* resolve(machine, given);
  if (!found.ok) {
    err(
      `${given}: ${NAME_TROUBLE[found.trouble]}\nCannot handle "host" cmdline arg \`${given}' on position 1 (argc 1)\n`,
    );
    return 2;
  }
  const { address } = found;
  if (!hasRoute(machine, address)) {
    err('connect: Network is unreachable\n');
    return 1;
  }
  out(`traceroute to ${given} (${address}), ${most} hops max, 60 byte packets\n`);
  for (let ttl = 1; ttl <= most; ttl++) {
    const began = machine.clock.now;
    const answers = yield* hop(run, address, ttl);
    let text = String(ttl).padStart(2);
    let before: Address | undefined;
    for (const answer of answers) {
      if (!answer) {
        text += ' *';
        continue;
      }
      if (answer.from !== before) {
        const name = flags.has('n') ? undefined : ((yield* nameOfAddress(machine, answer.from)) ?? answer.from);
        text += name === undefined ? `  ${answer.from}` : `  ${name} (${answer.from})`;
      }
      before = answer.from;
      text += `  ${(answer.at - began).toFixed(3)} ms${MARKS[answer.says] ?? ''}`;
    }
    out(`${text}\n`);
    if (answers.some((answer) => answer && answer.says !== 'expired')) return 0;
  }
  return 0;
}

export const traceTool: Tool = { name: 'traceroute', does: 'show the way to a machine: -n, -m HOPS', run: trace };

import type { Input, Lab } from '../engine/index.ts';

/** An end of a cable that can be pulled out. */
interface CableEnd {
  readonly machine: string;
  readonly port: string;
  readonly plugged: boolean;
}

/** The ends of the cables of a lab; those of one machine first. */
export function cableEnds(lab: Lab, first?: string): readonly CableEnd[] {
  const all = lab.wires.flatMap((wire) =>
    wire.spec.ends.map(({ machine, port }) => ({ machine, port, plugged: wire.plugged({ machine, port }) })),
  );
  return [...all.filter(({ machine }) => machine === first), ...all.filter(({ machine }) => machine !== first)];
}

/** Pulls a cable out of a port, or puts it back. */
export const turned = ({ machine, port, plugged }: CableEnd): Input => ({
  kind: 'cable',
  device: machine,
  port,
  plugged: !plugged,
});

/** How the end of a cable is said to be. */
export const cableWord = ({ machine, port, plugged }: CableEnd): string =>
  `${machine} ${port} ${plugged ? 'plugged in' : 'pulled out'}`;

/** Cables that a key pulls: those of the numbers `1` to `9`. */
export const CABLE_KEYS = 9;

/** The ends of cables with the keys that pull them, and those that no key pulls. */
export function cablesByKey(ends: readonly CableEnd[]): string {
  if (ends.length === 0) return 'there are no cables';
  const keyed = ends.slice(0, CABLE_KEYS).map((end, at) => `${at + 1} ${cableWord(end)}`);
  const others = ends.slice(CABLE_KEYS).map(cableWord);
  const rest = others.length === 0 ? '' : `; by orders to --listen alone: ${others.join(', ')}`;
  return `cables, by Ctrl-] and their number: ${keyed.join(', ')}${rest}`;
}

const USE = 'expected pull MACHINE PORT, plug MACHINE PORT or cables';

/** What an order says to do, and what is answered. */
interface Order {
  readonly input?: Input;
  readonly answer: string;
}

/** Reads an order of whoever runs a lab without a page: `pull R1 GigabitEthernet0/0`, `plug R1 GigabitEthernet0/0`, `cables`. */
export function readOrder(lab: Lab, line: string): Order {
  const [verb, machine = '', port = '', ...rest] = line.trim().split(/\s+/);
  const ends = cableEnds(lab);
  if (verb === 'cables' && machine === '')
    return { answer: ends.length === 0 ? 'there are no cables' : ends.map(cableWord).join(', ') };
  if ((verb !== 'pull' && verb !== 'plug') || port === '' || rest.length > 0) return { answer: USE };
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const end = ends.find((one) => same(one.machine, machine) && same(one.port, port));
  if (!end) return { answer: `there is no cable at ${machine} ${port}; cables lists them` };
  const wanted = { ...end, plugged: verb === 'plug' };
  return { answer: cableWord(wanted), ...(end.plugged !== wanted.plugged && { input: turned(end) }) };
}

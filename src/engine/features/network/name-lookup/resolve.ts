import { EVERYBODY } from '../../../system/network/address.ts';
import type { Session } from '../../../cli/session.ts';
import { ipv4 } from '../../../cli/types.ts';
import { never, on, race, running, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import type { Address, Socket } from '../../../system/network/network.ts';
import { withLastWord } from '../../../kernel/last-word.ts';
import { answerTo, DNS_PTR, nameSaid, question, reverseName, type Said } from '../../../system/network/dns.ts';
import { naming, type KnownHost } from './state.ts';

const DNS = 53;

export type Resolved =
  | { readonly kind: 'address'; readonly address: string; readonly name?: string }
  /** `asked`: name servers were asked in vain. */
  | { readonly kind: 'unknown'; readonly asked: boolean };

/** Names that are looked for when one is typed: without a dot in the default domain first. */
function formsOf(device: Device, typed: string): readonly string[] {
  const { domain, domains } = device.read(naming);
  const name = typed.replace(/\.$/, '');
  const longer = (domains.length > 0 ? domains : domain ? [domain] : []).map((one) => `${name}.${one}`);
  return name.includes('.') ? [name, ...longer] : [...longer, name];
}

/** A name of the host table, or one that was learned and has not expired. */
function knownHost(device: Device, typed: string): KnownHost | undefined {
  const { hosts, learned } = device.read(naming);
  const names = [typed, ...formsOf(device, typed)].map((name) => name.toLowerCase());
  return (
    hosts.find(({ name }) => name.toLowerCase() === typed.toLowerCase()) ??
    learned.find((host) => names.includes(host.name.toLowerCase()) && device.clock.now < host.until)
  );
}

/** The answer to this question, whatever else comes. */
function* answering<T>(
  { receive }: Socket,
  server: string,
  asked: Uint8Array,
  read: (asked: Uint8Array, bytes: Uint8Array) => T | undefined,
): Io<T> {
  for (;;) {
    const { from, bytes } = yield* on(receive);
    const said = server === EVERYBODY || from.address === server ? read(asked, bytes) : undefined;
    if (said !== undefined) return said;
  }
}

/** Asks a server three times; undefined when it does not answer. */
function* askThrice<T>(
  device: Device,
  socket: Socket,
  server: string,
  asked: Uint8Array | undefined,
  read: (asked: Uint8Array, bytes: Uint8Array) => T | undefined,
): Io<T | undefined> {
  const answer = asked ? running(() => answering(socket, server, asked, read)) : never;
  const { retry, timeout } = device.read(naming);
  for (let i = 0; i <= retry; i++) {
    if (asked) socket.send({ address: server, port: DNS }, asked);
    const [, said] = yield* on(race(answer, device.clock.after(timeout * 1000)));
    if (said !== undefined) return said;
  }
  return undefined;
}

/** Asks a server for a name. */
const askFor = (device: Device, socket: Socket, server: string, name: string): Io<Said | undefined> =>
  askThrice(device, socket, server, question(socket.port, name), answerTo);

type Found = KnownHost | 'no-such-name';

function learn(device: Device, name: string, { addresses, seconds }: Exclude<Said, string>): KnownHost {
  const now = device.clock.now;
  const host = { name, addresses, at: now, until: now + seconds * 1000 };
  device.update(naming, (draft) => {
    draft.learned = [...draft.learned.filter((one) => one.name !== name), { ...host, addresses: [...addresses] }];
  });
  return host;
}

/** Asks a server for every form of a name. */
function* askServer(device: Device, socket: Socket, server: string, typed: string): Io<Found | 'failed' | undefined> {
  let said: 'no-such-name' | 'failed' | undefined;
  for (const name of formsOf(device, typed)) {
    const answer = yield* askFor(device, socket, server, name);
    if (typeof answer === 'object') return learn(device, name, answer);
    said = answer;
    if (said !== 'no-such-name') break;
  }
  return said;
}

/** Asks each server in turn until one knows, or knows that there is none. `telling` is told of each. */
function* askServers(device: Device, typed: string, telling: (text: string) => void): Io<Found | undefined> {
  const { servers } = device.read(naming);
  const socket = device.network.bind();
  try {
    for (const [i, server] of (servers.length > 0 ? servers : [EVERYBODY]).entries()) {
      telling(`${i === 0 ? '...domain server' : ''} (${server})`);
      const found = yield* askServer(device, socket, server, typed);
      if (found !== undefined && found !== 'failed') return found;
    }
    return undefined;
  } finally {
    socket.close();
  }
}

/** Prints `Translating ...` and asks; undefined when nobody knows. */
function* translate(session: Session, typed: string, quietly: boolean): Io<KnownHost | undefined> {
  const { device } = session;
  const { lookup } = device.read(naming);
  if (lookup || !quietly) session.write(`Translating "${typed}"`);
  if (!lookup) return undefined;
  const asked = askServers(device, typed, (text) => session.write(text));
  const found = yield* withLastWord(asked, () => session.print('\n% Name lookup aborted'));
  if (typeof found !== 'object') return undefined;
  session.print(' [OK]\n');
  return found;
}

/** An address, a name that is known, or one that is asked for; prints `Translating ...`, or `quietly` only where it asks. */
export function* resolveName(session: Session, typed: string, quietly = false): Io<Resolved> {
  const { device } = session;
  const address = ipv4.parse(typed, device);
  if (address !== undefined) return { kind: 'address', address };
  const host = knownHost(device, typed) ?? (yield* translate(session, typed, quietly));
  if (host) return { kind: 'address', address: host.addresses[0] ?? '', name: host.name };
  if (session.line.column > 0) session.print();
  return { kind: 'unknown', asked: device.read(naming).lookup };
}

/** The same without a word unless somebody is to be told: null where there is no such host, undefined where nobody says. */
export function* addressOf(
  device: Device,
  typed: string,
  telling: (text: string) => void = () => {},
): Io<Address | null | undefined> {
  const address = ipv4.parse(typed, device);
  if (address !== undefined) return address;
  const known = knownHost(device, typed);
  if (known) return known.addresses[0] ?? null;
  if (!device.read(naming).lookup) return null;
  telling(`Translating "${typed}"`);
  const found = yield* askServers(device, typed, telling);
  if (typeof found === 'object') telling(' [OK]\n\n');
  return typeof found === 'object' ? (found.addresses[0] ?? null) : found && null;
}

/** The name of an address without a word, from the host table or a name server; undefined where nobody knows one. */
export function* nameOf(device: Device, address: Address): Io<string | undefined> {
  const { hosts, learned, lookup, servers } = device.read(naming);
  const known = [...hosts, ...learned].find(({ addresses }) => addresses.includes(address));
  if (known || !lookup) return known?.name;
  const socket = device.network.bind();
  try {
    const asked = question(socket.port, reverseName(address), DNS_PTR);
    for (const server of servers.length > 0 ? servers : [EVERYBODY]) {
      const name = yield* askThrice(device, socket, server, asked, nameSaid);
      if (name !== undefined) return name ?? undefined;
    }
    return undefined;
  } finally {
    socket.close();
  }
}

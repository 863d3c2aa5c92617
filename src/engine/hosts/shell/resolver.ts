import { on, race, running, type Io } from '../../kernel/io.ts';
import { fail, ok, type Result } from '../../kernel/result.ts';
import { textOf } from '../../system/content.ts';
import type { Machine } from '../../system/machine.ts';
import { isAddress } from '../../system/network/address.ts';
import { answerTo, DNS_PORT, DNS_PTR, nameSaid, question, reverseName } from '../../system/network/dns.ts';
import type { Address } from '../../system/network/network.ts';
import { entryAt } from '../files.ts';

/** What a machine is told about names, as `/etc/resolv.conf` says it. */
interface Resolver {
  readonly servers: readonly Address[];
  readonly domains: readonly string[];
}

/** What came of looking for a name, in the system's words. */
export const NAME_TROUBLE = {
  unknown: 'Name or service not known',
  again: 'Temporary failure in name resolution',
} as const;
type NameTrouble = keyof typeof NAME_TROUBLE;

export type Found =
  | { readonly ok: true; readonly address: Address; readonly name: string }
  | { readonly ok: false; readonly trouble: NameTrouble };

const PATIENCE = 5000;
const ATTEMPTS = 2;
const MOST = { servers: 3, domains: 6 } as const;

function linesOf(machine: Machine, path: string): readonly (readonly string[])[] {
  const entry = entryAt(machine, path);
  const text = entry?.kind === 'file' ? textOf(entry.content) : undefined;
  return (text ?? '').split('\n').map((line) =>
    line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/),
  );
}

function resolverOf(machine: Machine): Resolver {
  const lines = linesOf(machine, '/etc/resolv.conf');
  const said = (word: string): readonly string[] => lines.flatMap(([first, ...rest]) => (first === word ? rest : []));
  return {
    servers: said('nameserver').filter(isAddress).slice(0, MOST.servers),
    domains: [...said('search'), ...said('domain')].slice(0, MOST.domains),
  };
}

function inHosts(machine: Machine, name: string): Address | undefined {
  const wanted = name.toLowerCase();
  return linesOf(machine, '/etc/hosts').find(
    ([address = '', ...names]) => isAddress(address) && names.some((one) => one.toLowerCase() === wanted),
  )?.[0];
}

/** Asks one server; undefined: it says nothing for too long. */
function* askServer<T>(
  machine: Machine,
  server: Address,
  asked: Uint8Array,
  read: (bytes: Uint8Array) => T | undefined,
): Io<T | undefined> {
  const socket = machine.network.bind();
  function* hear(): Io<T> {
    for (;;) {
      const { from, bytes } = yield* on(socket.receive);
      const said = from.address === server && from.port === DNS_PORT ? read(bytes) : undefined;
      if (said !== undefined) return said;
    }
  }
  try {
    socket.send({ address: server, port: DNS_PORT }, asked);
    const [, said] = yield* on(race(running(hear), machine.clock.after(PATIENCE)));
    return said ?? undefined;
  } finally {
    socket.close();
  }
}

/** Asks all servers about a name as it stands. */
function* lookUp(machine: Machine, name: string, servers: readonly Address[]): Io<Result<Address, NameTrouble>> {
  const asked = question(machine.random(0x10000), name);
  if (!asked) return fail('unknown');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++)
    for (const server of servers) {
      const said = yield* askServer(machine, server, asked, (bytes) => answerTo(asked, bytes));
      if (said === 'no-such-name') return fail('unknown');
      const address = said === undefined || said === 'failed' ? undefined : said.addresses[0];
      if (address !== undefined) return ok(address);
    }
  return fail('again');
}

/** Names that are looked for when one is typed. */
function formsOf(name: string, domains: readonly string[]): readonly string[] {
  const absolute = name.replace(/\.$/, '');
  const within = name.endsWith('.') ? [] : domains.map((domain) => `${name}.${domain}`);
  return absolute.includes('.') ? [absolute, ...within] : [...within, absolute];
}

/** The address that a name means here. */
export function* resolve(machine: Machine, name: string): Io<Found> {
  if (isAddress(name)) return { ok: true, address: name, name };
  if (name === '') return { ok: false, trouble: 'unknown' };
  const known = inHosts(machine, name);
  if (known !== undefined) return { ok: true, address: known, name };
  const { servers, domains } = resolverOf(machine);
  const names = formsOf(name, domains);
  let trouble: NameTrouble = servers.length === 0 ? 'again' : 'unknown';
  for (const one of servers.length === 0 ? [] : names) {
    const said = yield* lookUp(machine, one, servers);
    if (said.ok) return { ok: true, address: said.value, name: one };
    if (said.error === 'again') trouble = 'again';
  }
  return { ok: false, trouble };
}

/** The name of an address, where somebody knows it. */
export function* nameOfAddress(machine: Machine, address: Address): Io<string | undefined> {
  const known = linesOf(machine, '/etc/hosts').find(([first]) => first === address)?.[1];
  if (known !== undefined) return known;
  const asked = question(machine.random(0x10000), reverseName(address), DNS_PTR) ?? new Uint8Array();
  for (const server of resolverOf(machine).servers) {
    const said = yield* askServer(machine, server, asked, (bytes) => nameSaid(asked, bytes));
    if (said !== undefined) return said ?? undefined;
  }
  return undefined;
}

/** Why a server that was asked gave nothing, as its tools call it. */
const CODES: Readonly<Record<number, string>> = {
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
};

/** What name servers say by themselves, whatever the files of this machine do. `code`: 0 where there is the name, and no record. */
export type Told =
  | { readonly ok: true; readonly name: string; readonly said: readonly string[]; readonly server: Address }
  | { readonly ok: false; readonly code: number; readonly word: string; readonly server: Address }
  | { readonly ok: false; readonly silent: Address };

interface Reply {
  readonly code: number;
  readonly said: readonly string[];
}

const addressReply = (asked: Uint8Array, bytes: Uint8Array): Reply | undefined => {
  const said = answerTo(asked, bytes);
  if (said === undefined) return undefined;
  return { code: (bytes[3] ?? 0) & 15, said: typeof said === 'object' ? said.addresses : [] };
};

const nameReply = (asked: Uint8Array, bytes: Uint8Array): Reply | undefined => {
  const said = nameSaid(asked, bytes);
  return said === undefined ? undefined : { code: (bytes[3] ?? 0) & 15, said: said === null ? [] : [said] };
};

/** Asks servers until one knows whether there is such a name. */
function* askAll(machine: Machine, name: string, pointer: boolean, servers: readonly Address[]): Io<Told> {
  const asked = question(machine.random(0x10000), name, pointer ? DNS_PTR : undefined);
  let told: Told = { ok: false, silent: servers.at(-1) ?? '' };
  if (!asked) return { ok: false, code: 3, word: 'NXDOMAIN', server: servers[0] ?? '' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++)
    for (const server of servers) {
      const reply = yield* askServer(machine, server, asked, (bytes) =>
        (pointer ? nameReply : addressReply)(asked, bytes),
      );
      if (!reply) continue;
      const { code, said } = reply;
      if (code === 0 && said.length > 0) return { ok: true, name, said, server };
      told = { ok: false, code, word: CODES[code] ?? 'NOERROR', server };
      if (code === 0 || code === 3) return told;
    }
  return told;
}

/** Where the tools ask when nobody said whom. */
const HERE = '127.0.0.1';

/** Asks name servers for the addresses of a name, or the name of an address. */
export function* askNames(machine: Machine, name: string): Io<Told> {
  const { servers: known, domains } = resolverOf(machine);
  const servers = known.length > 0 ? known : [HERE];
  if (isAddress(name)) return yield* askAll(machine, reverseName(name), true, servers);
  let told: Told = { ok: false, silent: servers[0] ?? HERE };
  for (const one of formsOf(name, domains)) {
    told = yield* askAll(machine, one, false, servers);
    if (told.ok || 'silent' in told || told.code !== 3) return told;
  }
  return told;
}

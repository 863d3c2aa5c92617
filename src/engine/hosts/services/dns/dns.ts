import { on, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import { spend } from '../../../kernel/work.ts';
import type { Machine } from '../../../system/machine.ts';
import {
  DNS_A,
  DNS_ANY,
  DNS_PORT,
  DNS_PTR,
  dnsAnswer,
  nameBytes,
  parseQuestion,
  type DnsQuestion,
  type DnsRecord,
} from '../../../system/network/dns.ts';
import type { Address } from '../../../system/network/network.ts';
import type { FaultOf } from '../../faults.ts';
import type { Service } from '../../service.ts';

/** What is known below a domain: `span.com` with `r1` and `r2`. */
interface DnsZone {
  readonly name: string;
  /** Addresses by name in the zone; `@` is the zone itself. */
  readonly hosts: Readonly<Record<string, Address | readonly Address[]>>;
  /** How long an answer holds. Preset: an hour. */
  readonly seconds?: number | undefined;
}

export interface DnsConfig {
  readonly zones: readonly DnsZone[];
  readonly fault?: FaultOf<'refuses' | 'silent'> | undefined;
}

/** Records of an answer; more addresses than this are left out. */
const MOST_RECORDS = 16;
/** Names that are looked through for a unit of work. */
const NAMES = 5;
const HOUR = 3600;
const REVERSE = '.in-addr.arpa';
const ITSELF = '@';

const fullName = ({ name }: DnsZone, host: string): string =>
  (host === ITSELF ? name : `${host}.${name}`).toLowerCase();
const addressesOf = (given: Address | readonly Address[] = []): readonly Address[] =>
  typeof given === 'string' ? [given] : given.slice(0, MOST_RECORDS);
const octets = (address: Address): Uint8Array => Uint8Array.from(address.split('.'), Number);

/** What a zone says about a name below it. */
function forward(zone: DnsZone, { bytes, name, type }: DnsQuestion & { readonly name: string }): Uint8Array {
  const { hosts, seconds = HOUR } = zone;
  const host = Object.keys(hosts).find((one) => fullName(zone, one) === name);
  const itself = name === zone.name.toLowerCase();
  const question = { standard: true, internet: true, bytes, name, type };
  if (host === undefined && !itself) return dnsAnswer(question, 'no-such-name');
  const asked = type === DNS_A || type === DNS_ANY;
  const addresses = host !== undefined && asked ? addressesOf(ownValue(hosts, host)) : [];
  return dnsAnswer(
    question,
    'done',
    addresses.map((address): DnsRecord => ({ type: DNS_A, seconds, data: octets(address) })),
  );
}

/** Who has an address, of all zones; undefined: they say nothing about its network. */
function backward(
  zones: readonly DnsZone[],
  question: DnsQuestion & { readonly name: string },
): Uint8Array | undefined {
  const address = question.name.slice(0, -REVERSE.length).split('.').reverse().join('.');
  const network = address.slice(0, address.lastIndexOf('.') + 1);
  const known = zones.flatMap((zone) =>
    Object.entries(zone.hosts).flatMap(([host, given]) =>
      addressesOf(given).map((one) => ({ one, name: fullName(zone, host), seconds: zone.seconds ?? HOUR })),
    ),
  );
  spend(Math.ceil(known.length / NAMES));
  const found = known.find(({ one }) => one === address);
  const data = found && nameBytes(found.name);
  if (!found || !data)
    return known.some(({ one }) => one.startsWith(network)) ? dnsAnswer(question, 'no-such-name') : undefined;
  const asked = question.type === DNS_PTR || question.type === DNS_ANY;
  return dnsAnswer(question, 'done', asked ? [{ type: DNS_PTR, seconds: found.seconds, data }] : []);
}

/** What a message is answered with; undefined: with nothing. */
function answer({ zones, fault }: DnsConfig, bytes: Uint8Array): Uint8Array | undefined {
  const question = parseQuestion(bytes);
  if (!question || fault?.kind === 'silent') return undefined;
  const { name } = question;
  if (!question.standard) return dnsAnswer(question, 'not-implemented');
  if (name === undefined) return dnsAnswer(question, 'malformed');
  if (!question.internet || fault?.kind === 'refuses') return dnsAnswer(question, 'refused');
  const named = { ...question, name };
  const zone = zones
    .filter((one) => `.${name}`.endsWith(`.${one.name.toLowerCase()}`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (zone) return forward(zone, named);
  return (name.endsWith(REVERSE) ? backward(zones, named) : undefined) ?? dnsAnswer(question, 'refused');
}

/** A name server that knows its zones and asks nobody else. */
export const dns: Service<DnsConfig> = {
  id: 'dns',
  port: DNS_PORT,
  *run(machine: Machine, config: DnsConfig): Io<never> {
    const socket = machine.network.bind({ port: DNS_PORT });
    for (;;) {
      const { from, bytes } = yield* on(socket.receive);
      const said = answer(config, bytes);
      if (said) socket.send(from, said);
    }
  },
};

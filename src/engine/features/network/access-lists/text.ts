import { tcpPorts } from '../../../system/network/tcp-ports.ts';
import { dscps, icmpMessages, precedences, protocols, tosValues, udpPorts } from './names.ts';
import type { Extended, KeptWord, Party, PortTest, Said } from './state.ts';

const ONE = '0.0.0.0';
export const ALL = '255.255.255.255';

const protocolText = (number: number): string =>
  Object.entries(protocols).find(([, [known]]) => known === number)?.[0] ?? String(number);

const wordFor = (table: Readonly<Record<string, number>>, port: number): string =>
  Object.entries(table).find(([, known]) => known === port)?.[0] ?? String(port);

function portText(protocol: number, test: PortTest | undefined): string {
  if (!test) return '';
  const table = protocol === protocols.tcp[0] ? tcpPorts : udpPorts;
  const { by, port, last, more = [] } = test;
  return [` ${by}`, ...[port, ...(last === undefined ? [] : [last]), ...more].map((one) => wordFor(table, one))].join(
    ' ',
  );
}

function icmpText([type, code]: readonly [number, number?]): string {
  const [word] = Object.entries(icmpMessages).find(([, known]) => known[0] === type && known[1] === code) ?? [];
  return word ?? `${type}${code === undefined ? '' : ` ${code}`}`;
}

/** `any`, `host 10.1.1.1`, `10.1.1.0 0.0.0.255`. */
const partyText = ({ address, wildcard }: Party): string =>
  wildcard === ALL ? 'any' : wildcard === ONE ? `host ${address}` : `${address} ${wildcard}`;

const services = { dscp: dscps, precedence: precedences, tos: tosValues };

/** What follows the type of service, in its order. */
const KEPT = ['option', 'ttl', 'match-all', 'match-any', 'reflect', 'time-range'] as const satisfies KeptWord[];

function extendedText(from: Party, asked: Extended): string {
  const { protocol, to, fromPort, toPort, icmp, established, fragments, service = {}, kept = {} } = asked;
  const objects = (name: string | undefined, text: string): string =>
    name === undefined ? text : `object-group ${name}`;
  const source = `${objects(kept['source-objects'], partyText(from))}${portText(protocol, fromPort)}`;
  const target = `${objects(kept['destination-objects'], partyText(to))}${portText(protocol, toPort)}`;
  const words = [
    `${objects(kept['protocol-objects'], protocolText(protocol))} ${source} ${target}`,
    ...(icmp ? [icmpText(icmp)] : []),
    ...(kept.igmp === undefined ? [] : [kept.igmp]),
    ...(kept.flags === undefined ? [] : [kept.flags]),
    ...(established ? ['established'] : []),
    ...(['dscp', 'precedence', 'tos'] as const).flatMap((part) =>
      service[part] === undefined ? [] : [`${part} ${wordFor(services[part], service[part])}`],
    ),
    ...KEPT.flatMap((word) => (kept[word] === undefined ? [] : [`${word} ${kept[word]}`])),
    ...(fragments ? ['fragments'] : []),
  ];
  return words.join(' ');
}

/** `permit 10.1.1.0 0.0.0.255`, `deny   any`, `permit tcp any host 10.1.1.1 eq www`. */
export function entryText(says: Said): string {
  if ('remark' in says) return `remark ${says.remark}`;
  if ('evaluate' in says) return `evaluate ${says.evaluate}`;
  const { permit, address, wildcard, log, tag, extended } = says;
  const standard = wildcard === ALL ? 'any' : wildcard === ONE ? address : `${address} ${wildcard}`;
  const whom = extended ? extendedText(says, extended) : standard;
  const logs = log === undefined ? '' : ` log${log === 'input' ? '-input' : ''}${tag === undefined ? '' : ` ${tag}`}`;
  const dynamic = extended?.kept?.dynamic;
  return `${dynamic === undefined ? '' : `dynamic ${dynamic} `}${permit ? 'permit' : 'deny  '} ${whom}${logs}`;
}

/** The same as `show access-lists` has it. */
export function shownText(says: Said): string {
  if (!('permit' in says) || says.extended) return entryText(says).replace(/(^|^dynamic .* )deny +/, '$1deny ');
  const { wildcard, address } = says;
  if (wildcard === ALL) return entryText(says);
  return entryText(says).replace(`${address} ${wildcard}`, `${address}, wildcard bits ${wildcard}`);
}

/** Numbered lists have numbers; others have names. */
export const isNumbered = (name: string): boolean => /^\d+$/.test(name);

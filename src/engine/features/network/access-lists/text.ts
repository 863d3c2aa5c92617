import { icmpMessages, protocols, tcpPorts, udpPorts } from './names.ts';
import type { Extended, Party, PortTest, Said } from './state.ts';

const ONE = '0.0.0.0';
export const ALL = '255.255.255.255';

const protocolText = (number: number): string =>
  Object.entries(protocols).find(([, [known]]) => known === number)?.[0] ?? String(number);

const wordFor = (table: Readonly<Record<string, number>>, port: number): string =>
  Object.entries(table).find(([, known]) => known === port)?.[0] ?? String(port);

function portText(protocol: number, test: PortTest | undefined): string {
  if (!test) return '';
  const table = protocol === protocols.tcp[0] ? tcpPorts : udpPorts;
  const { by, port, last } = test;
  return ` ${by} ${wordFor(table, port)}${last === undefined ? '' : ` ${wordFor(table, last)}`}`;
}

function icmpText([type, code]: readonly [number, number?]): string {
  const [word] = Object.entries(icmpMessages).find(([, known]) => known[0] === type && known[1] === code) ?? [];
  return word ?? `${type}${code === undefined ? '' : ` ${code}`}`;
}

/** `any`, `host 10.1.1.1`, `10.1.1.0 0.0.0.255`. */
const partyText = ({ address, wildcard }: Party): string =>
  wildcard === ALL ? 'any' : wildcard === ONE ? `host ${address}` : `${address} ${wildcard}`;

function extendedText(from: Party, { protocol, to, fromPort, toPort, icmp, established, fragments }: Extended): string {
  const source = `${partyText(from)}${portText(protocol, fromPort)}`;
  const words = [
    `${protocolText(protocol)} ${source} ${partyText(to)}${portText(protocol, toPort)}`,
    ...(icmp ? [icmpText(icmp)] : []),
    ...(established ? ['established'] : []),
    ...(fragments ? ['fragments'] : []),
  ];
  return words.join(' ');
}

/** `permit 10.1.1.0 0.0.0.255`, `deny   any`, `permit tcp any host 10.1.1.1 eq www`. */
export function entryText(says: Said): string {
  if ('remark' in says) return `remark ${says.remark}`;
  const { permit, address, wildcard, log, extended } = says;
  const standard = wildcard === ALL ? 'any' : wildcard === ONE ? address : `${address} ${wildcard}`;
  const whom = extended ? extendedText(says, extended) : standard;
  return `${permit ? 'permit' : 'deny  '} ${whom}${log ? ' log' : ''}`;
}

/** The same as `show access-lists` has it. */
export function shownText(says: Said): string {
  if ('remark' in says || says.extended) return entryText(says).replace(/^deny +/, 'deny ');
  const { wildcard, address } = says;
  if (wildcard === ALL) return entryText(says);
  return entryText(says).replace(`${address} ${wildcard}`, `${address}, wildcard bits ${wildcard}`);
}

/** Numbered lists have numbers; others have names. */
export const isNumbered = (name: string): boolean => /^\d+$/.test(name);

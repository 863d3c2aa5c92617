import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, seq } from '../../../cli/grammar.ts';
import { word } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { EVERYBODY } from '../../../system/network/address.ts';
import { naming, type KnownHost } from './state.ts';

/** One host; `hours` since its address was learned. */
const hostText = ({ name, addresses }: KnownHost, flags: string, hours: number): string =>
  `${name.padEnd(25)} None  (${flags})  ${String(hours).padEnd(3)} IP      ${addresses.join('\n'.padEnd(57))}`;

function hostsText(device: Device): string {
  const { lookup, domain, servers, hosts, learned } = device.read(naming);
  const asked = servers.length > 0 ? servers.join(', ') : EVERYBODY;
  return [
    domain === null ? 'Default domain is not set' : `Default domain is ${domain}`,
    lookup ? 'Name/address lookup uses domain service' : 'Name/address lookup uses static mappings',
    ...(lookup ? [`Name servers are ${asked}`] : []),
    '',
    'Codes: UN - unknown, EX - expired, OK - OK, ?? - revalidate',
    '       temp - temporary, perm - permanent',
    '       NA - Not Applicable None - Not defined',
    '',
    'Host                      Port  Flags      Age Type   Address(es)',
    ...hosts.map((host) => hostText(host, 'perm, OK', 0)),
    ...learned.map((host) => {
      const { now } = device.clock;
      return hostText(host, now < host.until ? 'temp, OK' : 'temp, EX', Math.floor((now - host.at) / 3_600_000));
    }),
    '',
  ].join('\n');
}

/** `show hosts summary`: how many entries are configured, and how many were learned. */
function summaryText(device: Device): string {
  const { lookup, domain, servers, hosts, learned } = device.read(naming);
  return [
    domain === null ? 'Default domain is not set' : `Default domain is ${domain}`,
    ...(lookup ? [`Name servers are ${servers.join(', ') || EVERYBODY}`] : []),
    `Local cache entries: ${hosts.length}`,
    `Dynamic cache entries: ${learned.length}`,
    '',
  ].join('\n');
}

/** `clear host`: what name servers told is forgotten. */
export const clearHost: Command = defineCommand({
  id: 'clear host',
  syntax: seq(
    keyword('clear', 'Reset functions'),
    keyword('host', 'Delete host table entries'),
    alt(keyword('*', 'Delete all entries'), arg('name', word, 'Hostname to delete')),
  ),
  *run({ device }, { name }) {
    const gone = typeof name === 'string' ? name.toLowerCase() : undefined;
    device.update(naming, (draft) => {
      draft.learned = draft.learned.filter((host) => gone !== undefined && host.name.toLowerCase() !== gone);
    });
  },
});

const hostsWords = seq(
  keyword('show', 'Show running system information'),
  keyword('hosts', 'IP domain-name, lookup style, nameservers, and host table'),
);

export const showHosts: readonly Command[] = [
  defineShow({ id: 'show hosts', syntax: hostsWords, output: hostsText }),
  defineShow({
    id: 'show hosts summary',
    syntax: seq(hostsWords, keyword('summary', 'Summary of the host table')),
    output: summaryText,
  }),
];

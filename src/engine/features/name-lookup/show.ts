import { defineShow, type Command } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import type { Device } from '../../system/device.ts';
import { naming } from './state.ts';

function hostsText(device: Device): string {
  const { lookup, domain, servers, hosts } = device.read(naming);
  const asked = servers.length > 0 ? servers.join(', ') : '255.255.255.255';
  return [
    domain === null ? 'Default domain is not set' : `Default domain is ${domain}`,
    lookup ? 'Name/address lookup uses domain service' : 'Name/address lookup uses static mappings',
    `Name servers are ${asked}`,
    '',
    'Codes: UN - unknown, EX - expired, OK - OK, ?? - revalidate',
    '       temp - temporary, perm - permanent',
    '       NA - Not Applicable None - Not defined',
    '',
    'Host                      Port  Flags      Age Type   Address(es)',
    ...hosts.map(
      ({ name, addresses }) => `${name.padEnd(25)} None  (perm, OK)  0   IP    ${addresses.join('\n'.padEnd(52))}`,
    ),
    '',
  ].join('\n');
}

export const showHosts: Command = defineShow({
  id: 'show hosts',
  syntax: seq(
    keyword('show', 'Show running system information'),
    keyword('hosts', 'IP domain-name, lookup style, nameservers, and host table'),
  ),
  output: hostsText,
});

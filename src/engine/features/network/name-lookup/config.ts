import { defineConfig, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer, ipv4, word } from '../../../cli/types.ts';
import { undrafted } from '../../../kernel/slice.ts';
import { nameChanged, type Device } from '../../../system/device.ts';
import { naming } from './state.ts';

const ip = keyword('ip', 'Global IP configuration subcommands');
const domain = keyword('domain', 'IP DNS Resolver');

const domainWord: ArgType<string> = {
  label: 'WORD',
  parse: (w) => (/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?\.?$/.test(w) ? w : undefined),
  prefix: (w) => /^[A-Za-z0-9.-]*/.exec(w)?.[0].length ?? 0,
};

const nameArg = arg('name', domainWord, 'Default domain name');

/** Both spellings of a command: `ip domain name` and the older `ip domain-name`. */
const domainNameCommands = defineConfig({
  id: 'ip domain name',
  mode: configure,
  slice: naming,
  syntax: seq(
    ip,
    alt(
      seq(domain, keyword('name', 'Define the default domain name'), nameArg),
      seq(keyword('domain-name', 'Define the default domain name'), nameArg),
    ),
  ),
  noSyntax: seq(
    ip,
    alt(
      seq(domain, keyword('name', 'Define the default domain name'), opt(nameArg)),
      seq(keyword('domain-name', 'Define the default domain name'), opt(nameArg)),
    ),
  ),
  set: (draft, { name = '' }) => {
    draft.domain = name;
  },
  unset: (draft) => {
    draft.domain = null;
  },
  after: ({ device }) => void device.hook(nameChanged, device),
});

const lookupCommands = defineConfig({
  id: 'ip domain lookup',
  mode: configure,
  slice: naming,
  syntax: seq(
    ip,
    alt(
      seq(domain, keyword('lookup', 'Enable IP Domain Name System hostname translation')),
      keyword('domain-lookup', 'Enable IP Domain Name System hostname translation'),
    ),
  ),
  set: (draft) => {
    draft.lookup = true;
  },
  unset: (draft) => {
    draft.lookup = false;
  },
  restore: (draft) => {
    draft.lookup = true;
  },
});

const listCommands = defineConfig({
  id: 'ip domain list',
  mode: configure,
  slice: naming,
  syntax: seq(
    ip,
    alt(
      seq(domain, keyword('list', 'Domain name to complete unqualified host names.')),
      keyword('domain-list', 'Domain name to complete unqualified host names.'),
    ),
    arg('name', domainWord, 'A domain name'),
  ),
  set: (draft, { name }) => {
    draft.domains = [...new Set([...draft.domains, name])];
  },
  unset: (draft, { name }) => {
    draft.domains = draft.domains.filter((one) => name !== undefined && one !== name);
  },
});

const counted = (word: 'retry' | 'timeout', help: string, most: number, preset: number) =>
  defineConfig({
    id: `ip domain ${word}`,
    mode: configure,
    slice: naming,
    syntax: seq(ip, domain, keyword(word, help), arg('n', integer(word === 'retry' ? 0 : 1, most), help)),
    set: (draft, { n }) => {
      draft[word] = n;
    },
    unset: (draft) => {
      draft[word] = preset;
    },
  });

const LAST_SERVER = 6;
const given = (args: { a?: string; b?: string; c?: string; d?: string; e?: string; f?: string }): string[] =>
  [args.a, args.b, args.c, args.d, args.e, args.f].filter((a) => a !== undefined);

const server = <N extends string>(name: N) => arg(name, ipv4, 'Domain server IP address (maximum of 6)');
const serverCommands = defineConfig({
  id: 'ip name-server',
  mode: configure,
  slice: naming,
  syntax: seq(
    ip,
    keyword('name-server', 'Specify address of name server to use'),
    server('a'),
    opt(seq(server('b'), opt(seq(server('c'), opt(seq(server('d'), opt(seq(server('e'), opt(server('f')))))))))),
  ),
  set: (draft, args) => {
    draft.servers = [...new Set([...draft.servers, ...given(args)])].slice(0, LAST_SERVER);
  },
  unset: (draft, args) => {
    const gone = given(args);
    draft.servers = gone.length === 0 ? [] : draft.servers.filter((s) => !gone.includes(s));
  },
});

const address = <N extends string>(name: N) => arg(name, ipv4, 'Host IP address');
const namedHost = seq(ip, keyword('host', 'Add an entry to the ip hostname table'), arg('name', word, 'Name of host'));
const itsAddresses = seq(address('a'), opt(seq(address('b'), opt(seq(address('c'), opt(address('d')))))));
const hostCommands = defineConfig({
  id: 'ip host',
  mode: configure,
  slice: naming,
  syntax: seq(namedHost, itsAddresses),
  noSyntax: seq(namedHost, opt(itsAddresses)),
  set: (draft, { name, ...addresses }) => {
    draft.hosts = [...undrafted(draft.hosts).filter((h) => h.name !== name), { name, addresses: given(addresses) }];
  },
  unset: (draft, { name }) => {
    draft.hosts = undrafted(draft.hosts).filter((h) => h.name !== name);
  },
});

export const configCommands: readonly Command[] = [
  ...domainNameCommands,
  ...lookupCommands,
  ...listCommands,
  ...counted('retry', 'Specify the number of times to retry sending DNS queries', 100, 2),
  ...counted('timeout', 'Specify the amount of time to wait for a response', 3600, 3),
  ...serverCommands,
  ...hostCommands,
];

export function domainLines(device: Device): readonly string[] {
  const { lookup, domain: name, servers, hosts, domains, retry, timeout } = device.read(naming);
  return [
    ...(lookup ? [] : ['no ip domain lookup']),
    ...(retry === 2 ? [] : [`ip domain retry ${retry}`]),
    ...(timeout === 3 ? [] : [`ip domain timeout ${timeout}`]),
    ...domains.map((one) => `ip domain list ${one}`),
    ...(name === null ? [] : [`ip domain name ${name}`]),
    ...hosts.map((host) => `ip host ${host.name} ${host.addresses.join(' ')}`),
    ...servers.map((s) => `ip name-server ${s}`),
  ];
}

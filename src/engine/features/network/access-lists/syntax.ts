import { tcpPorts } from '../../../system/network/tcp-ports.ts';
import { alt, arg, choice, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { integer, ipv4, line, word } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import { asDotted, asNumber } from '../../../system/network/address.ts';
import { asked, askedOfTcp, keptOf, lifetime, logged, serviceOf, several, typedOf, type AskedArgs } from './asked.ts';
import { icmpMessages, igmpMessages, protocols, udpPorts } from './names.ts';
import type { Extended, KeptWord, Party, PortTest, Said } from './state.ts';
import { ALL } from './text.ts';

type Side = 'from' | 'to';

/** What was typed of an entry. */
export interface EntryArgs extends AskedArgs {
  readonly [ports: `${Side}More${number}`]: number | undefined;
  readonly dynamic?: string;
  readonly lasting?: number;
  readonly service?: string;
  readonly objects?: string;
  readonly toObjects?: string;
  readonly igmp?: string;
  readonly evaluate?: string;
  readonly permit?: boolean;
  readonly protocol?: number;
  readonly address?: string;
  readonly wildcard?: string;
  readonly toAddress?: string;
  readonly toWildcard?: string;
  readonly fromBy?: PortTest['by'];
  readonly fromPort?: number;
  readonly fromLast?: number;
  readonly toBy?: PortTest['by'];
  readonly toPort?: number;
  readonly toLast?: number;
  readonly icmp?: readonly [number, number?];
  readonly type?: number;
  readonly code?: number;
  readonly remark?: string;
}

const action = alt(
  choice('deny', 'Specify packets to reject', 'permit', false),
  choice('permit', 'Specify packets to forward', 'permit', true),
);
const remark = seq(keyword('remark', 'Access list entry comment'), arg('remark', line, 'Comment up to 100 characters'));

const host = arg('address', ipv4, 'Hostname or A.B.C.D');

/** An entry of a standard list. */
export const standardEntry = alt(
  seq(
    action,
    alt(
      choice('any', 'Any source host', 'wildcard', ALL),
      seq(keyword('host', 'A single host address'), host),
      seq(host, opt(arg('wildcard', ipv4, 'Wildcard bits'))),
    ),
    opt(logged),
  ),
  remark,
) as Syntax<EntryArgs>;

function party(side: Side): Syntax<unknown> {
  const [address, wildcard, objects, what] =
    side === 'from'
      ? (['address', 'wildcard', 'objects', 'source'] as const)
      : (['toAddress', 'toWildcard', 'toObjects', 'destination'] as const);
  return alt(
    choice('any', `Any ${what} host`, wildcard, ALL),
    seq(keyword('object-group', `${what} network object group`), arg(objects, word, 'Object group name')),
    seq(keyword('host', `A single ${what} host`), arg(address, ipv4, `${what} address`)),
    seq(arg(address, ipv4, `${what} address`), arg(wildcard, ipv4, `${what} wildcard bits`)),
  );
}

const port = (name: string, table: Readonly<Record<string, number>>): Syntax<unknown> =>
  alt(
    arg(name, integer(0, 65_535), 'Port number'),
    ...Object.entries(table).map(([word, number]) => choice(word, `Port ${number}`, name, number)),
  );

/** A further port; a number, or its whole word. */
const morePorts = (table: Readonly<Record<string, number>>): ArgType<number> => ({
  label: '<0-65535>',
  parse: (w, device) => integer(0, 65_535).parse(w, device) ?? ownValue(table, w),
});
/** Ports that one entry may name. */
const MOST_PORTS = 10;

const tests = [
  ['gt', 'Match only packets with a greater port number'],
  ['lt', 'Match only packets with a lower port number'],
] as const;
const lists = [
  ['eq', 'Match only packets on a given port number'],
  ['neq', 'Match only packets not on a given port number'],
] as const;

function ports(side: Side, table: Readonly<Record<string, number>>): Syntax<unknown> {
  const one = port(`${side}Port`, table);
  const further = several(`${side}More`, morePorts(table), 'Port number', MOST_PORTS - 1);
  const range = choice('range', 'Match only packets in the range of port numbers', `${side}By`, 'range');
  return opt(
    alt(
      ...tests.map(([word, help]) => seq(choice(word, help, `${side}By`, word), one)),
      ...lists.map(([word, help]) => seq(choice(word, help, `${side}By`, word), one, opt(further))),
      seq(range, one, port(`${side}Last`, table)),
    ),
  );
}

const withPorts = (word: 'tcp' | 'udp', table: Readonly<Record<string, number>>, end: Syntax<unknown>) =>
  seq(
    choice(word, protocols[word][1], 'protocol', protocols[word][0]),
    party('from'),
    ports('from', table),
    party('to'),
    ports('to', table),
    end,
  );

const icmp = alt(
  ...Object.entries(icmpMessages).map(([word, message]) => choice(word, 'ICMP message', 'icmp', message)),
  seq(arg('type', integer(0, 255), 'ICMP message type'), opt(arg('code', integer(0, 255), 'ICMP message code'))),
);

const igmp = alt(
  arg('igmp', { label: '<0-15>', parse: integer(0, 15).parse }, 'IGMP message type'),
  ...igmpMessages.map((name) => choice(name, 'IGMP message', 'igmp', name)),
);

const others = Object.entries(protocols).filter(([word]) => !['icmp', 'igmp', 'tcp', 'udp'].includes(word));

const dynamic = seq(
  keyword('dynamic', 'Specify a DYNAMIC list of PERMITs or DENYs'),
  arg('dynamic', word, 'Name of a Dynamic list'),
  lifetime('Maximum time for dynamic ACL to live', 'lasting', 9999),
);

/** A reflexive list that is asked in a named one. */
export const evaluation = seq(
  keyword('evaluate', 'Evaluate an access list'),
  arg('evaluate', word, 'IP reflexive access list name'),
) as Syntax<EntryArgs>;

/** An entry of an extended list. */
export const extendedEntry = alt(
  seq(
    opt(dynamic),
    action,
    alt(
      withPorts('tcp', tcpPorts, askedOfTcp),
      withPorts('udp', udpPorts, asked),
      seq(
        choice('icmp', protocols.icmp[1], 'protocol', protocols.icmp[0]),
        party('from'),
        party('to'),
        opt(icmp),
        asked,
      ),
      seq(
        choice('igmp', protocols.igmp[1], 'protocol', protocols.igmp[0]),
        party('from'),
        party('to'),
        opt(igmp),
        asked,
      ),
      seq(
        choice('object-group', 'Service object group', 'protocol', 0),
        arg('service', word, 'Service object group name'),
        party('from'),
        party('to'),
        asked,
      ),
      seq(
        alt(
          ...others.map(([word, [number, help]]) => choice(word, help, 'protocol', number)),
          arg('protocol', integer(0, 255), 'An IP protocol number'),
        ),
        party('from'),
        party('to'),
        asked,
      ),
    ),
  ),
  remark,
) as Syntax<EntryArgs>;

/** Addresses without the bits that do not matter. */
function partyOf(address = '0.0.0.0', wildcard = '0.0.0.0'): Party {
  return { address: asDotted((asNumber(address) & ~asNumber(wildcard)) >>> 0), wildcard };
}

function portOf(more: readonly number[], by?: PortTest['by'], typed?: number, last?: number): PortTest | undefined {
  if (by === undefined || typed === undefined) return undefined;
  return { by, port: typed, ...(last !== undefined && { last }), ...(more.length > 0 && { more }) };
}

/** What of an entry is only kept, by its first word. */
function allKept(args: EntryArgs): Extended['kept'] {
  const { dynamic: name, lasting, service, objects, toObjects, igmp: message } = args;
  const kept: Partial<Record<KeptWord, string>> = {
    ...(name !== undefined && { dynamic: `${name}${lasting === undefined ? '' : ` timeout ${lasting}`}` }),
    ...(service !== undefined && { 'protocol-objects': service }),
    ...(objects !== undefined && { 'source-objects': objects }),
    ...(toObjects !== undefined && { 'destination-objects': toObjects }),
    ...(message !== undefined && { igmp: String(message) }),
    ...keptOf(args),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function extendedBy(args: EntryArgs): Extended | undefined {
  const { protocol, type, code, established, fragments: pieces } = args;
  if (protocol === undefined) return undefined;
  const fromPort = portOf(typedOf(args, 'fromMore'), args.fromBy, args.fromPort, args.fromLast);
  const toPort = portOf(typedOf(args, 'toMore'), args.toBy, args.toPort, args.toLast);
  const typed = type === undefined ? undefined : ([type, ...(code === undefined ? [] : [code])] as const);
  const message = args.icmp ?? typed;
  const service = serviceOf(args);
  const kept = allKept(args);
  return {
    protocol,
    to: partyOf(args.toAddress, args.toWildcard),
    ...(fromPort && { fromPort }),
    ...(toPort && { toPort }),
    ...(message && { icmp: message as readonly [number, number?] }),
    ...(established && { established }),
    ...(pieces && { fragments: pieces }),
    ...(service && { service }),
    ...(kept && { kept }),
  };
}

/** What an entry says, as it was typed. */
export function saidBy(args: EntryArgs): Said {
  const { permit = false, remark: text, evaluate, log, tag } = args;
  if (text !== undefined) return { remark: text.slice(0, 100) };
  if (evaluate !== undefined) return { evaluate };
  const extended = extendedBy(args);
  return {
    permit,
    ...partyOf(args.address, args.wildcard),
    ...(log && { log }),
    ...(tag !== undefined && { tag }),
    ...(extended && { extended }),
  };
}

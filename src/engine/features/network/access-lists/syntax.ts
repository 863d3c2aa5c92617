import { alt, anyOrder, arg, choice, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { integer, ipv4, line } from '../../../cli/types.ts';
import { asDotted, asNumber } from '../../../system/network/address.ts';
import { icmpMessages, protocols, tcpPorts, udpPorts } from './names.ts';
import type { Extended, Party, PortTest, Said } from './state.ts';
import { ALL } from './text.ts';

type Side = 'from' | 'to';

/** What was typed of an entry. */
export interface EntryArgs {
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
  readonly established?: true;
  readonly fragments?: true;
  readonly log?: true;
  readonly remark?: string;
}

const action = alt(
  choice('deny', 'Specify packets to reject', 'permit', false),
  choice('permit', 'Specify packets to forward', 'permit', true),
);
const remark = seq(keyword('remark', 'Access list entry comment'), arg('remark', line, 'Comment up to 100 characters'));
const log = flag('log', 'Log matches against this entry', 'log');

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
    opt(log),
  ),
  remark,
) as Syntax<EntryArgs>;

function party(side: Side): Syntax<unknown> {
  const [address, wildcard, what] =
    side === 'from'
      ? (['address', 'wildcard', 'source'] as const)
      : (['toAddress', 'toWildcard', 'destination'] as const);
  return alt(
    choice('any', `Any ${what} host`, wildcard, ALL),
    seq(keyword('host', `A single ${what} host`), arg(address, ipv4, `${what} address`)),
    seq(arg(address, ipv4, `${what} address`), arg(wildcard, ipv4, `${what} wildcard bits`)),
  );
}

const port = (name: string, table: Readonly<Record<string, number>>): Syntax<unknown> =>
  alt(
    arg(name, integer(0, 65_535), 'Port number'),
    ...Object.entries(table).map(([word, number]) => choice(word, `Port ${number}`, name, number)),
  );

const tests = [
  ['eq', 'Match only packets on a given port number'],
  ['gt', 'Match only packets with a greater port number'],
  ['lt', 'Match only packets with a lower port number'],
  ['neq', 'Match only packets not on a given port number'],
] as const;

function ports(side: Side, table: Readonly<Record<string, number>>): Syntax<unknown> {
  const one = port(`${side}Port`, table);
  const range = choice('range', 'Match only packets in the range of port numbers', `${side}By`, 'range');
  return opt(
    alt(
      ...tests.map(([word, help]) => seq(choice(word, help, `${side}By`, word), one)),
      seq(range, one, port(`${side}Last`, table)),
    ),
  );
}

const fragments = flag('fragments', 'Check non-initial fragments', 'fragments');

const withPorts = (word: 'tcp' | 'udp', table: Readonly<Record<string, number>>, ...more: Syntax<unknown>[]) =>
  seq(
    choice(word, protocols[word][1], 'protocol', protocols[word][0]),
    party('from'),
    ports('from', table),
    party('to'),
    ports('to', table),
    anyOrder(...more, fragments, log),
  );

const icmp = alt(
  ...Object.entries(icmpMessages).map(([word, message]) => choice(word, 'ICMP message', 'icmp', message)),
  seq(arg('type', integer(0, 255), 'ICMP message type'), opt(arg('code', integer(0, 255), 'ICMP message code'))),
);

const others = Object.entries(protocols).filter(([word]) => !['icmp', 'tcp', 'udp'].includes(word));

/** An entry of an extended list. */
export const extendedEntry = alt(
  seq(
    action,
    alt(
      withPorts('tcp', tcpPorts, flag('established', 'Match established connections', 'established')),
      withPorts('udp', udpPorts),
      seq(
        choice('icmp', protocols.icmp[1], 'protocol', protocols.icmp[0]),
        party('from'),
        party('to'),
        opt(icmp),
        anyOrder(fragments, log),
      ),
      seq(
        alt(
          ...others.map(([word, [number, help]]) => choice(word, help, 'protocol', number)),
          arg('protocol', integer(0, 255), 'An IP protocol number'),
        ),
        party('from'),
        party('to'),
        anyOrder(fragments, log),
      ),
    ),
  ),
  remark,
) as Syntax<EntryArgs>;

/** Addresses without the bits that do not matter. */
function partyOf(address = '0.0.0.0', wildcard = '0.0.0.0'): Party {
  return { address: asDotted((asNumber(address) & ~asNumber(wildcard)) >>> 0), wildcard };
}

const portOf = (by?: PortTest['by'], typed?: number, last?: number): PortTest | undefined =>
  by === undefined || typed === undefined ? undefined : { by, port: typed, ...(last !== undefined && { last }) };

function extendedBy(args: EntryArgs): Extended | undefined {
  const { protocol, type, code, established, fragments: pieces } = args;
  if (protocol === undefined) return undefined;
  const fromPort = portOf(args.fromBy, args.fromPort, args.fromLast);
  const toPort = portOf(args.toBy, args.toPort, args.toLast);
  const typed = type === undefined ? undefined : ([type, ...(code === undefined ? [] : [code])] as const);
  const message = args.icmp ?? typed;
  return {
    protocol,
    to: partyOf(args.toAddress, args.toWildcard),
    ...(fromPort && { fromPort }),
    ...(toPort && { toPort }),
    ...(message && { icmp: message as readonly [number, number?] }),
    ...(established && { established }),
    ...(pieces && { fragments: pieces }),
  };
}

/** What an entry says, as it was typed. */
export function saidBy(args: EntryArgs): Said {
  const { permit = false, remark: text, log: logs } = args;
  if (text !== undefined) return { remark: text.slice(0, 100) };
  const extended = extendedBy(args);
  return { permit, ...partyOf(args.address, args.wildcard), ...(logs && { log: logs }), ...(extended && { extended }) };
}

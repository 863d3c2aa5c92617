import { castDraft } from 'immer';
import { defineCommand, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode, type Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, ipv4, line } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { asDotted, asNumber } from '../../../system/network/address.ts';
import { interfaceMode, namesIn, rangeMode } from '../interfaces/api.ts';
import { listNamed } from './permits.ts';
import { accessLists, matches, type AccessList, type Entry, type Said } from './state.ts';
import { ALL, entryText, isNumbered } from './text.ts';

const STEP = 10;

const listMode = defineMode<string>({
  id: 'config-std-nacl',
  title: 'Standard Access List configuration commands:',
  parent: configure,
  suffix: '(config-std-nacl)',
});

/** Numbers of standard lists. */
const standard: ArgType<string> = {
  label: '<1-99>',
  parse: (w) => (/^([1-9]\d?|1[3-9]\d\d)$/.test(w) ? w : undefined),
};

const listName: ArgType<string> = {
  label: 'WORD',
  parse: (w, device) => (/^\d/.test(w) ? standard.parse(w, device) : /^[\w.-]+$/.test(w) ? w : undefined),
  prefix: (w) => /^[\w.-]*/.exec(w)?.[0].length ?? 0,
};

interface EntryArgs {
  readonly permit?: boolean;
  readonly address?: string;
  readonly wildcard?: string;
  readonly log?: true;
  readonly remark?: string;
}

const host = arg('address', ipv4, 'Hostname or A.B.C.D');
const whom = alt(
  choice('any', 'Any source host', 'wildcard', ALL),
  seq(keyword('host', 'A single host address'), host),
  seq(host, opt(arg('wildcard', ipv4, 'Wildcard bits'))),
);
const entry = alt(
  seq(
    alt(
      choice('deny', 'Specify packets to reject', 'permit', false),
      choice('permit', 'Specify packets to forward', 'permit', true),
    ),
    whom,
    opt(flag('log', 'Log matches against this entry', 'log')),
  ),
  seq(keyword('remark', 'Access list entry comment'), arg('remark', line, 'Comment up to 100 characters')),
) as Syntax<EntryArgs>;

function saidBy({ permit = false, address = '0.0.0.0', wildcard = '0.0.0.0', log, remark }: EntryArgs): Said {
  if (remark !== undefined) return { remark: remark.slice(0, 100) };
  const masked = asDotted((asNumber(address) & ~asNumber(wildcard)) >>> 0);
  return { permit, address: masked, wildcard, ...(log && { log }) };
}

const same = (a: Said, b: Said): boolean =>
  'remark' in a || 'remark' in b
    ? entryText(a) === entryText(b)
    : a.permit === b.permit && a.address === b.address && a.wildcard === b.wildcard;

/** Changes the entries of a list; `undefined` takes it away. */
function change(device: Device, name: string, by: (entries: readonly Entry[]) => readonly Entry[] | undefined): void {
  const { lists } = device.read(accessLists);
  const before = lists.find((list) => list.name === name);
  const entries = by(before?.entries ?? []);
  const next: readonly AccessList[] = entries ? [{ name, entries }] : [];
  device.update(accessLists, (draft) => {
    draft.lists = castDraft(before ? lists.flatMap((list) => (list === before ? next : [list])) : [...lists, ...next]);
  });
  if (entries) return;
  device.update(matches, (draft) => {
    for (const counted of Object.keys(draft)) if (counted.startsWith(`${name} `)) delete draft[counted];
  });
}

/** Adds an entry at its number, or behind all others. One that says the same stays where it is. */
function add(session: Session, name: string, args: EntryArgs, at?: number): void {
  const says = saidBy(args);
  const entries = listNamed(session.device, name)?.entries ?? [];
  if (entries.some((one) => same(one.says, says) && !('remark' in says))) return;
  if (entries.some((one) => one.at === at)) return session.print('% Duplicate sequence number');
  const last = Math.max(0, ...entries.map((one) => one.at));
  const added = { at: at ?? Math.floor(last / STEP) * STEP + STEP, says };
  change(session.device, name, (before) => [...before, added].sort((a, b) => a.at - b.at));
}

/** Takes away the entry that says this. */
const remove = (device: Device, name: string, args: EntryArgs): void =>
  change(device, name, (entries) => {
    const gone = entries.find(({ says }) => same(says, saidBy(args)));
    const kept = entries.filter((one) => one !== gone);
    return kept.length === 0 && isNumbered(name) ? undefined : kept;
  });

const words = [
  keyword('access-list', 'Add an access list entry'),
  arg('list', standard, 'IP standard access list'),
] as const;

const numbered = withNegation<EntryArgs & { readonly list: string }>({
  id: 'access-list standard',
  mode: configure,
  syntax: seq(...words, entry) as Syntax<EntryArgs & { readonly list: string }>,
  noSyntax: seq(...words, opt(entry)),
  *run(session, { list, ...args }) {
    add(session, list, args);
  },
  *undo({ device }, { list = '', ...args }) {
    if (args.permit === undefined && args.remark === undefined) change(device, list, () => undefined);
    else remove(device, list, args);
  },
});

const namedSyntax = seq(
  keyword('ip', 'Global IP configuration subcommands'),
  keyword('access-list', 'Named access-list'),
  keyword('standard', 'Standard Access List'),
  arg('list', listName, 'Standard IP access-list number or name'),
);

const named = withNegation({
  id: 'ip access-list standard',
  mode: configure,
  syntax: namedSyntax,
  noSyntax: namedSyntax,
  *run(session, { list }) {
    if (!listNamed(session.device, list)) change(session.device, list, () => []);
    session.enter(listMode, list);
  },
  *undo(session, { list = '' }) {
    change(session.device, list, () => undefined);
  },
});

const number = arg('at', integer(1, 2_147_483_647), 'Sequence Number');

const inList: readonly Command[] = [
  ...withNegation<EntryArgs>({
    id: 'entry',
    mode: listMode,
    syntax: entry,
    noSyntax: entry,
    *run(session, args) {
      add(session, session.contextOf(listMode), args);
    },
    *undo(session, args) {
      remove(session.device, session.contextOf(listMode), args);
    },
  }),
  defineCommand<EntryArgs & { readonly at: number }>({
    id: 'numbered entry',
    mode: listMode,
    syntax: seq(number, entry) as Syntax<EntryArgs & { readonly at: number }>,
    *run(session, { at, ...args }) {
      add(session, session.contextOf(listMode), args, at);
    },
  }),
  defineCommand({
    id: 'no numbered entry',
    mode: listMode,
    hidden: true,
    syntax: seq(keyword('no', 'Negate a command or set its defaults'), number),
    *run(session, { at }) {
      change(session.device, session.contextOf(listMode), (entries) => entries.filter((one) => one.at !== at));
    },
  }),
];

type Way = 'in' | 'out';

function setGroup(session: Session, way: Way, list: string | undefined): void {
  session.device.update(accessLists, (draft) => {
    for (const name of namesIn(session)) {
      const { [way]: _, ...others } = ownValue(draft.groups, name) ?? {};
      const next = list === undefined ? others : { ...others, [way]: list };
      if (Object.keys(next).length > 0) draft.groups[name] = next;
      else delete draft.groups[name];
    }
  });
}

const groupWords = [
  keyword('ip', 'Interface Internet Protocol config commands'),
  keyword('access-group', 'Specify access control for packets'),
] as const;
const listWord = arg(
  'list',
  { ...listName, parse: (w) => (/^[\w.-]+$/.test(w) ? w : undefined) },
  'Access list name or number',
);
const direction = alt(choice('in', 'inbound packets', 'way', 'in'), choice('out', 'outbound packets', 'way', 'out'));

const group = (mode: Mode<readonly string[]>): readonly Command[] =>
  withNegation<{ readonly list: string; readonly way: Way }>({
    id: 'ip access-group',
    mode,
    syntax: seq(...groupWords, listWord, direction) as Syntax<{ readonly list: string; readonly way: Way }>,
    noSyntax: seq(...groupWords, opt(listWord), direction),
    *run(session, { list, way }) {
      setGroup(session, way, list);
    },
    *undo(session, { way = 'in' }) {
      setGroup(session, way, undefined);
    },
  });

export const configCommands: readonly Command[] = [
  ...numbered,
  ...named,
  ...inList,
  ...group(interfaceMode),
  ...group(rangeMode),
];

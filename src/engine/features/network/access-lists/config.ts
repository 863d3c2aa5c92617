import { castDraft } from 'immer';
import { defineCommand, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode, type Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import { keptOnly, tell } from '../../../cli/voice.ts';
import { ownValue } from '../../../kernel/record.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { interfaceMode, namesIn, rangeMode } from '../interfaces/api.ts';
import { ENTRIES, listNamed } from './permits.ts';
import { accessLists, matches, type AccessList, type Entry, type Said } from './state.ts';
import { evaluation, extendedEntry, saidBy, standardEntry, type EntryArgs } from './syntax.ts';
import { entryText, isNumbered } from './text.ts';

const STEP = 10;

/** One of the two kinds of lists. */
interface Kind {
  readonly word: 'standard' | 'extended';
  readonly mode: Mode<string>;
  readonly entry: Syntax<EntryArgs>;
  /** What stands in named lists besides. */
  readonly besides?: Syntax<EntryArgs>;
  readonly number: ArgType<string>;
  readonly help: string;
}

const listMode = (short: string, title: string): Mode<string> =>
  defineMode<string>({
    id: `config-${short}-nacl`,
    title: `${title} Access List configuration commands:`,
    parent: configure,
    suffix: `(config-${short}-nacl)`,
  });

const numbers = (label: string, pattern: RegExp): ArgType<string> => ({
  label,
  parse: (w) => (pattern.test(w) ? w : undefined),
});

const kinds: readonly Kind[] = [
  {
    word: 'standard',
    mode: listMode('std', 'Standard'),
    entry: standardEntry,
    number: numbers('<1-99>', /^([1-9]\d?|1[3-9]\d\d)$/),
    help: 'IP standard access list',
  },
  {
    word: 'extended',
    mode: listMode('ext', 'Extended'),
    entry: extendedEntry,
    besides: evaluation,
    number: numbers('<100-199>', /^(1\d\d|2[0-6]\d\d)$/),
    help: 'IP extended access list',
  },
];

const kindOf = (list: AccessList): Kind['word'] => (list.extended ? 'extended' : 'standard');

/** Names do not begin with a digit. */
const listName = (number: ArgType<string>): ArgType<string> => ({
  label: 'WORD',
  parse: (w, device) => (/^\d/.test(w) ? number.parse(w, device) : /^[\w.-]+$/.test(w) ? w : undefined),
  prefix: (w) => /^[\w.-]*/.exec(w)?.[0].length ?? 0,
});

/** Whether two entries are about the same; whether they are logged does not matter. */
function same(a: Said, b: Said): boolean {
  if (!('permit' in a) || !('permit' in b)) return entryText(a) === entryText(b);
  const alike = a.permit === b.permit && a.address === b.address && a.wildcard === b.wildcard;
  return alike && JSON.stringify(a.extended) === JSON.stringify(b.extended);
}

/** Changes the entries of a list; `undefined` takes it away. */
function change(
  device: Device,
  name: string,
  word: Kind['word'],
  by: (entries: readonly Entry[]) => readonly Entry[] | undefined,
): void {
  const { lists } = device.read(accessLists);
  const before = listNamed(device, name);
  if (before && kindOf(before) !== word) return;
  const entries = by(before?.entries ?? []);
  spend(Math.ceil((lists.length + (entries?.length ?? 0)) / ENTRIES));
  const made = { name, ...(word === 'extended' && { extended: true as const }) };
  const next: readonly AccessList[] = entries ? [{ ...made, entries }] : [];
  device.update(accessLists, (draft) => {
    draft.lists = castDraft(before ? lists.flatMap((list) => (list === before ? next : [list])) : [...lists, ...next]);
  });
  if (entries) return;
  device.update(matches, (draft) => {
    for (const counted of Object.keys(draft)) if (counted.startsWith(`${name} `)) delete draft[counted];
  });
}

/** Says of an entry that is only kept that it does nothing. */
function tellKept(session: Session, says: Said): void {
  if ('evaluate' in says) return tell(session, keptOnly('evaluate'));
  const word = 'permit' in says && Object.keys(says.extended?.kept ?? {})[0];
  if (!word || !('permit' in says)) return;
  const called = word.endsWith('-objects') ? 'object-group' : word === 'flags' ? says.extended?.kept?.flags : word;
  tell(session, keptOnly(`${says.permit ? 'permit' : 'deny'} ... ${called}`));
}

/** Adds an entry at its number, or behind all others. One that says the same stays where it is. */
function add(session: Session, name: string, { word }: Kind, args: EntryArgs, at?: number): void {
  const says = saidBy(args);
  const entries = listNamed(session.device, name)?.entries ?? [];
  if (entries.some((one) => same(one.says, says) && !('remark' in says))) return;
  if (entries.some((one) => one.at === at)) return session.print('% Duplicate sequence number');
  const last = Math.max(0, ...entries.map((one) => one.at));
  tellKept(session, says);
  const added = { at: at ?? Math.floor(last / STEP) * STEP + STEP, says };
  change(session.device, name, word, (before) => [...before, added].sort((a, b) => a.at - b.at));
}

/** Takes away the entry that says this. */
const remove = (device: Device, name: string, { word }: Kind, args: EntryArgs): void =>
  change(device, name, word, (entries) => {
    const gone = entries.find(({ says }) => same(says, saidBy(args)));
    const kept = entries.filter((one) => one !== gone);
    return kept.length === 0 && isNumbered(name) ? undefined : kept;
  });

/** `access-list N ...`. */
function numberedCommands(kind: Kind): readonly Command[] {
  const words = [keyword('access-list', 'Add an access list entry'), arg('list', kind.number, kind.help)] as const;
  return withNegation<EntryArgs & { readonly list: string }>({
    id: `access-list ${kind.word}`,
    mode: configure,
    syntax: seq(...words, kind.entry) as Syntax<EntryArgs & { readonly list: string }>,
    noSyntax: seq(...words, opt(kind.entry)),
    *run(session, { list, ...args }) {
      add(session, list, kind, args);
    },
    *undo({ device }, { list = '', ...args }) {
      if (args.permit === undefined && args.remark === undefined) change(device, list, kind.word, () => undefined);
      else remove(device, list, kind, args);
    },
  });
}

/** `ip access-list standard NAME` and what stands below it. */
function namedCommands(kind: Kind): readonly Command[] {
  const { word, mode, besides } = kind;
  const entry = besides ? (alt(kind.entry, besides) as Syntax<EntryArgs>) : kind.entry;
  const title = word === 'standard' ? 'Standard' : 'Extended';
  const words = seq(
    keyword('ip', 'Global IP configuration subcommands'),
    keyword('access-list', 'Named access-list'),
    keyword(word, `${title} Access List`),
    arg('list', listName(kind.number), `${title} IP access-list number or name`),
  );
  return [
    ...withNegation({
      id: `ip access-list ${word}`,
      mode: configure,
      syntax: words,
      noSyntax: words,
      *run(session, { list }) {
        const known = listNamed(session.device, list);
        if (known && kindOf(known) !== word)
          return session.print(`% A named ${kindOf(known)} IP access list with this name already exists`);
        if (!known) change(session.device, list, word, () => []);
        session.enter(mode, list);
      },
      *undo(session, { list = '' }) {
        change(session.device, list, word, () => undefined);
      },
    }),
    ...withNegation<EntryArgs>({
      id: `${word} entry`,
      mode,
      syntax: entry,
      noSyntax: entry,
      *run(session, args) {
        add(session, session.contextOf(mode), kind, args);
      },
      *undo(session, args) {
        remove(session.device, session.contextOf(mode), kind, args);
      },
    }),
    defineCommand<EntryArgs & { readonly at: number }>({
      id: `numbered ${word} entry`,
      mode,
      syntax: seq(number, entry) as Syntax<EntryArgs & { readonly at: number }>,
      *run(session, { at, ...args }) {
        add(session, session.contextOf(mode), kind, args, at);
      },
    }),
    defineCommand({
      id: `no numbered ${word} entry`,
      mode,
      hidden: true,
      syntax: seq(keyword('no', 'Negate a command or set its defaults'), number),
      *run(session, { at }) {
        change(session.device, session.contextOf(mode), word, (entries) => entries.filter((one) => one.at !== at));
      },
    }),
  ];
}

const number = arg('at', integer(1, 2_147_483_647), 'Sequence Number');

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
  { label: 'WORD', parse: (w) => (/^[\w.-]+$/.test(w) ? w : undefined) },
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
  ...kinds.flatMap(numberedCommands),
  ...kinds.flatMap(namedCommands),
  ...group(interfaceMode),
  ...group(rangeMode),
];

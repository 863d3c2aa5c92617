import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, line, word } from '../../../cli/types.ts';
import { keptOnly, tell } from '../../../cli/voice.ts';
import type { Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { modelChanged } from './api.ts';
import { forgetLineLists } from './line-lists.ts';
import { EXPIRY, groupsOnly, methodsOf, textOf, type Methods } from './methods.ts';
import { recordedOf, recordedText, type Recorded } from './records.ts';
import { aaaConfig, aaaSessions, newModel } from './state.ts';

const aaa = keyword('aaa', 'Authentication, Authorization and Accounting.');
const authentication = keyword('authentication', 'Authentication configurations parameters.');
const authorization = keyword('authorization', 'Authorization configurations parameters.');
const accounting = keyword('accounting', 'Accounting configurations parameters.');
const level = seq(
  keyword('commands', 'For exec (shell) commands.'),
  arg('level', integer(0, 15), 'Enable level'),
) as Syntax<{ level: number }>;
const exec = flag('exec', 'For starting an exec (shell).', 'exec');
const named = alt(choice('default', 'The default list.', 'name', 'default'), arg('name', word, 'Named list.'));

/** What only exists while `aaa new-model` is configured; to take it away is never refused. */
const modelled = ([said, ...undone]: readonly Command[]): readonly Command[] => [
  ...(said ? [{ ...said, when: newModel }] : []),
  ...undone,
];

const setList = (device: Device, words: string, methods: string | undefined): void =>
  device.update(aaaConfig, ({ lists }) => {
    if (methods === undefined) delete lists[words];
    else lists[words] = methods;
  });

const setWords = (device: Device, words: string, value: string | undefined): void =>
  device.update(aaaConfig, ({ settings }) => {
    if (value === undefined) delete settings[words];
    else settings[words] = value;
  });

const model = withNegation({
  id: 'aaa new-model',
  mode: configure,
  syntax: seq(aaa, keyword('new-model', 'Enable NEW access control commands and functions.(Disables OLD commands.)')),
  *run({ device }) {
    if (newModel(device)) return;
    device.update(aaaConfig, (draft) => {
      draft.newModel = true;
    });
    device.emit(modelChanged, { on: true });
  },
  *undo({ device }) {
    if (!newModel(device)) return;
    device.update(aaaConfig, (draft) => {
      Object.assign(draft, aaaConfig.initial());
    });
    device.update(aaaSessions, (draft) => {
      draft.open = {};
    });
    forgetLineLists(device);
    device.hook(sectionGone, 'aaa new-model');
    device.emit(modelChanged, { on: false });
  },
});

interface ListArgs extends Methods {
  readonly expiry?: true;
  readonly name?: string;
  readonly level?: number;
  readonly kind?: string;
}

/** Says which words of a line do nothing here. */
const keepOnly = (session: Session, words: readonly string[], text: string): void => {
  for (const one of words) if (` ${text} `.includes(` ${one} `)) tell(session, keptOnly(one));
};

const expiry = flag(EXPIRY, 'enable the login list to provide password aging support', 'expiry');

/** A list of methods: `aaa authentication login NAME METHODS`. */
const list = (kind: string, head: Syntax<unknown>, name: Syntax<unknown> = named): readonly Command[] =>
  modelled(
    withNegation<ListArgs>({
      id: `aaa ${kind}`,
      mode: configure,
      syntax: seq(aaa, head, name, methodsOf(kind)) as Syntax<ListArgs>,
      noSyntax: seq(aaa, head, name, opt(methodsOf(kind))),
      *run(session, args) {
        const text = `${args.expiry ? `${EXPIRY} ` : ''}${textOf(args)}`;
        setList(session.device, listWords(kind, args), text);
        keepOnly(session, ['cache', EXPIRY], text.replace(/group \S+/g, ''));
      },
      *undo({ device }, args) {
        setList(device, listWords(kind, args), undefined);
      },
    }),
  );

const listWords = (kind: string, { level: of, name = 'default' }: ListArgs): string =>
  `${kind}${of === undefined ? '' : ` ${of}`} ${name}`;

const lists: readonly Command[] = [
  ...list(
    'authentication login',
    seq(authentication, keyword('login', 'Set authentication lists for logins.')),
    seq(named, opt(expiry)),
  ),
  ...list(
    'authentication enable',
    seq(authentication, keyword('enable', 'Set authentication list for enable.')),
    choice('default', 'The default authentication list.', 'name', 'default'),
  ),
  ...list('authorization exec', seq(authorization, keyword('exec', 'For starting an exec (shell).'))),
  ...list('authorization commands', seq(authorization, level)),
];

/** A setting that is words and perhaps a text. */
function plain(
  words: string,
  head: Syntax<unknown>,
  value: Syntax<{ value?: string | number }> | undefined,
): readonly Command[] {
  const whole = seq(aaa, head, ...(value ? [value] : [])) as Syntax<{ value?: string | number }>;
  return modelled(
    withNegation<{ value?: string | number }>({
      id: `aaa ${words}`,
      mode: configure,
      syntax: whole,
      noSyntax: seq(aaa, head, ...(value ? [opt(value)] : [])),
      *run({ device }, args) {
        setWords(device, words, String(args.value ?? ''));
      },
      *undo({ device }) {
        setWords(device, words, undefined);
      },
    }),
  );
}

const FREE = "c message-text c, where 'c' is a delimiting character";
const ETX = '^C';

/** A text between delimiters, which may go on over lines. */
function* delimited(session: Session, typed: string): Io<string | undefined> {
  const end = !session.interactive && typed.startsWith(ETX) ? ETX : typed.slice(0, 1);
  const first = typed.slice(end.length);
  const at = first.indexOf(end);
  if (at >= 0) return first.slice(0, at);
  if (session.interactive) session.print(`Enter TEXT message.  End with the character '${end}'.`);
  for (let read = `${first}\n`; ; ) {
    const next = yield* session.readLine({ prompt: '' });
    if (next.kind !== 'line') return undefined;
    const found = next.text.indexOf(end);
    if (found >= 0) return read + next.text.slice(0, found);
    read += `${next.text}\n`;
  }
}

const message = (words: string, help: string): readonly Command[] => {
  const head = seq(aaa, authentication, keyword(words, help));
  return modelled(
    withNegation<{ text?: string }>({
      id: `aaa authentication ${words}`,
      mode: configure,
      syntax: seq(head, arg('text', line, FREE)),
      noSyntax: seq(head, opt(arg('text', line, FREE))),
      *run(session, { text = '' }) {
        const said = yield* delimited(session, text);
        if (said !== undefined) setWords(session.device, `authentication ${words}`, said || undefined);
      },
      *undo({ device }) {
        setWords(device, `authentication ${words}`, undefined);
      },
    }),
  );
};

const prompt = (words: string, help: string): readonly Command[] =>
  plain(
    `authentication ${words}`,
    seq(authentication, keyword(words, help)),
    arg('value', line, 'Text of prompt') as Syntax<{ value?: string }>,
  );

const settings: readonly Command[] = [
  ...plain(
    'authentication attempts login',
    seq(
      authentication,
      keyword('attempts', 'Set the maximum number of login attempts'),
      keyword('login', 'Set the maximum number of login attempts'),
    ),
    arg('value', integer(1, 25), 'Number of attempts'),
  ),
  ...message('banner', 'Message to use when starting login/authentication.'),
  ...message('fail-message', 'Message to use for failed login/authentication.'),
  ...prompt('password-prompt', 'Text to use when prompting for a password'),
  ...prompt('username-prompt', 'Text to use when prompting for a username'),
  ...plain(
    'authorization console',
    seq(authorization, keyword('console', 'For enabling console authorization')),
    undefined,
  ),
  ...plain(
    'authorization config-commands',
    seq(authorization, keyword('config-commands', 'For configuration mode commands.')),
    undefined,
  ),
  ...plain(
    'session-id',
    keyword('session-id', 'AAA Session ID'),
    alt(
      choice('common', 'Use the same session ID for all services', 'value', 'common'),
      choice('unique', 'Use unique session ID for each service', 'value', 'unique'),
    ),
  ),
];

/** A list of accounting whose lines are typed one below the other. */
export const accountingMode = defineMode<string>({
  id: 'cfg-acct-mlist',
  title: 'Accounting method list configuration commands:',
  parent: configure,
  suffix: '(cfg-acct-mlist)',
});

const none = choice('none', 'No accounting.', 'action', 'none');
const recorded = alt(
  choice('start-stop', 'Record start and stop without waiting', 'action', 'start-stop'),
  choice('stop-only', 'Record stop when service terminates.', 'action', 'stop-only'),
  choice('wait-start', 'Same as start-stop but wait for start-record commit.', 'action', 'wait-start'),
);
const broadcast = flag('broadcast', 'Use Broadcast for Accounting', 'broadcast');

interface AccountingArgs extends ListArgs {
  readonly vrf?: string;
  readonly action?: string;
  readonly broadcast?: true;
  readonly exec?: true;
}

const accountingHead = seq(aaa, accounting, alt(exec, level), named);
const accountingSyntax = seq(
  accountingHead,
  opt(seq(keyword('vrf', 'VPN Routing/Forwarding parameters'), arg('vrf', word, 'VPN Routing/Forwarding name'))),
  opt(alt(none, seq(recorded, opt(broadcast), groupsOnly))),
) as Syntax<AccountingArgs>;
const accountingWords = (args: AccountingArgs): string =>
  listWords(args.level === undefined ? 'accounting exec' : 'accounting commands', args);

const accountings: readonly Command[] = modelled(
  withNegation<AccountingArgs>({
    id: 'aaa accounting',
    mode: configure,
    syntax: accountingSyntax,
    noSyntax: accountingSyntax,
    *run(session, args) {
      const words = accountingWords(args);
      const { vrf = '', action = '', broadcast: everyone = false } = args;
      const text = recordedText({ vrf, action, broadcast: everyone, groups: textOf(args) });
      if (text !== '') setList(session.device, words, text);
      keepOnly(session, ['vrf', 'wait-start'], text.replace(/group \S+/g, ''));
      if (action === '') session.enter(accountingMode, words);
    },
    *undo({ device }, args) {
      setList(device, accountingWords(args), undefined);
    },
  }),
);

/** Changes the accounting list that is being configured. */
function put(session: Session, by: Partial<Recorded>): void {
  const words = session.contextOf(accountingMode);
  const before = ownValue(session.device.read(aaaConfig).lists, words) ?? '';
  setList(session.device, words, recordedText({ ...recordedOf(before), ...by }) || undefined);
}

/** Lines of an accounting list. */
export const accountingLines = (): readonly Command[] => [
  ...withNegation<{ action?: string }>({
    id: 'action-type',
    mode: accountingMode,
    syntax: seq(keyword('action-type', 'Set the action to be performed on accounting records'), alt(none, recorded)),
    *run(session, args) {
      put(session, { action: args.action ?? '' });
    },
    *undo(session) {
      put(session, { action: '' });
    },
  }),
  ...withNegation({
    id: 'broadcast',
    mode: accountingMode,
    syntax: broadcast,
    *run(session) {
      put(session, { broadcast: true });
    },
    *undo(session) {
      put(session, { broadcast: false });
    },
  }),
  ...withNegation<Methods>({
    id: 'group',
    mode: accountingMode,
    syntax: groupsOnly,
    *run(session, args) {
      put(session, { groups: textOf(args) });
    },
    *undo(session) {
      put(session, { groups: '' });
    },
  }),
];

export const configCommands: readonly Command[] = [...model, ...lists, ...settings, ...accountings];

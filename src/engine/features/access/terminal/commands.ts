import { defineCommand, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import { usualTerminal } from '../../../system/terminal/line.ts';
import { ESCAPE_HELP, escapeChoice, escapeOf, monitor } from '../access/api.ts';

const terminal = keyword('terminal', 'Set terminal line parameters');
const no = keyword('no', 'Negate a command or set its defaults');

interface Setting<A> {
  readonly id: string;
  readonly syntax: Syntax<A>;
  set(session: Session, args: A): void;
  /** `terminal no ...` */
  readonly noSyntax: Syntax<unknown>;
  unset(session: Session): void;
}

/** A setting of this session, with its `terminal no` form. */
const setting = <A>({ id, syntax, set, noSyntax, unset }: Setting<A>): readonly Command[] => [
  defineCommand({
    id: `terminal ${id}`,
    level: 1,
    syntax: seq(terminal, syntax) as Syntax<A>,
    *run(session, args) {
      set(session, args);
    },
  }),
  defineCommand({
    id: `terminal no ${id}`,
    level: 1,
    syntax: seq(terminal, no, noSyntax),
    *run(session) {
      unset(session);
    },
  }),
];

const lengthWord = keyword('length', 'Set number of lines on a screen');
const widthWord = keyword('width', 'Set width of the display terminal');
const historyWord = keyword('history', 'Enable and control the command history function');
const sizeWord = keyword('size', 'Set history buffer size');
const editingWord = keyword('editing', 'Enable command line editing');
const monitorWord = keyword('monitor', 'Copy debug output to the current terminal line');
const escapeWord = keyword('escape-character', ESCAPE_HELP);
const fullHelpWord = keyword('full-help', 'Provide help to unprivileged user');

function startMonitor(session: Session): void {
  if (session.line === session.device.console) session.print('% Console already monitors');
  else monitor(session, true);
}

export const terminalCommands: readonly Command[] = [
  ...setting({
    id: 'length',
    syntax: seq(lengthWord, arg('rows', integer(0, 512), 'Number of lines on screen (0 for no pausing)')),
    set: ({ terminal: t }, { rows }) => {
      t.length = rows;
    },
    noSyntax: lengthWord,
    unset: ({ terminal: t }) => {
      t.length = usualTerminal.length;
    },
  }),
  ...setting({
    id: 'width',
    syntax: seq(widthWord, arg('columns', integer(0, 512), 'Number of characters on a screen line')),
    set: ({ terminal: t }, { columns }) => {
      t.width = columns;
    },
    noSyntax: widthWord,
    unset: ({ terminal: t }) => {
      t.width = usualTerminal.width;
    },
  }),
  ...setting({
    id: 'history',
    syntax: seq(historyWord, opt(seq(sizeWord, arg('size', integer(0, 256), 'Size of history buffer')))),
    set: ({ terminal: t }, { size }) => {
      t.historySize = size ?? (t.historySize === 0 ? usualTerminal.historySize : t.historySize);
    },
    noSyntax: historyWord,
    unset: ({ terminal: t }) => {
      t.historySize = 0;
    },
  }),
  defineCommand({
    id: 'terminal no history size',
    level: 1,
    syntax: seq(terminal, no, historyWord, sizeWord),
    *run(session) {
      session.terminal.historySize = usualTerminal.historySize;
    },
  }),
  ...setting({
    id: 'editing',
    syntax: editingWord,
    set: ({ terminal: t }) => {
      t.editing = true;
    },
    noSyntax: editingWord,
    unset: ({ terminal: t }) => {
      t.editing = false;
    },
  }),
  ...setting({
    id: 'monitor',
    syntax: monitorWord,
    set: startMonitor,
    noSyntax: monitorWord,
    unset: (session) => monitor(session, false),
  }),
  ...setting({
    id: 'escape-character',
    syntax: seq(escapeWord, escapeChoice),
    set: ({ terminal: t }, { value }) => {
      t.escape = escapeOf(value);
    },
    noSyntax: escapeWord,
    unset: ({ terminal: t }) => {
      t.escape = escapeOf();
    },
  }),
  ...setting({
    id: 'full-help',
    syntax: fullHelpWord,
    set: ({ terminal: t }) => {
      t.fullHelp = true;
    },
    noSyntax: fullHelpWord,
    unset: ({ terminal: t }) => {
      t.fullHelp = false;
    },
  }),
];

import type { Io } from '../../kernel/io.ts';
import type { Machine } from '../../system/machine.ts';
import { readLine, type KeyTaken, type LineEnd } from '../../system/terminal/line-editor.ts';
import type { TerminalLine } from '../../system/terminal/line.ts';
import { complete, listed } from './complete.ts';
import { execute } from './execute.ts';
import { CLEAR } from './keys.ts';
import { parseLine } from './parse.ts';
import type { Session } from './tool.ts';
import { tools } from './tools/index.ts';

export const USER = 'user';
export const HOME = `/home/${USER}`;
const HISTORY = 500;
const LONGEST = 4096;
const BELL = '\x07';
/** Keys of IOS that do nothing here. */
const UNUSED: ReadonlySet<string> = new Set(['ctrl-r', 'ctrl-x', 'ctrl-z']);

/** Somebody who came from elsewhere. */
interface Visitor {
  readonly user: string;
  readonly home: string;
  /** Where it goes that is printed, where that is no terminal. */
  readonly print?: Session['print'];
  readonly visit?: Session['visit'];
}

const newSession = (
  machine: Machine,
  line: TerminalLine,
  { user, home, print, visit }: Visitor = { user: USER, home: HOME },
): Session => ({
  machine,
  line,
  user,
  home,
  print,
  visit,
  variables: new Map([
    ['HOME', home],
    ['USER', user],
    ['PWD', home],
    ['SHELL', '/bin/bash'],
  ]),
  history: [],
  folder: home,
  previous: home,
  status: 0,
  left: false,
});

/** `user@pc:~/keys$ `. */
function promptOf({ machine, user, home, folder }: Session): string {
  const where = folder === home || folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder;
  return `${user}@${machine.name.toLowerCase()}:${where}$ `;
}

/** What the keys of the shell do that IOS does not have, or has otherwise. */
function keysOf(session: Session): (name: string, text: string) => KeyTaken | undefined {
  let tabs = 0;
  return (name, text) => {
    tabs = name === 'tab' ? tabs + 1 : 0;
    if (name === 'tab') {
      const { text: completed, offers } = complete(session, tools.keys(), text);
      if (completed !== undefined) {
        tabs = 0;
        return { text: completed };
      }
      return tabs > 1 && offers.length > 0 ? { print: `\n${listed(offers)}`, again: true } : { print: BELL };
    }
    if (name === 'ctrl-l') return { print: CLEAR, again: true };
    if (name === 'ctrl-c') return { print: '^C\n', end: { kind: 'interrupt', key: 'ctrl-c', text } };
    if (name === 'ctrl-d' && text === '') return { end: { kind: 'interrupt', key: 'ctrl-d', text } };
    return UNUSED.has(name) ? {} : undefined;
  };
}

const readShellLine = (session: Session, prompt: string): Io<LineEnd> =>
  readLine(session.line, {
    prompt,
    maxLength: LONGEST,
    history: { entries: session.history },
    key: keysOf(session),
  });

/** A whole command: lines are joined while a quote is open or an operator waits for its other side. */
function* readCommand(session: Session): Io<string | undefined> {
  let text = '';
  for (let prompt = promptOf(session); ; prompt = '> ') {
    const end = yield* readShellLine(session, prompt);
    if (end.kind === 'interrupt' && end.key === 'ctrl-c') {
      session.status = 130;
      return undefined;
    }
    if (end.kind === 'interrupt' && text === '') {
      session.line.write('exit\n');
      session.left = true;
      return undefined;
    }
    if (end.kind !== 'line') {
      if (end.kind === 'interrupt') session.line.write('bash: syntax error: unexpected end of file\n');
      return undefined;
    }
    text += text === '' ? end.text : `\n${end.text}`;
    if (text.length > LONGEST || parseLine(text).kind !== 'unfinished') return text;
  }
}

function remember({ history }: Session, text: string): void {
  if (text.trim() === '' || history.at(-1) === text) return;
  history.push(text);
  if (history.length > HISTORY) history.shift();
}

function* runText(session: Session, text: string): Io<void> {
  const parsed = parseLine(text);
  if (parsed.kind === 'list') yield* execute(tools, session, parsed.pipelines);
  else {
    session.status = 2;
    session.line.write(
      `bash: ${parsed.kind === 'wrong' ? parsed.message : `unexpected end of line (${parsed.missing})`}\n`,
    );
  }
}

/** Reads commands of somebody who came from elsewhere, until they leave, or runs the one that they came for; its exit status. */
export function* visitorShell(
  machine: Machine,
  line: TerminalLine,
  visitor: Visitor,
  command: string | undefined,
): Io<number> {
  const session = newSession(machine, line, visitor);
  if (command !== undefined) yield* runText(session, command);
  while (command === undefined && !session.left) {
    const text = yield* readCommand(session);
    if (text === undefined) continue;
    remember(session, text);
    yield* runText(session, text);
  }
  return session.status;
}

/** Reads commands at a workstation's console and runs them, for ever. */
export function* shell(machine: Machine): Io<void> {
  const [line] = machine.consoles;
  if (!line) return;
  let session = newSession(machine, line);
  for (;;) {
    if (session.left) session = newSession(machine, line);
    const text = yield* readCommand(session);
    if (text === undefined) continue;
    remember(session, text);
    yield* runText(session, text);
  }
}

import { on, race, running, type Io } from '../kernel/io.ts';
import { part } from '../kernel/part.ts';
import { defineHook } from '../system/device.ts';
import { aliasesOf } from './alias.ts';
import { complaint } from './complaint.ts';
import type { Command } from './command.ts';
import { exec, type Mode } from './mode.ts';
import { reading, resolve, type CommandSet, type Resolved } from './resolve.ts';
import type { Session } from './session.ts';
import type { TerminalLine } from '../system/terminal/line.ts';

const helping = part(() => import('./help.ts'));

/** A single unknown word in EXEC is taken for a host name; whoever owns name lookup answers. */
export const unknownWord = defineHook<{
  readonly word: string;
  readonly line: TerminalLine;
  readonly program?: (session: Session) => Io<void>;
}>('cli.unknown-word');

/** Enter was pressed at a prompt of a person's session, whatever the line says. */
export const lineEntered = defineHook<Session>('cli.line-entered');

/** An empty line was entered in EXEC; whoever has something to do then says what. */
export const emptyLine = defineHook<{ readonly session: Session; readonly program?: (session: Session) => Io<void> }>(
  'cli.empty-line',
);

/** Somebody leaves EXEC; whoever has a question first asks it and says whether they may. */
export const leavingExec = defineHook<{
  readonly session: Session;
  readonly program?: (session: Session) => Io<boolean>;
}>('cli.leaving-exec');

/** A configuration command that somebody entered. */
export interface Entered {
  readonly session: Session;
  readonly command: Command;
  /** The mode that has the command. */
  readonly mode: Mode;
  readonly text: string;
}

/** A command of a configuration mode was carried out at a prompt of a person's session. */
export const lineConfigured = defineHook<Entered>('cli.line-configured');

/** What somebody entered, and what has to be done before it is carried out. */
export interface Asked extends Entered {
  program?(): Io<boolean>;
}

/** A person's command is about to be carried out; whoever has to allow it says whether it may be. */
export const commandEntered = defineHook<Asked>('cli.command-entered');

/** Left configuration for EXEC by `end`, Ctrl-Z or `exit`. */
export const configurationLeft = defineHook<Session>('cli.configuration-left');

/** Reads and runs lines until the session ends. */
export function* shell(session: Session, commands: CommandSet): Io<void> {
  while (!session.ended) {
    const prompt = session.prompt;
    const end = yield* session.readLine({
      prompt,
      history: { entries: session.history },
      help: (text) => help(session, commands, text),
      complete: (text) => complete(session, commands, text),
    });
    switch (end.kind) {
      case 'line':
        yield* runLine(session, commands, end.text, prompt.length);
        break;
      case 'interrupt':
        if (end.key === 'ctrl-z' && session.mode !== exec) yield* runLine(session, commands, end.text, prompt.length);
        if (session.mode !== exec) leaveConfiguration(session);
        break;
      case 'break':
        break;
      case 'idle':
        if (!session.interactive) return;
        break;
    }
  }
}

/** Back to EXEC from any configuration mode. */
export function leaveConfiguration(session: Session): void {
  session.enter(exec);
  session.device.hook(configurationLeft, session);
}

function help(session: Session, commands: CommandSet, text: string): string {
  const read = reading(commands, session, text);
  return helping.get().helpText(read.text, {
    candidates: read.candidates,
    aliases: aliasesOf(session.device, read.mode),
    device: session.device,
    title: read.mode.title,
    width: session.terminal.width,
  });
}

function complete(session: Session, commands: CommandSet, text: string): string | undefined {
  const read = reading(commands, session, text);
  const completed = helping.get().completeText(read.text, read.candidates, session.device);
  return completed === undefined ? undefined : text.slice(0, read.offset + read.typed) + completed.slice(read.meant);
}

/** Runs one line; `column` is where it starts on the screen, for the caret. */
function* runLine(session: Session, commands: CommandSet, text: string, column: number): Io<void> {
  session.remember(text);
  if (session.interactive) session.device.hook(lineEntered, session);
  const line = text.replace(/\s+$/, '') === '' ? '' : text;
  if (line === '' && session.interactive && session.mode === exec)
    return yield* escapable(session, session.device.hook(emptyLine, { session }).program);
  if (line === '' || line.trimStart().startsWith('!')) return;
  const resolved = resolve(commands, session, line);
  if (resolved.match.kind === 'ok') return yield* execute(session, resolved);
  yield* explain(session, resolved, line, column);
}

/** Runs a program that Ctrl-Shift-6 ends. */
function* escapable(session: Session, program: ((session: Session) => Io<void>) | undefined): Io<void> {
  if (program)
    yield* on(
      race(
        running(() => program(session)),
        session.line.escape,
      ),
    );
}

function* execute(session: Session, { match, mode, text }: Resolved): Io<void> {
  if (match.kind !== 'ok') return;
  const { command, args } = match;
  if (command.stays !== true) session.backTo(mode);
  if (!session.interactive) return yield* command.run(session, args);
  const entered: Entered = { session, command, mode, text };
  const asked = session.device.hook<Asked>(commandEntered, entered);
  yield* escapable(session, function* () {
    if (!asked.program || (yield* asked.program())) yield* command.run(session, args);
  });
  if (mode !== exec) session.device.hook(lineConfigured, entered);
}

function* explain(session: Session, { match, mode }: Resolved, line: string, column: number): Io<void> {
  if (match.kind === 'ok') return;
  const word = line.trim();
  const program =
    match.kind === 'invalid' && mode === exec && session.mode === exec && session.interactive && /^[^\s|?]+$/.test(word)
      ? session.device.hook(unknownWord, { word, line: session.line }).program
      : undefined;
  if (!program) return session.print(complaint(match, line, column));
  yield* escapable(session, program);
}

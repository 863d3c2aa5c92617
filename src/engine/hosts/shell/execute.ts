import { on, race, running, type Io } from '../../kernel/io.ts';
import { emptyContent, Joined, join, sizeOf, textOf, type Content } from '../../system/content.ts';
import { read } from '../../system/content.ts';
import { latin1Decode, utf8Decode } from '../../system/bytes.ts';
import { entryAt, freeFor, readable, writable, write } from '../files.ts';
import { toolRan } from '../events.ts';
import { expand, TooLong, valueFrom } from './expand.ts';
import { MERGED, type Command, type Pipeline, type Word } from './parse.ts';
import { asContent, NEW, pathOf, troubleText, type Run, type Session, type Tool } from './tool.ts';

/** Statuses that the shell itself gives. */
const STATUS = { wrong: 1, notRunnable: 126, notFound: 127, interrupted: 130 } as const;
/** Bytes of a file that is no text that a terminal shows at once. */
const SHOWN = 0x10000;
/** Characters of a command that its event tells. */
const TOLD = 500;
/** Bytes that a pipe takes, and pieces that can be kept. */
const [MOST_BYTES, MOST_PARTS] = [2 ** 33, 20_000];
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/** Every tool by its name. */
export type Tools = ReadonlyMap<string, Tool>;

/** Where something goes that is printed. */
interface Sink {
  readonly seen: boolean;
  /** The file that it is. */
  readonly path?: string;
  put(what: string | Content): void;
  /** Nothing more comes. */
  end(): void;
}

/** What a terminal shows of a content: of what is no text the beginning, its control characters left out. */
function visible(content: Content): string {
  const text = textOf(content);
  // oxlint-disable-next-line no-control-regex
  if (text !== undefined) return text.replace(/[\0\x80-\x9f]/g, '');
  const bytes = read(content, 0, SHOWN);
  // oxlint-disable-next-line no-control-regex
  return (utf8Decode(bytes) ?? latin1Decode(bytes)).replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}

const terminalSink = ({ line }: Session): Sink => ({
  seen: true,
  put: (what) => line.write(typeof what === 'string' ? what : visible(what)),
  end: () => {},
});

/** Where it goes that is not redirected. */
const usualSink = (session: Session): Sink => {
  const { print } = session;
  return print ? { seen: false, put: (what) => print(asContent(what)), end: () => {} } : terminalSink(session);
};

/** Keeps what is printed, as far as there is room. */
class Collector implements Sink {
  readonly seen = false;
  protected readonly session: Session;
  readonly #kept = new Joined();
  #room: number;

  constructor(session: Session, room = MOST_BYTES) {
    this.session = session;
    this.#room = room;
  }

  put(what: string | Content): void {
    const content = asContent(what);
    this.#room -= sizeOf(content);
    if (!this.full) this.#kept.add(content);
  }

  end(): void {
    if (this.full) this.session.line.write('bash: write error: File too large\n');
  }

  /** More was printed than it takes. */
  get full(): boolean {
    return this.#room < 0 || this.#kept.parts > MOST_PARTS;
  }

  get content(): Content {
    return this.#kept.content;
  }
}

/** A file that what is printed goes to; what came is in it when a tool ends, or is ended. */
class FileSink extends Collector {
  readonly path: string;
  readonly #before: Content;

  constructor(session: Session, path: string, before: Content) {
    super(session, freeFor(session.machine, path) - sizeOf(before));
    this.path = path;
    this.#before = before;
  }

  override end(): void {
    const { machine, user, line } = this.session;
    const { content, full } = this;
    if (sizeOf(content) === 0 && !full) return;
    const whole = sizeOf(this.#before) > 0 ? join(this.#before, content) : content;
    const trouble = full ? 'full' : write(machine, this.path, whole, user, NEW.file);
    if (trouble) line.write(`bash: ${this.path}: ${troubleText[trouble]}\n`);
  }
}

const nowhere: Sink = { seen: false, put: () => {}, end: () => {} };

/** Opens a file for what is printed. Undefined: it cannot be, and that was said. */
function openFile(session: Session, word: string, append: boolean): Sink | undefined {
  const { machine, user, line } = session;
  if (word === '/dev/null') return nowhere;
  const path = pathOf(session, word);
  const there = entryAt(machine, path);
  const trouble =
    word.endsWith('/') && !there
      ? 'folder'
      : (writable(machine, path, user) ??
        (append && there ? undefined : write(machine, path, emptyContent, user, NEW.file)));
  if (trouble) {
    line.write(`bash: ${word}: ${troubleText[trouble]}\n`);
    return undefined;
  }
  return new FileSink(session, path, append && there?.kind === 'file' ? there.content : emptyContent);
}

interface Streams {
  input: Content | undefined;
  /** The file that it comes from. */
  from?: string;
  out: Sink;
  error: Sink;
}

/** Opens what a command redirects. False: it cannot be, and that was said. */
function redirect(session: Session, { redirects }: Command, streams: Streams): boolean {
  for (const one of redirects) {
    if (one === MERGED) {
      streams.error = streams.out;
      continue;
    }
    const { from, append, to } = one;
    const [word, ...more] = expand(session, to);
    if (word === undefined || more.length > 0) {
      session.line.write(`bash: ${plainText(to)}: ambiguous redirect\n`);
      return false;
    }
    if (from === 'in') {
      const path = pathOf(session, word);
      const found = readable(session.machine, path, session.user);
      if (!found.ok) {
        session.line.write(`bash: ${word}: ${troubleText[found.error]}\n`);
        return false;
      }
      streams.input = found.value.content;
      streams.from = path;
    } else {
      const sink = openFile(session, word, append);
      if (!sink) return false;
      if (from === 'out') streams.out = sink;
      else streams.error = sink;
    }
  }
  return true;
}

const plainText = (word: Word): string =>
  word.map((piece) => ('text' in piece ? piece.text : `$${piece.variable}`)).join('');

/** The name that a word gives a value to, if it does. */
function assigned([first]: Word): string | undefined {
  return first && 'text' in first && !first.quoted ? ASSIGNMENT.exec(first.text)?.[1] : undefined;
}

/** Sets variables where nothing else is said; what stands before a command is for that command alone. */
function assign(session: Session, words: readonly Word[]): readonly Word[] {
  const end = words.findIndex((word) => assigned(word) === undefined);
  if (end >= 0) return words.slice(end);
  for (const word of words) {
    const [first, ...rest] = word;
    const name = assigned(word) ?? '';
    if (!first || !('text' in first)) continue;
    const value = valueFrom(session, [{ text: first.text.slice(name.length + 1), quoted: false }, ...rest]);
    session.variables.set(name, value);
  }
  return [];
}

/** What the shell says of a command that it does not have. */
function unknown(session: Session, name: string): { readonly says: string; readonly status: number } {
  if (!name.includes('/')) return { says: `bash: ${name}: command not found\n`, status: STATUS.notFound };
  const entry = entryAt(session.machine, pathOf(session, name));
  if (!entry) return { says: `bash: ${name}: ${troubleText.missing}\n`, status: STATUS.notFound };
  const what = entry.kind === 'folder' ? troubleText.folder : troubleText.denied;
  return { says: `bash: ${name}: ${what}\n`, status: STATUS.notRunnable };
}

/** Opens what a command reads and writes: what it is called and given, or the status with which it cannot begin, and that was said. */
function prepare(session: Session, command: Command, streams: Streams): readonly string[] | number {
  try {
    const words = expand(session, ...assign(session, command.words));
    return redirect(session, command, streams) ? words : STATUS.wrong;
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    session.line.write(`bash: ${plainText(command.words[0] ?? [])}: Argument list too long\n`);
    return STATUS.notRunnable;
  }
}

/** Somebody pressed Ctrl-C. */
const INTERRUPTED = Symbol('interrupted');

function* runTool(session: Session, tool: Tool, run: Run): Io<number | typeof INTERRUPTED> {
  if (tool.interrupts) return yield* tool.run(run);
  const [which, status] = yield* on(
    race(
      running(() => tool.run(run)),
      session.line.cancels,
    ),
  );
  if (which === 0) return status;
  session.line.write('^C\n');
  return INTERRUPTED;
}

/** Runs one command of a pipeline. */
function* runCommand(
  tools: Tools,
  session: Session,
  command: Command,
  streams: Streams,
): Io<number | typeof INTERRUPTED> {
  const words = prepare(session, command, streams);
  if (typeof words === 'number') return words;
  const [name, ...args] = words;
  const { out, error, input, from } = streams;
  try {
    if (name === undefined) return 0;
    const tool = tools.get(name);
    if (tool && tool.helps !== false && args.length === 1 && args[0] === '--help') {
      out.put(`${name}: ${tool.does}\n`);
      return 0;
    }
    if (!tool) {
      const { says, status } = unknown(session, name);
      error.put(says);
      return status;
    }
    const { machine } = session;
    const status = yield* runTool(session, tool, {
      session,
      machine,
      name,
      args,
      input,
      from,
      to: out.path,
      seen: out.seen,
      out: (what) => out.put(what),
      err: (text) => error.put(text),
    });
    machine.emit(toolRan, {
      command: [name, ...args].join(' ').slice(0, TOLD),
      status: status === INTERRUPTED ? STATUS.interrupted : status,
    });
    return status;
  } finally {
    out.end();
    if (error !== out) error.end();
  }
}

/** Runs the commands of a pipeline one after the other. */
function* runPipeline(tools: Tools, session: Session, { commands }: Pipeline): Io<number | typeof INTERRUPTED> {
  let input: Content | undefined;
  let status = 0;
  for (const [i, command] of commands.entries()) {
    const pipe = i < commands.length - 1 ? new Collector(session) : undefined;
    const out = pipe ?? usualSink(session);
    const ended = yield* runCommand(tools, session, command, { input, out, error: terminalSink(session) });
    if (ended === INTERRUPTED) return INTERRUPTED;
    status = ended;
    input = pipe?.content;
  }
  return status;
}

/** Runs what a line says. Ctrl-C ends all of it. */
export function* execute(tools: Tools, session: Session, pipelines: readonly Pipeline[]): Io<void> {
  for (const pipeline of pipelines) {
    const { status } = session;
    if ((pipeline.when === '&&' && status !== 0) || (pipeline.when === '||' && status === 0)) continue;
    const ended = yield* runPipeline(tools, session, pipeline);
    session.status = ended === INTERRUPTED ? STATUS.interrupted : ended;
    if (ended === INTERRUPTED) return;
  }
}

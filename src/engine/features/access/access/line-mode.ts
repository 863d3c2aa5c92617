import type { Draft } from 'immer';
import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import { integer } from '../../../cli/types.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { absoluteLine, LAST_VTY, lineNames, lineOfNumber, lineSettings } from './line-names.ts';
import { lines, presetLine, type LineName, type LineSettings } from './state.ts';

/** Lines that are being configured, one or a range. */
export const lineMode = defineMode<readonly LineName[]>({
  id: 'config-line',
  title: 'Line configuration commands:',
  parent: configure,
  suffix: '(config-line)',
  scope: 'line',
});

interface LineArgs {
  readonly kind?: 'con' | 'aux' | 'vty';
  readonly first?: number;
  readonly last?: number;
}

const syntax: Syntax<LineArgs> = seq(
  keyword('line', 'Configure a terminal line'),
  alt(
    seq(
      arg('first', absoluteLine('First Line number'), 'First Line number'),
      opt(arg('last', absoluteLine('Last Line number'), 'Last Line number')),
    ),
    seq(choice('aux', 'Auxiliary line', 'kind', 'aux'), arg('first', integer(0, 0), 'First Line number')),
    seq(choice('console', 'Primary terminal line', 'kind', 'con'), arg('first', integer(0, 0), 'First Line number')),
    seq(
      choice('vty', 'Virtual terminal', 'kind', 'vty'),
      arg('first', integer(0, LAST_VTY), 'First Line number'),
      opt(arg('last', integer(0, LAST_VTY), 'Last Line number')),
    ),
  ),
);

function named(session: Session, { kind, first = 0, last = first }: LineArgs): readonly LineName[] {
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (kind !== undefined) return numbers.map((n) => `${kind} ${n}`);
  return numbers.flatMap((n) => lineOfNumber(session.device, n) ?? []);
}

/** Vtys come into being in a row: naming 7 makes 5 and 6 as well. */
function addMissing(session: Session, wanted: readonly LineName[]): void {
  const highest = Math.max(-1, ...wanted.filter((n) => n.startsWith('vty')).map((n) => Number(n.slice(4))));
  session.device.update(lines, (draft) => {
    for (let i = 0; i <= highest; i++) draft[`vty ${i}`] ??= presetLine(`vty ${i}`);
  });
}

function* enterLines(session: Session, args: LineArgs): Io<void> {
  const wanted = named(session, args);
  if (wanted.length === 0) return session.print('% Bad line number - Last < First');
  addMissing(session, wanted);
  session.enter(lineMode, wanted);
}

/** `no line vty 5` takes away that line and all above it; those that the device has by itself stay. */
function* removeLines(session: Session, { kind, first = 0 }: LineArgs): Io<void> {
  const { vtys } = session.device.platform;
  if (kind !== 'vty' || first < vtys) return session.print(`% Can't delete last ${vtys} VTY lines`);
  const gone = (name: LineName): boolean => name.startsWith('vty') && Number(name.slice(4)) >= first;
  for (const name of lineNames(session.device).filter(gone)) session.device.hook(sectionGone, `line ${name}`);
  session.device.update(lines, (draft) => {
    for (const name of lineNames(session.device)) if (gone(name)) delete draft[name];
  });
}

/** `default line vty 0 4` puts the lines named that are there back to how they were at first. */
function* resetLines(session: Session, args: LineArgs): Io<void> {
  const { device } = session;
  const wanted = named(session, args).filter((name) => lineNames(device).includes(name));
  for (const name of wanted) device.hook(sectionGone, `line ${name}`);
  device.update(lines, (draft) => {
    for (const name of wanted) draft[name] = presetLine(name);
  });
  for (const name of wanted) applyNow(session, name);
  if (wanted.includes(CONSOLE)) changeConsoleSpeed(device);
}

export const lineCommands: readonly Command[] = withNegation({
  id: 'line',
  mode: configure,
  syntax,
  noSyntax: syntax,
  run: enterLines,
  undo: removeLines,
  restore: resetLines,
});

export const CONSOLE = 'con 0';
const USUAL_SPEED = 9600;

/** The console goes on at the speed of its configuration at once, whatever the terminal at its other end does. */
export function changeConsoleSpeed(device: Device): void {
  device.consolePort.speed = Number(lineSettings(device, CONSOLE).kept['speed'] ?? USUAL_SPEED);
}

/** What a line's configuration changes at once for whoever uses the line; the rest waits for the next login. */
function applyNow({ device }: Session, name: LineName): void {
  const terminal = device.lines.get(name)?.terminal;
  if (!terminal) return;
  const { execTimeout, synchronous, history } = lineSettings(device, name);
  Object.assign(terminal, { execTimeout: execTimeout * 1000, synchronous, historySize: history });
}

/** Changes every line that is being configured. */
function changeLines(session: Session, change: (draft: Draft<LineSettings>, name: LineName) => void): void {
  const names = session.contextOf(lineMode);
  session.device.update(lines, (draft) => {
    for (const name of names) {
      const settings = draft[name];
      if (settings) change(settings, name);
    }
  });
  for (const name of names) applyNow(session, name);
}

type Change = (draft: Draft<LineSettings>) => void;

interface LineCommand<A> {
  readonly id: string;
  readonly syntax: Syntax<A>;
  /** What to do with each line named; undefined after a complaint. */
  set(args: A, session: Session): Change | undefined;
  /** What `no` does, when it is not to put back what was there at first. */
  unset?(draft: Draft<LineSettings>, name: LineName, args: Partial<NoInfer<A>>): void;
  /** Puts back what an untouched line of its kind has: what `default` does. */
  restore(draft: Draft<LineSettings>, preset: LineSettings, args: Partial<NoInfer<A>>): void;
  after?(session: Session, args: A): void;
  /** Runs after every change, `no` and `default` too. */
  changed?(session: Session): void;
}

/** Puts these settings back. */
export const back =
  (...fields: readonly (keyof LineSettings)[]): LineCommand<unknown>['restore'] =>
  (draft, preset) => {
    Object.assign(draft, Object.fromEntries(fields.map((field) => [field, preset[field]])));
  };

/** A command of line mode with its `no` and `default` forms, for every line that is being configured. */
export function lineCommand<A>({
  id,
  syntax,
  set,
  unset,
  restore,
  after,
  changed,
}: LineCommand<A>): readonly Command[] {
  const apply: typeof changeLines = (session, change) => {
    changeLines(session, change);
    changed?.(session);
  };
  const reset = (session: Session, args: Partial<A>): void =>
    apply(session, (draft, name) => restore(draft, presetLine(name), args));
  return withNegation<A>({
    id,
    mode: lineMode,
    syntax,
    *run(session, args) {
      const change = set(args, session);
      if (change) apply(session, change);
      after?.(session, args);
    },
    *undo(session, args) {
      if (unset) apply(session, (draft, name) => unset(draft, name, args));
      else reset(session, args);
    },
    *restore(session, args) {
      reset(session, args);
    },
  });
}

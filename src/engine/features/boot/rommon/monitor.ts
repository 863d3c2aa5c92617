import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { readLine } from '../../../system/terminal/line-editor.ts';
import type { Handover } from '../../../system/phase.ts';
import type { Loaded } from '../image-load/api.ts';
import { monitorState } from './state.ts';

/** One visit to the ROM monitor: what its commands see. */
export interface Monitor {
  readonly device: Device;
  /** Lines typed in this visit, oldest first. */
  readonly history: string[];
  /** An image in memory that was not started: `boot -x`. */
  loaded: Loaded | undefined;
  /** Flash is being erased and written: Break and Ctrl-C are lost. */
  held: boolean;
  /** Runs another line: `repeat`. */
  run(line: string): Io<Handover | undefined>;
}

/** 0: done; anything else: failed. A handover ends the visit. */
export type Outcome = number | Handover;

export interface MonitorCommand {
  readonly name: string;
  /** Its line in the `?` list. */
  readonly help: string;
  /** Printed by `-?`, after a wrong option and after words too many. */
  readonly usage: string;
  /** Left out of the `?` list. */
  readonly hidden?: boolean;
  /** Letters of the options that it has. */
  readonly options?: string;
  /** How many words it takes; absent: none. */
  readonly words?: number;
  run(monitor: Monitor, words: readonly string[], letters: string): Io<Outcome>;
}

export const DONE = 0;
export const FAILED = 1;

export const print = ({ device }: Monitor, ...lines: readonly string[]): void =>
  device.console.write(lines.map((line) => `${line}\n`).join(''));

/** Runs a program that Break and Ctrl-C do not stop. */
export function* holding<T>(monitor: Monitor, program: Io<T>): Io<T> {
  monitor.held = true;
  try {
    return yield* program;
  } finally {
    monitor.held = false;
  }
}

/** True, with a word about it, while nothing may be read or booted before a reset. */
export function needsReset(monitor: Monitor, before: string): boolean {
  const { unclean } = monitor.device.read(monitorState);
  if (unclean) print(monitor, `Please reset before ${before}`);
  return unclean;
}

/** Reads a line as the ROM monitor does: rubout, nothing else. Break and Ctrl-C give an empty answer. */
export function* ask({ device }: Monitor, prompt: string): Io<string> {
  const end = yield* readLine(device.console, { prompt, editing: false });
  return end.kind === 'line' ? end.text.trim() : '';
}

/** `do you wish to continue? y/n  [n]:  `: anything that does not begin with y is no. */
export function* yes(monitor: Monitor, question: string): Io<boolean> {
  return /^y/i.test(yield* ask(monitor, `${question} y/n  [n]:  `));
}

/** Letters of leading options (`-xv`) and the words after them; undefined after the complaint about what is not taken. */
export function argumentsOf(
  monitor: Monitor,
  { name, usage, options = '', words = 0 }: MonitorCommand,
  args: readonly string[],
): { readonly letters: string; readonly rest: readonly string[] } | undefined {
  const first = args.findIndex((arg) => !/^-./.test(arg));
  const rest = first < 0 ? [] : args.slice(first);
  const letters = args
    .slice(0, args.length - rest.length)
    .map((arg) => arg.slice(1))
    .join('');
  const wrong = [...letters].find((letter) => !options.includes(letter));
  if (wrong === undefined && rest.length <= words) return { letters, rest };
  if (wrong !== undefined) print(monitor, `${name}: illegal option -- ${wrong}`);
  print(monitor, usage);
  return undefined;
}

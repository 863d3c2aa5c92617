import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fetchParts, TakesTooLong } from '../engine/index.ts';

/** A command line or a file that cannot be used: one line for people, and the exit code. */
export class Refusal extends Error {
  readonly code: 1 | 2;

  constructor(message: string, code: 1 | 2 = 2) {
    super(message);
    this.code = code;
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

export interface CommandLine {
  readonly words: readonly string[];
  text(name: string): string | undefined;
  /** Every value of an option that may be given several times. */
  texts(name: string): readonly string[];
  flag(name: string): boolean;
}

/** Somebody asked how a program is used. */
class UsageAsked extends Error {}

/** Reads options and words. Throws a Refusal for options that do not exist. */
export function readCommandLine(args: readonly string[], options: Options, usage: string): CommandLine {
  if (args.includes('--help')) throw new UsageAsked(usage);
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return {
      words: positionals,
      text: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
      texts: (name) => [values[name]].flat().filter((value) => typeof value === 'string'),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const [message = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Refusal(`${message.replace(/\.$/, '')}. ${usage}`);
  }
}

/** A whole number option, or its default. */
export function wholeNumber(text: string | undefined, name: string, from: number, to: number, preset: number): number {
  if (text === undefined) return preset;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < from || value > to)
    throw new Refusal(`--${name}: expected a whole number from ${from} to ${to}, not ${JSON.stringify(text)}`);
  return value;
}

/** A program of the command line. */
interface Program {
  /** Runs it in this process: its exit code. A Refusal ends it with one line on stderr. */
  run(args: readonly string[]): Promise<number>;
  /** Runs it as what this process is for; a reader that went away ends it with nothing said. */
  start(args: readonly string[]): Promise<void>;
}

type Main = (args: readonly string[]) => Promise<number>;

async function ended(name: string, main: Main, args: readonly string[]): Promise<number> {
  try {
    await fetchParts();
    return await main(args);
  } catch (error) {
    if (error instanceof UsageAsked) {
      process.stdout.write(`${error.message}\n`);
      return 0;
    }
    const refused = error instanceof TakesTooLong ? new Refusal(error.message, 1) : error;
    if (!(refused instanceof Refusal)) throw error;
    process.stderr.write(`${name}: ${refused.message}\n`);
    return refused.code;
  }
}

/** The program of a main function, which says with which code it ends. scripts/run.mjs starts what a file exports by this name. */
export const programOf = (name: string, main: Main): Program => ({
  run: (args) => ended(name, main, args),
  start: async (args) => {
    process.stdout.on('error', leaveQuietly);
    leaveWithNpm();
    process.exitCode = await ended(name, main, args);
  },
});

const WATCH_MS = 500;

/** Ends with the `npm run` that started this program: npm does not pass on the signal that ends it. */
function leaveWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, WATCH_MS).unref();
}

/** Whoever read our output has gone (`| head`). */
const leaveQuietly = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
};

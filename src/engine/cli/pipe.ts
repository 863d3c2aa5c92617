import type { Io } from '../kernel/io.ts';
import { defineHook } from '../system/device.ts';
import { alt, arg, choice, keyword, opt, seq, type ArgType, type Syntax } from './grammar.ts';
import type { Session } from './session.ts';
import { line, word } from './types.ts';

export type Filter = 'include' | 'exclude' | 'begin' | 'section' | 'count';
type Redirection = 'redirect' | 'tee' | 'append';

/** What follows `|`. */
export interface Piped {
  readonly filter?: Filter;
  readonly pattern?: string;
  readonly redirection?: Redirection;
  readonly target?: string;
}

/** How a place for output is typed: what `?` and Tab offer there. Answered by whoever owns the file systems. */
export const outputPlace = defineHook<ArgType<unknown>>('cli.output-place');

/** Output on its way into a file; whoever owns the file systems says how it is stored. */
export const outputToFile = defineHook<{
  readonly url: string;
  readonly text: string;
  readonly append: boolean;
  /** Stores it, and prints what went wrong. */
  readonly store?: (session: Session) => Io<void>;
}>('cli.output-to-file');

/** A URL as it was typed. */
const place: ArgType<string> = {
  ...word,
  entries: (device) => device.hook(outputPlace, word).entries?.(device) ?? [],
  complete: (typed, device) => device.hook(outputPlace, word).complete?.(typed, device) ?? [],
};

const filters = alt(
  choice('include', 'Include lines that match', 'filter', 'include'),
  choice('exclude', 'Exclude lines that match', 'filter', 'exclude'),
  choice('begin', 'Begin with the line that matches', 'filter', 'begin'),
  choice('section', 'Filter a section of output', 'filter', 'section'),
  choice('count', 'Count number of lines which match regexp', 'filter', 'count'),
);

const redirections = alt(
  choice('redirect', 'Redirect output to URL', 'redirection', 'redirect'),
  choice('tee', 'Copy output to URL', 'redirection', 'tee'),
  choice('append', 'Append redirected output to URL (URLs supporting append operation only)', 'redirection', 'append'),
);

/** Adds the output modifiers that every showing command takes. */
export const piped = <A>(syntax: Syntax<A>): Syntax<A & Piped> =>
  seq(
    syntax,
    opt(
      seq(
        keyword('|', 'Output modifiers'),
        alt(
          seq(filters, arg('pattern', line, 'Regular Expression')),
          seq(redirections, arg('target', place, 'Uniform Resource Locator')),
        ),
      ),
    ),
  ) as Syntax<A & Piped>;

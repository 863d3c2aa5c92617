import { alt, arg, choice, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { ESCAPE } from '../../../system/terminal/line.ts';

export const ESCAPE_HELP = "Change the current line's escape character";

/** A character, or its number. */
const character: ArgType<string> = {
  label: 'CHAR or <0-255>',
  parse: (w) => {
    if (/^\d+$/.test(w)) return Number(w) < 256 ? String(Number(w)) : undefined;
    return /^[!-~]$/.test(w) ? String(w.charCodeAt(0)) : undefined;
  },
};

/** What `escape-character` takes. */
export const escapeChoice: Syntax<{ value?: string }> = alt(
  arg('value', character, 'Escape character or its ASCII decimal equivalent'),
  ...(
    [
      ['BREAK', 'Cause escape on BREAK'],
      ['DEFAULT', 'Use default escape character'],
      ['NONE', 'Disable escape entirely'],
      ['SOFT', 'Set the soft escape character for this line'],
    ] as const
  ).map(([value, help]) => choice(value, help, 'value', value)),
);

/** The character that these words name; empty: none does. */
export const escapeOf = (value = 'DEFAULT'): string =>
  /^\d/.test(value) ? String.fromCharCode(Number(value)) : /^[BN]/.test(value) ? '' : ESCAPE;

/** A key as the device writes it: `^^` is Ctrl-Shift-6. */
export const keyName = (char: string): string =>
  char < ' ' || char === '\x7f' ? `^${String.fromCharCode(char.charCodeAt(0) ^ 64)}` : char;

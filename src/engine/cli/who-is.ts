import type { TerminalLine } from '../system/terminal/line.ts';

/** How somebody at a line is called in texts. */
export interface Who {
  /** The line: `console`, `vty0 (10.1.1.5)`. */
  readonly line: string;
  /** The same without an address. */
  readonly short: string;
  /** Name given at login, if any. */
  readonly user: string | undefined;
  /** The user, or where there is none the line. */
  readonly name: string;
  /** `anna on vty0 (10.1.1.5)`, or the line alone. */
  readonly whole: string;
}

/** How a line, and whoever logged in there, is called in every text and event. */
export function whoIs({ line, user }: { readonly line: TerminalLine; readonly user?: string | undefined }): Who {
  const short = line.number === 0 ? 'console' : line.name.replace(' ', '');
  const name = line.from === undefined ? short : `${short} (${line.from})`;
  return { line: name, short, user, name: user ?? name, whole: user === undefined ? name : `${user} on ${name}` };
}

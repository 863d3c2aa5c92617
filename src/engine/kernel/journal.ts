import type { Moment } from './clock.ts';

/**
 * What can reach a lab from outside. `console` names a line: `R1` is the console of R1, its short form, and `R1:vty 0` a
 * virtual terminal to which somebody is connected; what is typed at a line where nobody is gets lost. `note` carries acts
 * on the page that no device sees (a hint opened, an answer given).
 */
export type Input =
  | { readonly kind: 'type'; readonly console: string; readonly text: string }
  /** Several lines, fed to the console one by one as the device reads them. */
  | { readonly kind: 'paste'; readonly console: string; readonly text: string }
  | { readonly kind: 'break'; readonly console: string }
  | { readonly kind: 'power'; readonly device: string; readonly on: boolean }
  /** A disk that can be pulled, USB flash or CompactFlash, goes into its slot or comes out of it. */
  | { readonly kind: 'usb'; readonly device: string; readonly slot: string; readonly inserted: boolean }
  /** The cable of a port, by the port's full name, goes in or comes out. */
  | { readonly kind: 'cable'; readonly device: string; readonly port: string; readonly plugged: boolean }
  /** The device as the session began with it, switched off and on; everything else goes on. */
  | { readonly kind: 'reset'; readonly device: string }
  /** Bits per second at the terminal's end of a console. */
  | { readonly kind: 'speed'; readonly console: string; readonly baud: number }
  | { readonly kind: 'note'; readonly topic: string; readonly value: string };

/** An input and the virtual moment at which it arrived. */
export interface Entry {
  readonly at: Moment;
  readonly input: Input;
}

/** An act on the page that no device sees: a hint opened, an answer given. */
export interface Note {
  readonly at: Moment;
  readonly topic: string;
  readonly value: string;
}

/** Everything needed to rebuild a session: nothing else may influence the lab. */
export interface Journal {
  readonly format: 'bootset-journal';
  readonly version: 1;
  /** Version of the engine that wrote it. */
  readonly engine: string;
  readonly scenario: string;
  readonly seed: number;
  readonly entries: readonly Entry[];
  /** The virtual moment reached after the last entry. */
  readonly until: Moment;
}

export interface Replayable {
  apply(entry: Entry): void;
  advanceTo(moment: Moment): void;
}

/** Rebuilds a session: the same bytes on the same consoles. */
export function replay<L extends Replayable>(journal: Journal, build: (seed: number) => L): L {
  const lab = build(journal.seed);
  for (const entry of journal.entries) lab.apply(entry);
  lab.advanceTo(journal.until);
  return lab;
}

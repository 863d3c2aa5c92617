import { Lab, type Moment } from '../engine/index.ts';
import type { Doubt } from './doubt.ts';
import { openScenario } from './index.ts';
import type { LoadedScenario } from './scenario.ts';
import { drawVariables, fillerOf } from './variables.ts';
import { writtenAt } from './where.ts';

/** Virtual milliseconds after which every device that boots has read its configuration. */
const BOOTED = 600_000;

/** Where a line stands in a configuration, from an offset on; at its beginning when it does not. */
function lineOffset(text: string, line: string, from: number): number {
  let at = 0;
  for (const one of text.split('\n')) {
    if (at >= from && one.trim() === line.trim()) return at + one.length - one.trimStart().length;
    at += one.length + 1;
  }
  return from === 0 ? 0 : lineOffset(text, line, 0);
}

/** The same of a line below its headers: `router ospf 1 > network 10.0.0.0`. */
const placeOf = (text: string, line: string): number =>
  line.split(' > ').reduce((at, part, depth) => lineOffset(text, part, depth === 0 ? 0 : at + 1), 0);

/** Lines that do not stand below another one of them. */
const outermost = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !lines.some((other) => line.startsWith(`${other} > `)));

/** What the devices make of the lines of their startup configurations. */
interface Startup {
  /** Not understood: typing errors, as a rule. */
  readonly refused: readonly Doubt[];
  /** Valid, and kept as text: they do nothing here. */
  readonly kept: readonly Doubt[];
}

/** Starts every device. The prelude is left out: what happens in it is forgotten when the learner begins. */
export function startupDoubts(loaded: LoadedScenario, seed: number): Startup {
  const { prelude: _, ...bare } = openScenario(loaded, seed).spec;
  const filler = fillerOf(drawVariables(loaded.file.variables ?? {}, seed));
  const lab = new Lab(bare, seed);
  lab.advanceTo((lab.now + BOOTED) as Moment);
  const all = loaded.file.lab.devices.map(({ name, startup = '' }, entry) => {
    const filled = filler.text(startup);
    const doubtAt = (about: string, at: number, message: string): Doubt => ({
      seed,
      where: { path: ['lab', 'devices', entry, 'startup'], at: writtenAt(startup, filler, at) },
      about,
      message: `${name} ${message}`,
    });
    let seen = 0;
    const refused = lab.events
      .filter(
        ({ id, device, payload }) => id === 'config.line-refused' && device === name && payload['from'] === 'memory',
      )
      .map(({ payload }) => {
        const line = String(payload['line']);
        const at = lineOffset(filled, line, seen);
        seen = at + 1;
        return doubtAt('the start', at, `does not understand a line of its startup configuration: ${line}`);
      });
    const lines = startup === '' ? [] : (lab.fact('config.kept-lines', name) as readonly string[]);
    const kept = outermost(lines).map((line) =>
      doubtAt(
        'note',
        placeOf(filled, line),
        `keeps a line of its startup configuration that does nothing here: ${line}`,
      ),
    );
    return { refused, kept };
  });
  return { refused: all.flatMap(({ refused }) => refused), kept: all.flatMap(({ kept }) => kept) };
}

import { Lab, marksOf, offsetOfMark, TakesTooLong, type Mark } from '../engine/index.ts';
import { lost, type Say } from './doubt.ts';
import type { OpenScenario } from './index.ts';
import { TOO_LONG } from './prelude.ts';
import { playIn, rehearse, type Rehearsal, type Trouble } from './rehearse.ts';
import type { Solution } from './schema.ts';
import type { Filler } from './variables.ts';
import type { Path } from './vocabulary.ts';
import { writtenAt, type Where } from './where.ts';

/** A transcript as its author wrote it. */
export interface Written {
  readonly path: Path;
  readonly text: string;
  readonly filler: Filler;
}

const markAt = (transcript: string, index: number, { path, text, filler }: Written): Where => ({
  path,
  at: writtenAt(text, filler, offsetOfMark(transcript, index)),
});

export const unmetMessage = ({ text, console }: Trouble): string =>
  `${console} does not print what is waited for since the last input: ${JSON.stringify(text)}`;

/** Plays something; tells, at its mark, when that takes too long. */
export function within<T>(
  play: () => T,
  about: string,
  transcript: string,
  written: Written,
  doubt: Say,
): T | undefined {
  try {
    return play();
  } catch (error) {
    if (!(error instanceof TakesTooLong)) throw error;
    doubt(markAt(transcript, error.mark ?? 0, written), about, TOO_LONG);
    return undefined;
  }
}

/** Tells waits for nothing and, when a promise is not kept, the line that a device refused first. */
export function tellTroubles(
  { unmet, refused }: Pick<Rehearsal, 'unmet' | 'refused'>,
  failed: boolean,
  about: string,
  transcript: string,
  written: Written,
  doubt: Say,
): void {
  for (const one of unmet) doubt(markAt(transcript, one.index, written), about, unmetMessage(one));
  const [first] = failed ? refused : [];
  if (first)
    doubt(
      markAt(transcript, first.index, written),
      about,
      `likely because ${first.console} does not take ${JSON.stringify(first.text)}: ${first.reply}`,
    );
}

/**
 * The prelude is played in parts, as the lab does: each begins at the first console. False: it takes too long, and there
 * is no lab.
 */
export function provePrelude(
  { spec, newLab }: Pick<OpenScenario, 'spec' | 'newLab'>,
  seed: number,
  written: Written,
  doubt: Say,
): boolean {
  const { prelude = '', ...bare } = spec;
  if (!within(newLab, 'the prelude', prelude, written, doubt)) return false;
  const lab = new Lab(bare, seed);
  let before = 0;
  for (const part of prelude.split('⟦:clear⟧')) {
    const { unmet } = playIn(lab, part);
    for (const one of unmet) doubt(markAt(prelude, before + one.index, written), 'the prelude', unmetMessage(one));
    before += marksOf(part).length + 1;
  }
  return true;
}

/** A command of a transcript: the mark that gives it, and what the author says about it. */
interface Given {
  readonly index: number;
  readonly mark: Mark;
}

const acts: readonly Mark['kind'][] = ['line', 'keys', 'control', 'break', 'power', 'usb', 'cable', 'speed'];

/** The commands that a solution must not do without. */
function commandsOf(transcript: string): readonly Given[] {
  const marks = marksOf(transcript);
  return marks.flatMap((mark, index) =>
    acts.includes(mark.kind) && marks[index + 1]?.kind !== 'optional' ? [{ index, mark }] : [],
  );
}

const nameOf = (mark: Mark): string => ('text' in mark ? JSON.stringify(mark.text) : mark.kind);

/** Plays a solution without each of its commands; yields between plays. */
export function* proveNeeded(
  scenario: OpenScenario,
  { title, transcript }: Solution,
  written: Written,
  doubt: Say,
): Generator<void> {
  for (const { index, mark } of commandsOf(transcript)) {
    const played = within(
      () => rehearse(scenario, transcript, { without: index }),
      title,
      transcript,
      written,
      () => {}, // something else is missing then
    );
    if (played && lost(scenario, played.marks).length === 0)
      doubt(
        markAt(transcript, index, written),
        title,
        `earns everything without ${nameOf(mark)} too: mark it ⟦:optional⟧, or grade what it does`,
      );
    yield;
  }
}

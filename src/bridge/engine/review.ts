import { SESSION_WORK, TakesTooLong, type Input, type Journal, type Moment } from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';
import { completes } from '../journal/cut.ts';
import type { EnteredLine, OutputView, Review, TaskTurn } from '../protocol.ts';

/** Joins what one console printed at one moment. */
const addPiece = (pieces: OutputView[], piece: OutputView): void => {
  const last = pieces.at(-1);
  if (last?.console === piece.console && last.at === piece.at)
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  else pieces.push(piece);
};

/** The line that an input enters at a moment; the lines of a paste are entered one after the other. */
const entered = (input: Input, at: Moment): ((now: Moment) => EnteredLine) | undefined => {
  if (input.kind === 'type') return () => ({ console: input.console, before: at });
  if (input.kind === 'paste') return (now) => ({ console: input.console, before: now });
  return undefined;
};

/** Work of a review: marking it again and again takes more than the session itself. */
const WORK = 4 * SESSION_WORK;
/** Events that are looked through, once for each task, for a unit of work. */
const EVENTS = 50;

/** Plays a journal once more and notes when each task changed; yields after every entry. What takes too long ends there. */
export function* reviewOf(
  scenario: OpenScenario,
  { entries, until }: Pick<Journal, 'entries' | 'until'>,
): Generator<void, Review> {
  const lab = scenario.newLab().limited(WORK);
  const output: OutputView[] = [];
  const turns: TaskTurn[] = [];
  const states = new Map(scenario.grade(lab).tasks.map(({ id, state }) => [id, state]));
  let events = lab.events.length;
  /** What was entered last; a change that is seen now came of it. */
  let line: ReturnType<typeof entered>;
  const look = (): void => {
    for (const piece of lab.drain()) addPiece(output, piece);
    lab.spend(Math.ceil((lab.events.length * states.size) / EVENTS));
    for (const { id, state } of scenario.grade(lab).tasks) {
      if (states.get(id) === state) continue;
      states.set(id, state);
      turns.push({ at: lab.now, task: id, state, ...(line && { line: line(lab.now) }) });
    }
    events = lab.events.length;
  };
  const reach = (moment: Moment): void => {
    for (let next = lab.nextTimer; next !== undefined && next <= moment; next = lab.nextTimer) {
      lab.advanceTo(next);
      if (lab.events.length !== events) look();
    }
    lab.advanceTo(moment);
  };
  try {
    for (const entry of entries) {
      const { at, input } = entry;
      reach(at);
      if (completes(input)) look();
      const before = line;
      if (completes(input)) line = entered(input, at);
      lab.apply(entry);
      if (completes(input)) look();
      if (input.kind === 'note') line = before;
      yield;
    }
    reach(until);
    look();
  } catch (error) {
    if (!(error instanceof TakesTooLong)) throw error;
  }
  return { output, turns, acts: entries.filter(({ input }) => input.kind !== 'type') };
}

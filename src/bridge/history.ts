import { Lab, type Entry, type Moment } from '../engine/index.ts';
import type { OpenScenario } from '../scenarios/index.ts';
import { viewDevices } from './device-view.ts';
import { pointsOf } from './points.ts';
import type { MarksView, PastView } from './protocol.ts';

/** A point that was passed: everything about it but the text, which is a beginning of what was shown since. */
export interface Passed extends Omit<PastView, 'screens' | 'position'> {
  readonly lengths: ReadonlyMap<string, number>;
}

/** What passes at this moment; `texts` is everything the consoles have shown. */
export function passing(
  scenario: OpenScenario,
  lab: Lab,
  marks: MarksView,
  texts: ReadonlyMap<string, string>,
): Passed {
  const quiz = scenario.quiz?.(lab);
  return {
    at: lab.now,
    nextDue: lab.nextEvent ?? null,
    devices: viewDevices(lab, scenario.places),
    marks,
    ...(quiz && { quiz }),
    lengths: new Map([...texts].map(([console, text]) => [console, text.length])),
  };
}

/**
 * Any moment of a session. Programs cannot be stored, what they showed can: going back is looking it up. Moments
 * that nobody was there for, as after a reload, come from a lab of its own that is played forward once.
 */
export class History {
  readonly #scenario: OpenScenario;
  readonly #seed: number;
  #own: Lab | undefined;
  readonly #passed = new Map<number, Passed>();
  readonly #texts = new Map<string, string>();
  #applied = 0;

  constructor(scenario: OpenScenario, seed: number) {
    this.#scenario = scenario;
    this.#seed = seed;
    for (const { name } of scenario.spec.devices) this.#texts.set(name, '');
  }

  /** A point that was passed in the open lab itself. */
  keep(position: number, passed: Passed): void {
    this.#passed.set(position, passed);
  }

  /**
   * The session as it stood after so many entries, just before the next: `position` is a point's, or 0.
   * Yields after every entry. Throws when there is nothing after it: that is the present.
   */
  *at(
    entries: readonly Entry[],
    position: number,
    texts: ReadonlyMap<string, string> = this.#texts,
  ): Generator<void, PastView> {
    if (position < 0 || position >= entries.length) throw new Error(`No past at ${position}`);
    yield* this.#play(entries, position);
    const passed = this.#passed.get(position);
    if (!passed) throw new Error(`No point at ${position}`);
    const { lengths, ...view } = passed;
    const screens = [...texts].map(([console, text]) => ({ console, text: text.slice(0, lengths.get(console)) }));
    return { ...view, position, screens };
  }

  get #lab(): Lab {
    this.#own ??= new Lab(this.#scenario.spec, this.#seed);
    return this.#own;
  }

  *#play(entries: readonly Entry[], position: number): Generator<void> {
    if (this.#passed.has(position)) return;
    const stops = new Set([0, ...pointsOf(entries).map((point) => point.position)]);
    for (let next = entries[this.#applied]; next && this.#applied <= position; next = entries[this.#applied]) {
      yield* this.#reach(next.at);
      if (stops.has(this.#applied)) this.#pass();
      if (this.#applied === position) return;
      this.#lab.apply(next);
      this.#applied += 1;
      yield;
    }
  }

  *#reach(moment: Moment): Generator<void> {
    for (let next = this.#lab.nextDue; next !== undefined && next <= moment; next = this.#lab.nextDue) {
      this.#lab.advanceTo(next);
      yield;
    }
    this.#lab.advanceTo(moment);
  }

  #pass(): void {
    for (const { console, text } of this.#lab.drain())
      this.#texts.set(console, (this.#texts.get(console) ?? '') + text);
    if (this.#passed.has(this.#applied)) return;
    const marks = this.#scenario.grade(this.#lab);
    this.#passed.set(this.#applied, passing(this.#scenario, this.#lab, marks, this.#texts));
  }
}

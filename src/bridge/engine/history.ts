import type { Entry, Lab, PastLab, Traffic } from '../../engine/index.ts';
import type { OpenScenario } from '../../scenarios/index.ts';
import { viewDevices } from './device-view.ts';
import { goesOn } from '../journal/points.ts';
import type { PastView } from '../protocol.ts';

type Texts = ReadonlyMap<string, string>;

/** A moment that was passed. What consoles had shown is a beginning of what they show since. */
interface Passed {
  readonly lab: PastLab;
  readonly traffic: Traffic | undefined;
  readonly lengths: ReadonlyMap<string, number>;
}

/**
 * Every moment of a session that can be gone back to. Programs cannot be stored; what they showed and the state they
 * left can, and cost nothing to keep: going back is looking it up.
 */
export class History {
  readonly #passed = new Map<number, Passed>();

  /**
   * Keeps how a lab stands just before its next entry; `texts` is everything that its consoles have shown. Leaves out
   * what is no point of the time line: the middle of a line that is being typed.
   */
  pass(entries: readonly Entry[], next: Entry, lab: Lab, texts: Texts): void {
    const last = entries.at(-1);
    if (last && goesOn(last, next)) return;
    const lengths = new Map([...texts].map(([console, text]) => [console, text.length]));
    this.#passed.set(entries.length, { lab: lab.past(), traffic: lab.traffic, lengths });
  }

  /**
   * The session as it stood after so many entries, just before the next: `position` is a point's, or 0.
   * Throws where nothing is after it: that is the present.
   */
  at(position: number, texts: Texts, scenario: OpenScenario): PastView {
    const passed = this.#passed.get(position);
    if (!passed) throw new Error(`No past at ${position}`);
    const { lab, traffic, lengths } = passed;
    const quiz = scenario.quiz?.(lab);
    return {
      position,
      at: lab.now,
      nextDue: lab.nextEvent ?? null,
      devices: viewDevices(lab, scenario.places),
      marks: scenario.grade(lab),
      ...(traffic && { traffic }),
      ...(quiz && { quiz }),
      screens: [...texts].map(([console, text]) => ({ console, text: text.slice(0, lengths.get(console)) })),
    };
  }
}

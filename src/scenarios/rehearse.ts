import {
  atOnce,
  marksOf,
  Player,
  TakesTooLong,
  type Entry,
  type Lab,
  type Mark,
  type OutputChunk,
} from '../engine/index.ts';
import type { OpenScenario } from './index.ts';
import type { MarksView } from './views.ts';

/** A mark of a transcript that did not do what it seems to have been written for. */
export interface Trouble {
  /** Position among the marks of the transcript. */
  readonly index: number;
  readonly console: string;
  /** What was typed, or waited for. */
  readonly text: string;
  /** What the device answered. */
  readonly reply: string;
}

/** What playing a transcript showed. */
interface Played {
  /** What the consoles that were played showed. */
  readonly screen: string;
  /** The inputs that the transcript became. */
  readonly entries: readonly Entry[];
  /** All that was printed on any console. */
  readonly output: readonly OutputChunk[];
  /** Every `:wait` for something that was not printed. */
  readonly unmet: readonly Trouble[];
  /** Every line that a device did not take. */
  readonly refused: readonly Trouble[];
}

/** What a transcript did in a fresh lab. */
export interface Rehearsal extends Played {
  readonly lab: Lab;
  readonly marks: MarksView;
}

interface PlayOptions {
  /** Position of a mark that is left out. */
  readonly without?: number;
  /** Is called after each mark. */
  after?(): void;
}

interface RehearsalOptions extends Pick<PlayOptions, 'without'> {
  /** Is given the lab before anything is played. */
  begun?(lab: Lab): void;
  /** Is told how things stand after each mark. */
  after?(marks: MarksView): void;
}

type Stage = ConstructorParameters<typeof Player>[0];

/** How IOS and its ROM monitor begin what they answer to a line that they do not take. */
const REFUSED =
  /^(% (?:Invalid input|Incomplete command|Ambiguous command|Unrecognized command|Unknown command)[^\n]*|monitor: command "[^\n]*" not found)/m;

const typedIn = (mark: Mark): string | undefined =>
  mark.kind === 'line' || mark.kind === 'keys' ? mark.text : undefined;

/** Listens to what the player's console prints, as the player itself does. */
class Listener {
  readonly entries: Entry[] = [];
  readonly output: OutputChunk[] = [];
  readonly unmet: Trouble[] = [];
  readonly refused: Trouble[] = [];
  readonly #lab: Lab;
  #console: string;
  #sinceInput = '';
  #typed: Omit<Trouble, 'reply'> | undefined;
  #now: { readonly index: number; readonly mark: Mark } | undefined;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#console = lab.devices[0]?.name ?? '';
  }

  get stage(): Stage {
    const lab = this.#lab;
    return {
      get now() {
        return lab.now;
      },
      get nextDue() {
        return lab.nextDue;
      },
      devices: lab.devices,
      reading: (console) => lab.reading(console),
      step: () => lab.step(),
      input: (input) => {
        this.#judgeReply();
        this.#sinceInput = '';
        const text = this.#now && typedIn(this.#now.mark);
        if (this.#now && text !== undefined)
          this.#typed = { index: this.#now.index, console: this.#console, text: text.trim() };
        return this.entries.push(lab.input(input));
      },
      advanceTo: (moment) => lab.advanceTo(moment),
      drain: () => {
        const drained = lab.drain();
        for (const chunk of drained) this.output.push(chunk);
        for (const { console, text } of drained) if (console === this.#console) this.#sinceInput += text;
        return drained;
      },
    };
  }

  before(index: number, mark: Mark): void {
    this.#now = { index, mark };
  }

  after(index: number, mark: Mark): void {
    if (mark.kind === 'wait' && !this.#heard().includes(mark.text))
      this.unmet.push({ index, console: this.#console, text: mark.text, reply: '' });
    if (mark.kind !== 'on') return;
    this.end();
    this.#console = mark.console;
  }

  /** Nothing more is typed at this console for now. */
  end(): void {
    this.#judgeReply();
    this.#typed = undefined;
  }

  #heard(): string {
    return this.#sinceInput.replaceAll('\r\n', '\n');
  }

  #judgeReply(): void {
    const [reply] = REFUSED.exec(this.#heard()) ?? [];
    if (this.#typed && reply !== undefined) this.refused.push({ ...this.#typed, reply });
    this.#typed = undefined;
  }
}

function* acting(player: Player, mark: Mark, index: number): Generator<void, void> {
  try {
    yield* player.acting(mark);
  } catch (error) {
    throw error instanceof TakesTooLong ? new TakesTooLong(index) : error;
  }
}

/** Plays a transcript in a lab, from the first device's console, and stops on the way. */
function* playing(lab: Lab, transcript: string, { without, after }: PlayOptions = {}): Generator<void, Played> {
  const listener = new Listener(lab);
  const player = new Player(listener.stage);
  for (const [index, mark] of marksOf(transcript).entries()) {
    if (index === without) continue;
    listener.before(index, mark);
    yield* acting(player, mark, index);
    listener.after(index, mark);
    after?.();
    yield;
  }
  yield* player.settling();
  const { screen } = player;
  listener.end();
  const { entries, output, unmet, refused } = listener;
  return { screen, entries, output, unmet, refused };
}

/** The same at once. */
export const playIn = (lab: Lab, transcript: string, options?: PlayOptions): Played =>
  atOnce(playing(lab, transcript, options));

/** Plays a transcript in a fresh lab, and stops on the way. Throws TakesTooLong, with the mark at which it was too much. */
export function* rehearsing(
  scenario: OpenScenario,
  transcript: string,
  { after, begun, ...options }: RehearsalOptions = {},
): Generator<void, Rehearsal> {
  const lab = scenario.newLab().limited();
  begun?.(lab);
  const played = yield* playing(lab, transcript, { ...options, after: () => after?.(scenario.grade(lab)) });
  const marks = scenario.grade(lab);
  after?.(marks);
  return { ...played, lab, marks };
}

/** The same at once. */
export const rehearse = (scenario: OpenScenario, transcript: string, options?: RehearsalOptions): Rehearsal =>
  atOnce(rehearsing(scenario, transcript, options));

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lab, type Entry } from '../../engine/index.ts';
import { loadScenario } from './load-scenario.ts';
import { pointsOf } from '../journal/points.ts';
import { memoryStore, TestWorld } from '../test-world.ts';

const LAB = 'secure-the-bootset';
const SEED = 4;
const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

const loaded = await loadScenario({ kind: 'catalogue', id: LAB }, SEED);
if (!loaded.ok) throw new Error(`no scenario ${LAB}`);
const { scenario } = loaded;

/** A session at one moment. */
interface Seen {
  readonly at: number;
  readonly screen: string;
  readonly marks: unknown;
  readonly phases: readonly string[];
}

/** What an undisturbed engine has after so many entries, just before the next. */
function replayed(entries: readonly Entry[], position: number): Seen {
  const lab = new Lab(scenario.spec, SEED);
  for (const entry of entries.slice(0, position)) lab.apply(entry);
  lab.advanceTo(entries[position]?.at ?? lab.now);
  const screen = lab
    .drain()
    .map(({ text }) => text)
    .join('');
  return { at: lab.now, screen, marks: scenario.grade(lab), phases: lab.devices.map(({ phase }) => phase) };
}

type Step =
  | { readonly type: string }
  | { readonly wait: number }
  | { readonly power: boolean }
  | { readonly sendBreak: true }
  | { readonly undo: true }
  | { readonly reopen: true }
  | { readonly branch: number };

const lines = [
  '\r',
  'y',
  'no\r',
  'show clock\r',
  'configure terminal\r',
  'secure boot-image\r',
  'end\r',
  'copy running-config startup-config\r',
  `copy flash0:${IMAGE} usbflash0:copy.bin\r`,
  'erase startup-config\r',
  'reload\r',
  'dir usb',
  '\t',
  '\x1e',
];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constantFrom(...lines) }) },
  { weight: 5, arbitrary: fc.record({ wait: fc.constantFrom(20, 100, 700, 2000) }) },
  { weight: 1, arbitrary: fc.record({ power: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ sendBreak: true as const }) },
  { weight: 1, arbitrary: fc.constant({ undo: true as const }) },
  { weight: 1, arbitrary: fc.constant({ reopen: true as const }) },
  { weight: 1, arbitrary: fc.record({ branch: fc.nat() }) },
);

/** A copy that goes on while one looks, taken back, branched off in the middle, and a reload that waits for its answer. */
const inFlight: readonly Step[] = [
  { type: `copy flash0:${IMAGE} usbflash0:copy.bin\r` },
  { wait: 100 },
  { type: '\r' },
  { wait: 700 },
  { type: '\r' },
  { wait: 100 },
  { branch: 0 },
  { type: '\x1e' },
  { wait: 100 },
  { undo: true },
  { type: '\r' },
  { reopen: true },
  { wait: 2000 },
  { type: 'reload\r' },
  { wait: 100 },
  { type: 'y' },
];

/** Thirty virtual seconds in each real one. */
const FAST = 30;

/** A session with its time line, its branches and its reloads. */
class Session {
  readonly #store = memoryStore();
  #world = new TestWorld(this.#store);
  #attempt = 'attempt-1';
  #branches = 0;

  async begin(): Promise<void> {
    await this.#world.open(LAB, this.#attempt, SEED);
    this.#world.client.speed(FAST);
    for (const type of ['\r', 'enable\r', 'Tr4ining\r']) await this.take({ type });
  }

  get #entries(): readonly Entry[] {
    return this.#world.client.journal()?.entries ?? [];
  }

  get positions(): readonly number[] {
    const entries = this.#entries;
    return [0, ...pointsOf(entries).map(({ position }) => position)].filter((at) => at < entries.length);
  }

  async take(one: Step): Promise<void> {
    const { client } = this.#world;
    if ('type' in one) this.#world.type(one.type);
    else if ('power' in one) client.input({ kind: 'power', device: 'R1', on: one.power });
    else if ('sendBreak' in one) client.input({ kind: 'break', console: 'R1' });
    else if ('undo' in one) await this.#world.undo();
    else if ('reopen' in one) await this.#reopen();
    else if ('branch' in one) await this.#branch(one.branch);
    await this.#world.pass('wait' in one ? one.wait : 20);
  }

  /** What was shown of a lab before it was rebuilt, and what the rebuilt one showed. */
  get rebuilds(): readonly { readonly before: string; readonly after: string }[] {
    return this.#world.rebuilds.filter(({ before }) => before !== '');
  }

  /** Every point of the time line, latest first, and the same points replayed. */
  async look(): Promise<{ readonly line: readonly Seen[]; readonly replay: readonly Seen[] }> {
    const positions = this.positions.toReversed();
    const line: Seen[] = [];
    for (const position of positions) {
      const { at, screens, marks, devices } = await this.#world.answer(this.#world.client.at(position));
      line.push({ at, screen: screens[0]?.text ?? '', marks, phases: devices.map(({ phase }) => phase) });
    }
    return { line, replay: positions.map((position) => replayed(this.#entries, position)) };
  }

  async #reopen(): Promise<void> {
    await this.#world.close();
    this.#world = new TestWorld(this.#store);
    await this.#world.open(LAB, this.#attempt, SEED);
    this.#world.client.speed(FAST);
  }

  async #branch(pick: number): Promise<void> {
    const { positions } = this;
    if (positions.length === 0) return;
    this.#branches += 1;
    this.#attempt = `branch-${this.#branches}`;
    await this.#world.branch(positions.at(-1 - (pick % positions.length)) ?? 0, this.#attempt);
    if (this.#world.client.log?.record.id !== this.#attempt) throw new Error('The branch is not open');
  }
}

describe('the time line of a session', () => {
  it('is what replaying gives at every point: in dialogues and transfers, after undo, branches and reloads', async () => {
    let [dialogues, transfers] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const session = new Session();
        await session.begin();
        for (const part of [steps.slice(0, -4), steps.slice(-4)]) {
          for (const one of part) await session.take(one);
          const { line, replay } = await session.look();
          expect(line).toEqual(replay);
          for (const { before, after } of session.rebuilds) expect(after).toBe(before);
          dialogues += line.filter(({ screen }) => /(\? |\[confirm\])$/.test(screen)).length;
          transfers += line.filter(({ screen }) => screen.endsWith('CC')).length;
        }
      }),
      { numRuns: 20, examples: [[[...inFlight]]] },
    );
    expect(dialogues).toBeGreaterThan(0);
    expect(transfers).toBeGreaterThan(0);
  });
});

import images from 'virtual:images';
import {
  catalogueImage,
  knowImages,
  Lab,
  nextInt,
  platforms,
  randomFor,
  textContent,
  type Content,
  type LabSpec,
  type Moment,
} from '../engine/index.ts';
import { Fuzzer, type Step } from './fuzz-steps.ts';

/** Lines after which a lab is thrown away and another opened, so that a finding is quick to repeat. */
export const LINES_PER_LAB = 500;
/** Virtual time and timers that one line may take before the next is typed. */
const PATIENCE = 60_000;
const MOST_TIMERS = 500;
/** Characters that one line may print: more is a flood. */
const FLOOD = 4_000_000;
const KEPT = 12;
const BACKUP = 'hostname X\nbogus line\nend\n';
/** Characters of the screen that decide what is typed next. */
const SEEN = 400;

/** A line that broke something. */
export interface Finding {
  /** Seed of the lab: fuzzing with this seed alone finds it again. */
  readonly seed: number;
  readonly line: number;
  readonly last: readonly string[];
  readonly error: Error;
}

const image = (id: string): Content => {
  knowImages(images);
  const content = catalogueImage(id);
  if (!content) throw new Error(`No image ${id}`);
  return content;
};

function specFor(seed: number): LabSpec {
  const random = randomFor(seed, 'fuzz lab');
  const known = platforms();
  const platform = known[nextInt(random, known.length)];
  if (!platform) throw new Error('No platforms');
  const { id, defaultImage, disks } = platform;
  const [disk, ...others] = disks;
  const removable = others.find((one) => one.removable);
  const startup =
    nextInt(random, 2) === 0
      ? { startup: 'hostname R1\nenable secret 0 cisco\nline con 0\n exec-timeout 0 0\nend\n' }
      : {};
  return {
    devices: [
      {
        name: 'R1',
        platform: id,
        power: 'on',
        register: [0x2102, 0x2102, 0x2142, 0x2100][nextInt(random, 4)] ?? 0x2102,
        files: [
          { path: `${disk?.name}:${defaultImage}`, content: image(defaultImage) },
          ...(removable ? [{ path: `${removable.name}:backup.cfg`, content: textContent(BACKUP) }] : []),
        ],
        ...startup,
      },
    ],
  };
}

const describeStep = (step: Step): string => JSON.stringify(step.kind === 'input' ? step.input : step);

/** Lets time pass until the console is read again, or as long as a person would wait. */
function settle(lab: Lab): void {
  const until = (lab.now + PATIENCE) as Moment;
  for (let timers = 0; timers < MOST_TIMERS && !lab.reading('R1'); timers++) {
    const next = lab.nextDue;
    if (next === undefined || next > until) break;
    lab.advanceTo(next);
  }
  if (!lab.reading('R1') && lab.device('R1')?.phase === 'off') lab.input({ kind: 'power', device: 'R1', on: true });
}

/** Does one round of random things with a lab of its own; undefined when nothing broke. */
export function fuzzLab(seed: number, lines: number): Finding | undefined {
  const last: string[] = [];
  let line = 0;
  let screen = '';
  try {
    const lab = new Lab(specFor(seed), seed);
    const fuzzer = new Fuzzer(randomFor(seed, 'fuzz'), 'R1');
    for (line = 1; line <= lines; line++) {
      const step = fuzzer.next(screen);
      last.push(describeStep(step));
      if (last.length > KEPT) last.shift();
      if (step.kind === 'pass') lab.advanceTo((lab.now + step.ms) as Moment);
      else lab.input(step.input);
      settle(lab);
      const printed = lab
        .drain()
        .map(({ text }) => text)
        .join('');
      if (printed.length > FLOOD) throw new Error(`${printed.length} characters printed`);
      screen = (screen + printed).slice(-SEEN);
    }
    return undefined;
  } catch (error) {
    return { seed, line, last, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

import fc from 'fast-check';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadQuiz } from 'virtual:quizzes';
import { describe, expect, it } from 'vitest';
import { fetchParts, replay, sha256Hex, textContent, type Input, type Journal, type Moment } from '../engine/index.ts';
import { EXAM } from './exam.ts';
import { gradeResult, type Graded } from './grade-result.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { loadFromCatalogue } from './load.ts';
import { quizFromCatalogue } from './quizzes/load.ts';
import { openQuiz } from './quizzes/quiz.ts';
import { parseResult } from './result-file.ts';
import type { ResultFile } from './result-schema.ts';
import { makeResult } from './result.ts';
import { canonical } from './canonical.ts';

const ID = catalogue.find(({ id }) => id === 'secure-the-bootset')?.id ?? '';
const QUIZ = 'image-resilience';
const SEED = 9;

async function scenarioOf(id: string, seed: number): Promise<OpenScenario | undefined> {
  const quiz = await loadQuiz(id);
  if (quiz) {
    const loaded = quizFromCatalogue(quiz);
    const about = await loadScenario(loaded.file.scenario ?? '');
    return openQuiz(loaded, about && loadFromCatalogue(about), seed);
  }
  const found = await loadScenario(id);
  return found && openScenario(loadFromCatalogue(found), seed);
}

const find: Parameters<typeof gradeResult>[2] = async (id, seed) => {
  const scenario = await scenarioOf(id, seed);
  return scenario ? [scenario] : [];
};

/** A text with one letter or digit exchanged for another. */
function exchanged(text: string, at: number, by: string): string {
  const places = [...text.matchAll(/[0-9a-z]/g)].map(({ index }) => index);
  const place = places[at % places.length] ?? 0;
  return `${text.slice(0, place)}${by}${text.slice(place + 1)}`;
}

const note = (topic: string, value: string): Input => ({ kind: 'note', topic, value });
const typed = (...lines: readonly string[]): readonly Input[] =>
  lines.map((line) => ({ kind: 'type', console: 'R1', text: `${line}\r` }));

/** A session of a few commands. */
const commands = typed('', 'enable', 'configure terminal', 'secure boot-image', 'end');

/** A result as a file: of these inputs, two seconds apart. */
async function resultOf(inputs: readonly Input[], id = ID, seed = SEED): Promise<string> {
  const scenario = await scenarioOf(id, seed);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const lab = scenario.newLab();
  lab.advanceTo(300_000 as Moment);
  const entries = inputs.map((input) => {
    lab.advanceTo((lab.now + 2000) as Moment);
    return lab.input(input);
  });
  lab.advanceTo((lab.now + 5000) as Moment);
  const journal: Journal = {
    format: 'bootset-journal',
    version: 1,
    engine: '1.0.0',
    scenario: id,
    seed,
    entries,
    until: lab.now,
  };
  const times = { startedAt: '2026-01-01T10:00:00.000Z', finishedAt: '2026-01-01T10:20:00.000Z' };
  const exam = inputs.some((input) => input.kind === 'note' && input.topic === EXAM) && { exam: { minutes: 30 } };
  return `${JSON.stringify(makeResult(scenario, { journal, marks: scenario.grade(lab), ...times, ...exam }), null, 1)}\n`;
}

await fetchParts();

/** Results of all sorts: with marks, a hint, the solution, switches and pastes, an exam, a quiz. */
const sorts: readonly Promise<string>[] = [
  resultOf(commands),
  resultOf([note('hint', 'verify/0'), ...typed('', 'enable', 'Tr4ining', 'show secure bootset')], ID, 1),
  resultOf([note('solution', ''), ...typed('', 'enable', 'Tr4ining', 'dir flash0:')], ID, 2),
  resultOf(
    [
      { kind: 'paste', console: 'R1', text: '\renable\rTr4ining\rterminal length 0\r' },
      { kind: 'usb', device: 'R1', slot: 'usbflash0', inserted: false },
      { kind: 'power', device: 'R1', on: false },
      { kind: 'power', device: 'R1', on: true },
      { kind: 'break', console: 'R1' },
    ],
    ID,
    3,
  ),
  resultOf([note(EXAM, '30'), ...commands], ID, 4),
  resultOf(
    [note('answer', 'what-hiding-does {"chosen":[0]}'), note('answer', 'what-survives {"chosen":[0,1,2]}')],
    QUIZ,
    5,
  ),
  resultOf(
    [note('answered', 'what-survives {"chosen":[0,1]}'), note('answered', 'type-secure-image {"text":"secur"}')],
    QUIZ,
    6,
  ),
];

/** A text with one byte exchanged. */
function altered(text: string, at: number, by: number): string {
  const bytes = new TextEncoder().encode(text);
  const place = at % bytes.length;
  return new TextDecoder().decode(bytes.map((byte, index) => (index === place ? byte ^ by : byte)));
}

const reproduces = (graded: Graded): boolean => graded.ok && graded.differences.length === 0;

/** Whether two texts are the same data: what is between the values of JSON means nothing. */
const sameData = (a: string, b: string): boolean => {
  try {
    return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
};

const byte = fc.integer({ min: 1, max: 255 });

/** What a journal earns, replayed by the engine alone. */
async function earned(journal: ResultFile['journal']): Promise<object> {
  const scenario = await scenarioOf(journal.scenario, journal.seed);
  if (!scenario) throw new Error(`no scenario ${journal.scenario}`);
  const { earned: points, possible, tasks } = scenario.grade(replay(journal as unknown as Journal, scenario.newLab));
  return { earned: points, possible, tasks: tasks.map(({ id, state }) => ({ id, state })) };
}

describe('a result file', () => {
  it('reproduces as it was written', async () => {
    const graded = await gradeResult('r.json', await resultOf(commands), find);
    expect(graded).toMatchObject({ ok: true, differences: [] });
  });

  it('with one altered byte is refused or marked differently, unless the byte means nothing', async () => {
    const texts = await Promise.all(sorts);
    const counts = { altered: 0, meaningless: 0, accepted: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.nat(), byte, async (text, at, by) => {
        const changed = altered(text, at, by);
        counts.altered += 1;
        const whole = sameData(changed, text);
        if (whole) counts.meaningless += 1;
        const graded = await gradeResult('r.json', changed, find);
        expect(reproduces(graded)).toBe(whole);
        if (reproduces(graded)) counts.accepted += 1;
      }),
      { numRuns: 250 },
    );
    expect(counts.accepted).toBe(counts.meaningless);
    expect(counts.altered - counts.meaningless).toBeGreaterThan(200);
  });

  it('with one altered sign and a checksum made to fit claims no other marks than its journal earns', async () => {
    const texts = await Promise.all(sorts);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.constantFrom(...'0123456789abcdexyz'),
        async (...drawn) => {
          const parsed = parseResult('r.json', exchanged(...drawn));
          if (!parsed.ok) return;
          const { checksum: _, ...rest } = parsed.value;
          const forged = { ...rest, checksum: sha256Hex(textContent(canonical(rest))) };
          const graded = await gradeResult('r.json', JSON.stringify(forged), find);
          if (!reproduces(graded)) refused += 1;
          else expect(forged.marks).toMatchObject(await earned(forged.journal));
        },
      ),
      { numRuns: 250 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  it('of an exam says so, and no other can', async () => {
    const exam = await resultOf([note(EXAM, '30'), ...commands]);
    expect(await gradeResult('r.json', exam, find)).toMatchObject({
      ok: true,
      differences: [],
      remarks: [expect.stringContaining('exam of 30 minutes')],
    });
  });

  it('of an exam in which a hint was opened does not reproduce', async () => {
    const helped = await resultOf([note(EXAM, '30'), note('hint', 'x/0'), ...commands]);
    const graded = await gradeResult('r.json', helped, find);
    expect(graded.ok && graded.differences.join()).toContain('hints or the solution');
  });

  it('of a scenario that is not here says so', async () => {
    const graded = await gradeResult('r.json', (await resultOf(commands)).replaceAll(ID, 'elsewhere'), find);
    expect(graded).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('elsewhere') }] });
  });
});

import fc from 'fast-check';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { describe, expect, it } from 'vitest';
import type { Journal, Moment } from '../engine/index.ts';
import { EXAM } from './exam.ts';
import { gradeResult, type Graded } from './grade-result.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { loadFromCatalogue } from './load.ts';
import { makeResult } from './result.ts';

const ID = catalogue.find(({ id }) => id === 'secure-the-bootset')?.id ?? '';
const SEED = 9;

const scenarioOf = async (id: string, seed: number): Promise<OpenScenario | undefined> => {
  const found = await loadScenario(id);
  return found && openScenario(loadFromCatalogue(found), seed);
};

const find: Parameters<typeof gradeResult>[2] = async (id, seed) => {
  const scenario = await scenarioOf(id, seed);
  return scenario ? [scenario] : [];
};

/** A session of a few commands, with its result as a file. */
async function resultOf(notes: readonly { readonly topic: string; readonly value: string }[] = []): Promise<string> {
  const scenario = await scenarioOf(ID, SEED);
  if (!scenario) throw new Error(`no scenario ${ID}`);
  const lab = scenario.newLab();
  lab.advanceTo(300_000 as Moment);
  const console = lab.devices[0]?.name ?? '';
  const entries = [
    ...notes.map(({ topic, value }) => lab.input({ kind: 'note', topic, value })),
    ...['\r', 'enable\r', 'configure terminal\r', 'secure boot-image\r', 'end\r'].map((text) => {
      lab.advanceTo((lab.now + 2000) as Moment);
      return lab.input({ kind: 'type', console, text });
    }),
  ];
  lab.advanceTo((lab.now + 5000) as Moment);
  const journal: Journal = {
    format: 'bootset-journal',
    version: 1,
    engine: '1.0.0',
    scenario: ID,
    seed: SEED,
    entries,
    until: lab.now,
  };
  const times = { startedAt: '2026-01-01T10:00:00.000Z', finishedAt: '2026-01-01T10:20:00.000Z' };
  const exam = notes.some(({ topic }) => topic === EXAM) && { exam: { minutes: 30 } };
  return `${JSON.stringify(makeResult(scenario, { journal, marks: scenario.grade(lab), ...times, ...exam }), null, 1)}\n`;
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

describe('a result file', () => {
  it('reproduces as it was written', async () => {
    const graded = await gradeResult('r.json', await resultOf(), find);
    expect(graded).toMatchObject({ ok: true, differences: [] });
  });

  it('with one altered byte is refused or marked differently, unless the byte means nothing', async () => {
    const text = await resultOf();
    const bytes = new TextEncoder().encode(text);
    const counts = { altered: 0, meaningless: 0, accepted: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const other = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ by : byte));
        const changed = new TextDecoder().decode(other);
        counts.altered += 1;
        const whole = sameData(changed, text);
        if (whole) counts.meaningless += 1;
        const graded = await gradeResult('r.json', changed, find);
        expect(reproduces(graded)).toBe(whole);
        if (reproduces(graded)) counts.accepted += 1;
      }),
      { numRuns: 200 },
    );
    expect(counts.accepted).toBe(counts.meaningless);
    expect(counts.altered - counts.meaningless).toBeGreaterThan(150);
  });

  it('of an exam says so, and no other can', async () => {
    const exam = await resultOf([{ topic: EXAM, value: '30' }]);
    expect(await gradeResult('r.json', exam, find)).toMatchObject({
      ok: true,
      differences: [],
      remarks: [expect.stringContaining('exam of 30 minutes')],
    });
  });

  it('of an exam in which a hint was opened does not reproduce', async () => {
    const helped = await resultOf([
      { topic: EXAM, value: '30' },
      { topic: 'hint', value: 'x/0' },
    ]);
    const graded = await gradeResult('r.json', helped, find);
    expect(graded.ok && graded.differences.join()).toContain('hints or the solution');
  });

  it('of a scenario that is not here says so', async () => {
    const graded = await gradeResult('r.json', (await resultOf()).replaceAll(ID, 'elsewhere'), find);
    expect(graded).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('elsewhere') }] });
  });
});

import { openScenario } from '../../scenarios/index.ts';
import { parseResult } from '../../scenarios/result-file.ts';
import { makeResult, verifyResult } from '../../scenarios/result.ts';
import { findScenario } from '../find-scenario.ts';
import type { Figure } from './figures.ts';
import { BENCH_LAB, recordSession } from './session.ts';
import { taken } from './timing.ts';

const FILES = 100;
const CLASS = 1000;
const COMMANDS = 100;

/** Seconds for a class, from milliseconds for the measured files. */
const inSeconds = (milliseconds: number): number => ((milliseconds / FILES) * CLASS) / 1000;

/** Marks result files of different learners as `grade` does: read, checked, replayed, compared. */
export async function measureMarking(): Promise<readonly Figure[]> {
  const loaded = await findScenario(BENCH_LAB);
  const texts = Array.from({ length: FILES }, (_, seed) => {
    const scenario = openScenario(loaded, seed);
    const journal = recordSession(scenario, seed, COMMANDS);
    const lab = scenario.newLab();
    for (const entry of journal.entries) lab.apply(entry);
    lab.advanceTo(journal.until);
    const times = { startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T01:00:00Z' };
    return JSON.stringify(makeResult(scenario, { journal, marks: scenario.grade(lab), ...times }), null, 1);
  });
  const { wall, processor } = taken(() => {
    for (const text of texts) {
      const parsed = parseResult('result.json', text);
      if (!parsed.ok) throw new Error('The result is not readable');
      const { differences } = verifyResult(openScenario(loaded, parsed.value.seed), parsed.value);
      if (differences.length > 0) throw new Error(`The result does not reproduce: ${differences.join(', ')}`);
    }
  });
  return [
    {
      id: 'marking-1000',
      what: 'marking 1,000 result files of 100 commands',
      value: inSeconds(processor),
      unit: 's',
      goal: { at: 'most', value: 60 },
      note: `from ${FILES} of different seeds; processor time, by the clock ${inSeconds(wall).toFixed(1)} s`,
    },
  ];
}

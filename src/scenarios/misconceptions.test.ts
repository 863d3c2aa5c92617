import { expect, it } from 'vitest';
import { loadScenario } from 'virtual:catalogue';
import { loadFromCatalogue } from './load.ts';
import { openScenario } from './index.ts';
import { rehearse } from './rehearse.ts';
import type { LoadedScenario } from './scenario.ts';
import type { MarksView } from './views.ts';

const SEEDS = [1, 2, 3, 4, 5];

const load = async (id: string): Promise<LoadedScenario> => {
  const source = await loadScenario(id);
  if (!source) throw new Error(`No scenario ${id}`);
  return loadFromCatalogue(source);
};

it.each(['secure-the-bootset', 'restore-bootset', 'recover-a-password', 'lock-the-rom-monitor'])(
  '%s tells every misconception to somebody who makes one of its mistakes',
  async (id) => {
    const loaded = await load(id);
    const all = (loaded.file.checks ?? []).flatMap(({ id: task, misconceptions = [] }) =>
      misconceptions.map((_, i) => `${task} ${i}`),
    );
    const told = new Set<string>();
    for (const seed of SEEDS) {
      if (all.every((one) => told.has(one))) break;
      const scenario = openScenario(loaded, seed);
      const after = ({ tasks }: MarksView): void =>
        tasks.forEach((task) => {
          const said = scenario.checks.find((check) => check.id === task.id)?.misconceptions ?? [];
          told.add(`${task.id} ${said.findIndex(({ say }) => say === task.misconception)}`);
        });
      for (const { transcript } of scenario.mistakes) rehearse(scenario, transcript, { after });
    }
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((one) => !told.has(one))).toEqual([]);
  },
);

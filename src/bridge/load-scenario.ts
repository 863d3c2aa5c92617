import { loadScenario as catalogued } from 'virtual:catalogue';
import { openScenario } from '../scenarios/index.ts';
import { loadFromCatalogue, loadFromText } from '../scenarios/load.ts';
import type { Loaded } from './host.ts';
import type { ScenarioSource } from './protocol.ts';

/** Finds a scenario and draws its variables. A file of somebody else's is checked in every detail first. */
export async function loadScenario(source: ScenarioSource, seed: number): Promise<Loaded> {
  if (source.kind === 'file') {
    const loaded = await loadFromText(source.name, source.text);
    return loaded.ok ? { ok: true, scenario: openScenario(loaded.value, seed) } : { ok: false, problems: loaded.error };
  }
  const found = await catalogued(source.id);
  if (found) return { ok: true, scenario: openScenario(loadFromCatalogue(found), seed) };
  const message = 'the catalogue has no scenario of this id';
  return { ok: false, problems: [{ file: source.id, line: 1, column: 1, message }] };
}

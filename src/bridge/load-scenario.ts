import { loadScenario as catalogued } from 'virtual:catalogue';
import { openScenario } from '../scenarios/index.ts';
import { assemble } from '../scenarios/scenario.ts';
import type { ScenarioFile } from '../scenarios/schema.ts';
import type { Loaded } from './host.ts';
import type { ScenarioSource } from './protocol.ts';

const unknown = (file: string, message: string): Loaded => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message }],
});

/** Our own scenarios were checked when the product was built; reading them again would cost the first prompt. */
async function fromCatalogue(id: string, seed: number): Promise<Loaded> {
  const found = await catalogued(id);
  if (!found) return unknown(id, 'no scenario of the catalogue has this id');
  return { ok: true, scenario: openScenario(assemble(found.parsed as ScenarioFile, found.files), seed) };
}

/** Finds a scenario and draws its variables. A file of somebody else's is checked in every detail first. */
export function loadScenario(source: ScenarioSource, seed: number): Promise<Loaded> {
  return fromCatalogue(source.kind === 'catalogue' ? source.id : source.name, seed);
}

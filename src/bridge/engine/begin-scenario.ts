import { loadOpening as catalogued } from 'virtual:catalogue';
import { fetchHostFacts, fetchSurroundings, startsOf } from '../../engine/index.ts';
import { hasSurroundings, type Around } from '../../scenarios/lab-spec.ts';
import { openWith } from '../../scenarios/open.ts';
import { loadOpening } from '../../scenarios/opening.ts';
import type { LoadedScenario } from '../../scenarios/scenario.ts';
import type { Loaded } from './host.ts';

export const refused = (file: string, message: string): Loaded => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message }],
});

export const unknownScenario = (id: string): Loaded => refused(id, 'the catalogue has no scenario of this id');

async function surroundingsOf(lab: LoadedScenario['file']['lab']): Promise<Around | undefined> {
  if (!hasSurroundings(lab)) return undefined;
  const [{ around }] = await Promise.all([
    import('../../scenarios/surroundings.ts'),
    fetchSurroundings(),
    fetchHostFacts(),
  ]);
  return around;
}

/** Fetches what devices of these platforms start with. Rejects where that cannot be had. */
export const fetchStarts = (platforms: readonly string[]): Promise<unknown> =>
  Promise.all(startsOf(platforms).map(({ start }) => start.fetch()));

/**
 * What labs with wires or hosts are made of, and what answers facts of these; undefined for others. With it comes what the
 * devices of a lab start with.
 */
export async function fetchAround(lab: LoadedScenario['file']['lab']): Promise<Around | undefined> {
  const starts = fetchStarts(lab.devices.map(({ platform }) => platform));
  const [around] = await Promise.all([surroundingsOf(lab), starts]);
  return around;
}

/** What a scenario of the catalogue opens with: a lab that cannot be marked until the rest of it has been told. */
export async function beginScenario(id: string, seed: number): Promise<Loaded> {
  const found = await catalogued(id);
  if (!found) return unknownScenario(id);
  const loaded = loadOpening(found);
  const around = await fetchAround(loaded.file.lab);
  return { ok: true, scenario: openWith({ ...(around && { around }) }, loaded, seed) };
}

import { describe, expect, it } from 'vitest';
import { Player } from './transcript.ts';
import { features } from './features/index.ts';
import { hostEvents } from './hosts/events.ts';
import { hostFacts } from './hosts/facts.ts';
import { Lab, registry } from './lab.ts';
import { buildRegistry } from './registry.ts';
import { factsOf } from './software.ts';
import { boxed } from './testing/lab.ts';
import { some } from './testing/some.ts';

/** Everything that needs this feature, and what needs those. */
function dependants(id: string): ReadonlySet<string> {
  const gone = new Set([id]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const f of features)
      if (!gone.has(f.id) && f.requires?.some((r) => gone.has(r))) {
        gone.add(f.id);
        grew = true;
      }
  }
  return gone;
}

/** The programs of a router, and who speaks to a person at its console. Nothing that these stand on can go without them. */
const essential = new Set(['boot', 'rommon', 'access']);
const removable = features.map((f) => f.id).filter((id) => ![...dependants(id)].some((gone) => essential.has(gone)));

describe('features', () => {
  it.each(some(removable))('the engine boots without %s', (id) => {
    const gone = dependants(id);
    const registry = buildRegistry(features.filter((f) => !gone.has(f.id)));
    const lab = new Lab({ devices: [boxed({ startup: 'hostname R1\nend\n' })] }, 1, registry);
    new Player(lab).play('⟦⟧⟦enable⟧⟦?…⟧');
    expect(lab.fact('boot.phase', 'R1')).toBe('ios');
    expect(lab.reading('R1')).toBe(true);
  });

  it('a missing requirement is said by name', () => {
    const [first] = features;
    if (!first) throw new Error('no features');
    expect(() => buildRegistry([{ ...first, requires: ['levitation'] }])).toThrow(
      `Feature ${first.id} requires levitation`,
    );
  });

  it('no two commands of a mode, facts, events, slices or features have one name', () => {
    const { commands, slices } = registry;
    const twice = (what: string, ids: readonly string[]): readonly string[] =>
      ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${what} ${id}`);
    const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);
    expect(commands.whole).toBe(true);
    expect([
      ...twice('feature', idsOf(features)),
      ...twice('slice', idsOf(slices)),
      ...twice('fact', idsOf([...features.flatMap(factsOf), ...hostFacts])),
      ...twice('event', idsOf([...features.flatMap(({ events = [] }) => events), ...hostEvents])),
      ...commands.modes.flatMap((mode) => twice(mode.id, idsOf(commands.inMode(mode)))),
    ]).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { memoryStore, TestWorld } from './test-world.ts';

/** A promise, and what settles it. */
function later(): { readonly promise: Promise<void>; readonly come: () => void; readonly fail: () => void } {
  let come = (): void => {};
  let fail = (): void => {};
  const promise = new Promise<void>((resolve, reject) => {
    come = resolve;
    fail = () => reject(new Error('Failed to fetch parts.js'));
  });
  return { promise, come, fail };
}

const typed = (world: TestWorld): string =>
  world.journal.entries.map(({ input }) => (input.kind === 'type' ? input.text : input.kind)).join('');

describe('a lab whose engine is not whole yet', () => {
  it('shows its first prompt, stands still, and takes what was typed meanwhile in order', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    const shown = world.screen();
    expect(shown).toContain('initial configuration dialog? [yes/no]: ');
    const opened = world.now;
    for (const key of 'no\r') world.type(key);
    world.client.skip();
    await world.pass(3000);
    expect({ now: world.now, screen: world.screen(), typed: typed(world) }).toEqual({
      now: opened,
      screen: shown,
      typed: '',
    });
    parts.come();
    await world.pass(3000);
    expect(typed(world)).toBe('no\r');
    expect(world.journal.entries[0]?.at).toBe(opened);
    expect(world.screen().slice(shown.length)).toMatch(/^no\r\n/);
    expect(world.now).toBeGreaterThan(opened);
  });

  it('is left for another one, and takes nothing with it', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    world.type('yes\r');
    await world.close();
    await world.open('sandbox-1941', 'b');
    parts.come();
    await world.pass(1000);
    expect(typed(world)).toBe('');
    expect(world.faults).toEqual([]);
  });

  it('is opened again where a part cannot be had, and loses nothing', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    for (const key of 'no\r') world.type(key);
    await world.pass(500);
    world.parts = () => Promise.resolve();
    parts.fail();
    await world.pass(3000);
    expect(world.statuses).toContain('recovering');
    expect(world.statuses.at(-1)).toBe('running');
    expect(typed(world)).toBe('no\r');
    expect(world.faults).toEqual([]);
  });

  it('says why where a part cannot be had again', async () => {
    const world = new TestWorld(memoryStore());
    const parts = later();
    world.parts = () => parts.promise;
    await world.open('sandbox-2911', 'a');
    parts.fail();
    await world.pass(1000);
    expect(world.statuses.at(-1)).toBe('failed');
  });
});

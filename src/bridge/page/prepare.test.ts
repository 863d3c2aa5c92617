import { describe, expect, it } from 'vitest';
import { memoryStore, TestWorld } from '../test-world.ts';

const source = { kind: 'catalogue', id: 'sandbox-2911' } as const;
const other = { kind: 'catalogue', id: 'sandbox-1941' } as const;

const openNew = (world: TestWorld, seed: number, of: typeof source | typeof other = source): Promise<void> =>
  world.answer(world.client.open({ source: of, attempt: `new-${seed}`, fresh: true, seed, speed: 1 }));

/** What a lab shows that nobody got ready before. */
async function unprepared(seed: number): Promise<string> {
  const world = new TestWorld(memoryStore());
  await openNew(world, seed);
  return world.screen();
}

describe('a lab that was got ready before it was opened', () => {
  it('is the one that would have been opened, and runs', async () => {
    const world = new TestWorld(memoryStore());
    world.client.prepare(source, 3);
    await world.pass(200);
    await openNew(world, 3);
    expect(world.screen()).toBe(await unprepared(3));
    expect(world.statuses.at(-1)).toBe('running');
    const opened = world.now;
    await world.pass(500);
    expect(world.now).toBeGreaterThan(opened);
    world.type('no\r');
    await world.pass(500);
    expect(world.client.journal()?.entries).toHaveLength(1);
  });

  it('is taken while it is on its way', async () => {
    const world = new TestWorld(memoryStore());
    world.client.prepare(source, 3);
    await openNew(world, 3);
    expect(world.screen()).toBe(await unprepared(3));
  });

  it('is left when another is wanted', async () => {
    const world = new TestWorld(memoryStore());
    world.client.prepare(source, 3);
    await openNew(world, 4);
    expect(world.opened?.journal.seed).toBe(4);
    expect(world.screen()).toBe(await unprepared(4));
  });

  it('is left when something was done in it before', async () => {
    const store = memoryStore();
    const before = new TestWorld(store);
    await before.open(source.id, 'old', 3);
    before.type('no\r');
    await before.pass(2500);
    const screen = before.screen();
    await before.close();
    const world = new TestWorld(store);
    world.client.prepare(source, 3);
    await world.open(source.id, 'old', 3);
    expect(world.screen()).toBe(screen);
  });

  it('does not keep the one before it from being opened', async () => {
    const world = new TestWorld(memoryStore());
    const opening = openNew(world, 3);
    world.client.prepare(other, 5);
    await opening;
    expect(world.statuses).not.toContain('failed');
    await openNew(world, 5, other);
    expect(world.opened?.scenario.id).toBe(other.id);
  });
});

describe('a new lab', () => {
  it('is opened although its engine dies as it is asked', async () => {
    const world = new TestWorld(memoryStore());
    const opening = openNew(world, 3);
    world.kill();
    await opening;
    await world.pass(500);
    expect(world.statuses.at(-1)).toBe('running');
    expect(world.readOnly).toBe(false);
    expect(world.screen()).toBe(await unprepared(3));
  });
});

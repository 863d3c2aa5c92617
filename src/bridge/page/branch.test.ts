import { describe, expect, it } from 'vitest';
import { screensSum } from '../attempts/share-link.ts';
import { memoryStore, sharedLocks, TestWorld } from '../test-world.ts';

const LAB = 'sandbox-2911';

/** A sandbox in which two lines were typed. */
async function typed(store = memoryStore(), lock = sharedLocks()): Promise<TestWorld> {
  const world = new TestWorld(store, lock);
  await world.open(LAB, 'first');
  for (const line of ['no\r', '\r', 'enable\r']) {
    world.type(line);
    await world.pass(2500);
  }
  return world;
}

describe('a look at the past', () => {
  it('shows what was shown then, and leaves the present as it is', async () => {
    const world = await typed();
    const now = world.screen();
    const past = await world.answer(world.client.at(1));
    const [screen] = past.screens;
    expect(now.startsWith(screen?.text ?? '-')).toBe(true);
    expect(screen?.text.length).toBeLessThan(now.length);
    expect(screen?.text).toContain('no');
    world.type('show clock\r');
    await world.pass(500);
    expect(world.screen()).toContain('show clock');
  });

  it('is the same whether one was there or came back after a reload', async () => {
    const store = memoryStore();
    const here = await typed(store);
    const positions = [0, 1, 2];
    const seen = [];
    for (const position of positions) seen.push(await here.answer(here.client.at(position)));
    await here.close();
    const again = new TestWorld(store);
    await again.open(LAB, 'first');
    for (const position of positions) expect(await again.answer(again.client.at(position))).toEqual(seen[position]);
  });

  it('works after an undo, which shortens it', async () => {
    const world = await typed();
    await world.answer(world.client.at(2));
    await world.undo();
    const past = await world.answer(world.client.at(1));
    expect(past.position).toBe(1);
    expect(await world.answer(world.client.at(2).catch(String))).toContain('No past');
  });
});

describe('a branch', () => {
  it('goes on from a point, is kept at once, and leaves its parent alone', async () => {
    const store = memoryStore();
    const world = await typed(store);
    const past = await world.answer(world.client.at(2));
    await world.branch(2, 'second');
    expect(world.screen()).toBe(past.screens[0]?.text);
    expect(store.kept.get('second')?.record.parent).toEqual({ attempt: 'first', entries: 2 });
    expect(store.kept.get('second')?.entries).toHaveLength(2);
    expect(store.kept.get('first')?.entries).toHaveLength(3);
  });

  it('keeps what hints cost', async () => {
    const world = await typed();
    world.client.input({ kind: 'note', topic: 'hint', value: 'x/0' });
    await world.pass(100);
    await world.branch(1, 'second');
    expect(world.client.log?.entries.map(({ input }) => input.kind)).toEqual(['type', 'note']);
  });

  it('keeps its marks from knowing nothing of what was opened later', async () => {
    const world = new TestWorld(memoryStore());
    await world.open('secure-the-bootset', 'first');
    world.type('\r');
    await world.pass(500);
    world.client.input({ kind: 'note', topic: 'solution', value: 'shown' });
    await world.pass(500);
    await world.branch(0, 'second');
    expect(world.moments[0]?.marks).toBeUndefined();
    expect(world.client.log?.record).toMatchObject({
      best: { solutionShown: true },
      standing: { solutionShown: true },
    });
  });

  it('is not there where the present is', async () => {
    const world = await typed();
    await world.branch(3, 'second');
    expect(world.client.log?.record.id).toBe('first');
  });

  it('is shown before its lab is rebuilt, and takes at once what is typed', async () => {
    const store = memoryStore();
    const world = await typed(store);
    const past = await world.answer(world.client.at(2));
    const branching = world.client.branch(2, 'second');
    while (world.moments.length === 0) await world.settle();
    expect(world.moments[0]?.screens).toEqual(past.screens);
    expect(world.statuses).not.toContain('recovering');
    world.type('show clock\r');
    await world.answer(branching);
    await world.pass(500);
    expect(world.screen()).toContain('show clock');
    expect(store.kept.get('second')?.entries).toHaveLength(3);
    expect(store.kept.get('first')?.entries).toHaveLength(3);
  });

  it('lets the attempt that it left go: another tab may open that', async () => {
    const [store, lock] = [memoryStore(), sharedLocks()];
    const world = await typed(store, lock);
    await world.branch(2, 'second');
    const other = new TestWorld(store, lock);
    await other.open(LAB, 'first');
    expect(other.readOnly).toBe(false);
    await other.open(LAB, 'second');
    expect(other.readOnly).toBe(true);
  });

  it('comes back although its engine dies while it is rebuilt', async () => {
    const world = await typed();
    const past = await world.answer(world.client.at(2));
    const branching = world.client.branch(2, 'second');
    while (world.moments.length === 0) await world.settle();
    world.kill();
    await world.answer(branching);
    await world.pass(500);
    expect(world.screen()).toBe(past.screens[0]?.text);
    expect(world.client.log?.record).toMatchObject({ id: 'second', length: 2 });
  });
});

describe('an undo', () => {
  it('is shown before the lab is rebuilt, one after the other', async () => {
    const world = await typed();
    const [first, second] = [await world.answer(world.client.at(2)), await world.answer(world.client.at(1))];
    const undone = [world.client.undo(), world.client.undo()];
    for (const one of undone) await world.answer(one);
    expect(world.moments.map(({ screens }) => screens)).toContainEqual(second.screens);
    expect(first.screens[0]?.text.startsWith(second.screens[0]?.text ?? '-')).toBe(true);
    expect(world.screen()).toBe(second.screens[0]?.text);
    expect(world.statuses).not.toContain('recovering');
    world.type('\r');
    await world.pass(500);
    expect(world.client.log?.entries).toHaveLength(2);
  });

  it('takes back what is on its way first, and only that', async () => {
    const world = await typed();
    const undone = world.client.undo();
    world.type('show clock\r');
    world.type('show ver');
    world.client.input({ kind: 'note', topic: 'hint', value: 'x/0' });
    const again = world.client.undo();
    for (const one of [undone, again]) await world.answer(one);
    await world.pass(500);
    const kept = world.client.log?.entries.map(({ input }) => (input.kind === 'type' ? input.text : input.kind));
    expect(kept).toEqual(['no\r', '\r', 'show clock\r', 'note']);
    expect(world.screen()).toContain('show clock');
    expect(world.screen()).not.toContain('show ver');
  });

  it('leaves the speed that was chosen meanwhile', async () => {
    const world = await typed();
    const undone = world.client.undo();
    world.client.speed(0);
    await world.answer(undone);
    const still = world.now;
    await world.pass(2000);
    expect(world.now).toBe(still);
  });
});

describe('a moment that somebody shared', () => {
  it('is the same where it replays the same, and says so where not', async () => {
    const world = await typed();
    const journal = world.client.journal();
    if (!journal) throw new Error('no lab');
    const { entries, until } = journal;
    const screens = screensSum([{ console: 'R1', text: world.screen() }]);
    const there = new TestWorld(memoryStore());
    await there.openWith(LAB, 'theirs', { entries, until, screens });
    expect(there.screen()).toBe(world.screen());
    expect(there.replayed).toBe('same');
    const elsewhere = new TestWorld(memoryStore());
    await elsewhere.openWith(LAB, 'theirs', { entries, until, screens: 'R1=00000000' });
    expect(elsewhere.replayed).toBe('differs');
  });
});

describe('an exam', () => {
  const MINUTES = 2;

  async function exam(store = memoryStore()): Promise<TestWorld> {
    const world = new TestWorld(store);
    await world.openWith(LAB, 'exam', { exam: { minutes: MINUTES } });
    await world.pass(200);
    return world;
  }

  it('says in its journal and its result that it is one', async () => {
    const world = await exam();
    world.type('no\r');
    await world.pass(500);
    expect(world.client.journal()?.entries[0]?.input).toEqual({ kind: 'note', topic: 'exam', value: '2' });
    expect(JSON.parse(await world.answer(world.client.result()))).toMatchObject({ exam: { minutes: MINUTES } });
  });

  it('has no way back', async () => {
    const world = await exam();
    world.type('no\r');
    await world.pass(500);
    const before = world.client.journal()?.entries;
    await world.undo();
    expect(world.client.canUndo).toBe(false);
    expect(world.client.journal()?.entries).toEqual(before);
    await world.branch(0, 'second');
    expect(world.client.log?.record.id).toBe('exam');
  });

  it('takes nothing more when its time is over, and ends then', async () => {
    const world = await exam();
    await world.pass(MINUTES * 60_000);
    expect(world.client.examOver).toBe(true);
    const before = world.client.journal()?.entries;
    world.type('no\r');
    await world.pass(500);
    world.client.finish();
    expect(world.client.journal()?.entries).toEqual(before);
    expect(world.client.log?.record.finishedAt).toBe(world.client.examEnds);
  });

  it('goes on after the page was closed, with what is left of its time, and is no other attempt', async () => {
    const store = memoryStore();
    const first = await exam(store);
    const ends = first.client.examEnds;
    await first.close();
    const second = new TestWorld(store);
    await second.open(LAB, 'exam');
    await second.pass(300);
    expect(second.client.examEnds).toBe(ends);
    expect(second.client.journal()?.entries.filter(({ input }) => input.kind === 'note')).toHaveLength(1);
  });

  it('takes nothing more once it was handed in', async () => {
    const world = await exam();
    world.client.finish();
    const at = world.client.log?.record.finishedAt;
    world.type('no\r');
    await world.pass(500);
    world.client.finish();
    expect(world.client.journal()?.entries).toHaveLength(1);
    expect(world.client.log?.record.finishedAt).toBe(at);
  });
});

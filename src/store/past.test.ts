// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journals } from './journals.ts';
import { takesNothing } from './takes-nothing.ts';
import { pointsSoFar } from './points.ts';
import { atPrompt, enter, forget, lab, screen, shows } from './test-lab.ts';

afterEach(forget);

/** The screens before each of two commands, and after them. */
let before = { enable: '', clock: '', now: '' };

/** `no`, Return, `enable`, `show clock`. */
beforeEach(async () => {
  await atPrompt();
  const enable = screen();
  await enter('enable', 'Router#');
  const clock = screen();
  await enter('show clock', 'Router#');
  before = { enable, clock, now: screen() };
});

describe('an earlier moment', () => {
  it('stands in the place of the present, with what its devices were', async () => {
    const { now } = lab();
    await lab().look(2);
    expect([lab().past, screen(), takesNothing(lab())]).toEqual([2, before.enable, true]);
    expect(lab().now).toBeLessThan(now);
    await lab().look(3);
    expect([lab().past, screen()]).toEqual([3, before.clock]);
  });

  it('takes no keys, and no time goes by', async () => {
    await lab().look(2);
    const { now } = lab();
    lab().type('R1', 'reload\r');
    lab().typeCommand(undefined, 'reload', true);
    lab().power('R1', false);
    lab().skip();
    await browser.pass(2000);
    expect([screen(), lab().now, lab().inputs]).toEqual([before.enable, now, 4]);
    await lab().look();
    await browser.pass(500);
    expect([screen().startsWith(before.now), screen().includes('reload'), lab().inputs]).toEqual([true, false, 4]);
  });

  it('gives the present back, as fast as it was told meanwhile', async () => {
    const { now } = lab();
    await lab().look(2);
    lab().setSpeed(5);
    expect([lab().speed, lab().past]).toEqual([5, 2]);
    await lab().look();
    expect([lab().speed, lab().past, lab().now, screen()]).toEqual([5, undefined, now, before.now]);
    await browser.pass(2000);
    expect(lab().now - now).toBeGreaterThan(8000);
  });

  it('after the last input is the present', async () => {
    await lab().look(4);
    expect([lab().past, screen()]).toEqual([undefined, before.now]);
    await lab().look(1);
    await lab().look(99);
    expect([lab().past, screen()]).toEqual([undefined, before.now]);
  });

  it('is the one that was asked for last', async () => {
    await Promise.all([lab().look(2), lab().look(3), lab().look(1)]);
    expect(lab().past).toBe(1);
    expect(before.enable.startsWith(screen())).toBe(true);
    await Promise.all([lab().look(2), lab().look()]);
    expect([lab().past, screen()]).toEqual([undefined, before.now]);
  });

  it('is gone when its engine is, with the present back', async () => {
    await lab().look(2);
    browser.kill();
    await browser.until(() => lab().status.kind === 'running');
    expect([lab().past, screen()]).toEqual([undefined, before.now]);
    await enter('disable', 'Router>');
  });

  it('is left when the lab is', async () => {
    await lab().look(2);
    await lab().close();
    expect(lab().past).toBeUndefined();
    await atPrompt({ seed: 2 });
    expect(takesNothing(lab())).toBe(false);
  });
});

describe('going on from an earlier moment', () => {
  it('is another attempt, shown at once, and leaves the first as it was', async () => {
    const { attempt = '', focusRequests } = lab();
    await lab().look(2);
    await lab().continueFrom(2);
    expect([lab().past, screen(), lab().inputs, lab().focusRequests]).toEqual([
      undefined,
      before.enable,
      2,
      focusRequests + 1,
    ]);
    expect(lab().attempt).not.toBe(attempt);
    await enter('show clock', 'Router>');
    const { attempt: branch = '' } = lab();
    await lab().kept();
    expect((await journals.load(branch))?.record.parent).toEqual({ attempt, entries: 2 });
    await lab().resume(attempt);
    expect([lab().inputs, screen()]).toEqual([4, before.now]);
  });

  it('runs as fast as the one before', async () => {
    lab().setSpeed(5);
    await lab().look(2);
    await lab().continueFrom(2);
    const { now } = lab();
    expect(lab().speed).toBe(5);
    await browser.pass(2000);
    expect(lab().now - now).toBeGreaterThan(8000);
  });

  it('takes what was done since back, line by line', async () => {
    await lab().look(3);
    await lab().continueFrom(3);
    await enter('disable', 'Router>');
    await lab().undo();
    expect(screen()).toBe(before.clock);
    await lab().undo();
    expect([screen(), lab().inputs]).toEqual([before.enable, 2]);
  });
});

describe('the time line', () => {
  it('has a point for each line, with all its keys', () => {
    expect(pointsSoFar().map(({ position, label }) => [position, label])).toEqual([
      [1, 'no'],
      [2, 'Enter'],
      [3, 'enable'],
      [4, 'show clock'],
    ]);
    expect(pointsSoFar(2)).toHaveLength(2);
  });

  it('has none of the keys that were taken back', async () => {
    lab().type('R1', 'sh');
    await shows('Router#sh');
    expect(pointsSoFar().at(-1)?.label).toBe('sh');
    await lab().undo();
    expect(pointsSoFar().at(-1)?.label).toBe('show clock');
  });
});

describe('what happens in the present while an earlier moment is shown', () => {
  it('is there when the present comes back', async () => {
    lab().type('R1', 'show version\r');
    await lab().look(2);
    await browser.pass(1000);
    expect(screen()).toBe(before.enable);
    await lab().look();
    expect(screen().startsWith(`${before.now}show version\r\nCisco IOS Software`)).toBe(true);
    expect(lab().inputs).toBe(5);
    expect(lab().canUndo).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { VirtualClock, type Moment } from '../kernel/clock.ts';
import { MovingFlow } from './flow.ts';

const MEGABYTE = { kind: 'fill', byte: 7, length: 1_000_000 } as const;

/** A clock, a way that takes `rate` bytes a millisecond, and what was told when. */
function setting(rate = 1000) {
  const clock = new VirtualClock();
  const way = { rate };
  const flow = new MovingFlow(clock, MEGABYTE, (ends) => Math.min(way.rate, ends));
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(`${what} at ${clock.now}`);
  const to = (moment: number) => clock.advanceTo(moment as Moment);
  return { flow, way, told, tell, to };
}

describe('bulk data on its way', () => {
  it('arrives as fast as its way lets it', () => {
    const { flow, told, tell, to } = setting();
    flow.until(500_000)(tell('half'));
    flow.until(Infinity)(tell('whole'));
    to(250);
    expect(flow.arrived).toBe(250_000);
    to(5000);
    expect(told).toEqual(['half at 500', 'whole at 1000']);
    expect(flow.ended).toBe(true);
  });

  it('is as slow as the slower end', () => {
    const { flow, told, tell, to } = setting();
    flow.limit(100_000);
    flow.limit(500_000);
    flow.until(Infinity)(tell('whole'));
    to(20_000);
    expect(told).toEqual(['whole at 10000']);
  });

  it('stands still while nothing gets through, and goes on where it was', () => {
    const { flow, way, told, tell, to } = setting();
    flow.quiet(4000)(tell('silence'));
    flow.until(Infinity)(tell('whole'));
    to(300);
    way.rate = 0;
    flow.reconsider();
    to(6000);
    expect(flow.arrived).toBe(300_000);
    expect(told).toEqual(['silence at 4300']);
    way.rate = 700;
    flow.reconsider();
    to(8000);
    expect(told).toEqual(['silence at 4300', 'whole at 7000']);
  });

  it('notices by itself, within a second, that its way has changed', () => {
    const { flow, way, to } = setting(10);
    to(100);
    way.rate = 0;
    to(500_000);
    expect(flow).toMatchObject({ arrived: 10_000, ended: false });
    way.rate = 10;
    to(502_000);
    expect(flow.arrived).toBeGreaterThanOrEqual(20_000);
  });

  it('has arrived when it says so, however long it goes on at a speed that rounds', () => {
    const clock = new VirtualClock();
    const flow = new MovingFlow(clock, { kind: 'fill', byte: 7, length: 100_000_000 }, () => 512 / 7);
    const short: number[] = [];
    for (let wanted = 5120; wanted < 100_000_000; wanted += 5120)
      flow.until(wanted)(() => {
        if (flow.arrived < wanted) short.push(wanted);
      });
    clock.advanceTo(2_000_000 as Moment);
    expect(short).toEqual([]);
  });

  it('stops at any byte, and whoever waits is told', () => {
    const { flow, told, tell, to } = setting();
    flow.until(Infinity)(tell('over'));
    to(123);
    flow.stop();
    to(9000);
    expect(told).toEqual(['over at 123']);
    expect(flow).toMatchObject({ arrived: 123_000, ended: true });
  });

  it('knows when each of its bytes arrived, also where it stood still', () => {
    const { flow, way, to } = setting();
    to(300);
    way.rate = 0;
    flow.reconsider();
    to(6000);
    expect(flow.momentOf(300_001)).toBeUndefined();
    way.rate = 500;
    flow.reconsider();
    to(6100);
    const moments = [0, 1, 150_000, 300_000, 300_500, 350_000].map((bytes) => flow.momentOf(bytes));
    expect(moments).toEqual([0, 0.001, 150, 300, 6001, 6100]);
    expect(flow.momentOf(350_001)).toBeUndefined();
    to(90_000);
    expect(flow.momentOf(1_000_000)).toBe(7400);
  });

  it('knows how it stood at every moment before', () => {
    const { flow, way, to } = setting();
    to(300);
    way.rate = 0;
    flow.reconsider();
    to(6000);
    way.rate = 500;
    flow.reconsider();
    to(6100);
    flow.stop();
    to(9000);
    const stood = [0, 100, 300, 5000, 6050, 6099, 6100, 9000].map((moment) => flow.at(moment));
    expect(stood.map(({ arrived }) => arrived)).toEqual([
      0, 100_000, 300_000, 300_000, 325_000, 349_500, 350_000, 350_000,
    ]);
    expect(stood.map(({ ended }) => ended)).toEqual([false, false, false, false, false, false, true, true]);
  });

  it('tells nobody who no longer waits', () => {
    const { flow, told, tell, to } = setting();
    flow.until(Infinity)(tell('over'))();
    flow.quiet(1)(tell('silence'))();
    to(9000);
    expect(told).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock, type Moment } from '../../kernel/clock.ts';
import { paidBy } from '../../kernel/work.ts';
import { MovingFlow } from '../../net/flow.ts';
import { bytesContent, cut, read, sizeOf, slice, type Content } from '../content.ts';
import { follow } from './follow.ts';
import { Received } from './received.ts';

const image: Content = { kind: 'noise', seed: 'image', length: 100_000_000 };

/** Bulk data that has arrived so far. */
function flowing(content: Content, arrived = Infinity): MovingFlow {
  const clock = new VirtualClock();
  const flow = new MovingFlow(clock, content, () => 1000);
  clock.advanceTo((Math.min(arrived, sizeOf(content)) / 1000) as Moment);
  flow.stop();
  return flow;
}

describe('what has come of a file', () => {
  it('is the content that its pieces are of', () => {
    const got = new Received();
    got.add(read(image, 0, 512));
    got.follow(flowing(slice(image, 512, 90_000_000)));
    expect(got.content).toEqual(cut(image, 90_000_512));
    got.add(read(image, 90_000_512, 512));
    got.follow(flowing(slice(image, 90_001_024)));
    expect(got.content).toEqual(image);
  });

  it('is what came, wherever that is from', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            kind: fc.constantFrom('bytes', 'bulk', 'cut'),
            from: fc.nat(50),
            size: fc.nat(40),
            alter: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        (steps) => {
          const got = new Received();
          let want = new Uint8Array();
          for (const { kind, from, size, alter } of steps) {
            const at = alter ? from : want.length;
            const piece = read(image, at, size);
            if (kind === 'cut') {
              got.cut(size);
              want = want.slice(0, size);
              continue;
            }
            if (kind === 'bytes') got.add(piece);
            else got.follow(flowing(slice(image, at, 60), size));
            want = Uint8Array.from([...want, ...piece]);
          }
          expect(got.size).toBe(want.length);
          expect([...read(got.content, 0, 1000)]).toEqual([...want]);
        },
      ),
    );
  });

  it('stays text where it is text', () => {
    const got = new Received();
    got.add(new TextEncoder().encode('hostname '));
    got.add(new TextEncoder().encode('R1\n'));
    expect(got.content).toEqual({ kind: 'text', text: 'hostname R1\n' });
    expect(new Received().content).toEqual(bytesContent(new Uint8Array()));
  });
});

describe('following bulk data', () => {
  /** What was told, and when, of a file that moves so fast. */
  function told(
    size: number,
    rate: number,
    every: number,
    meanwhile: (flow: MovingFlow, clock: VirtualClock) => void = () => {},
  ) {
    const clock = new VirtualClock();
    const flow = new MovingFlow(clock, cut(image, size), () => rate);
    const moments: (readonly [number, number])[] = [];
    let end = '';
    const moved = (arrived: number) => moments.push([clock.now, arrived]) > 0;
    const purse = { left: 1_000_000 };
    paidBy(purse, () => {
      follow(flow, { clock, every, patience: 4000, moved })((how) => (end = how));
      meanwhile(flow, clock);
      clock.advanceTo(1_000_000 as Moment);
    });
    return { moments, end, work: 1_000_000 - purse.left };
  }

  it('tells each sign when it is due, where they are slow', () => {
    const { moments, end } = told(20_000, 10, 5000);
    expect(moments).toEqual([
      [0, 0],
      [500, 5000],
      [1000, 10_000],
      [1500, 15_000],
      [2000, 20_000],
    ]);
    expect(end).toBe('whole');
  });

  it('tells many signs at once, where they are fast', () => {
    const { moments, end } = told(100_000_000, 680, 5120);
    expect(moments.length).toBeLessThan(2400);
    expect(moments.length).toBeGreaterThan(1500);
    expect(end).toBe('whole');
  });

  it('looks at those at the cost of a timer each', () => {
    const { moments, work } = told(100_000_000, 680, 5120);
    const [timer, looks] = [3, 150];
    expect(work).toBeLessThan(timer * (moments.length + looks) + 100);
  });

  it('ends when it is stopped, and when nothing comes', () => {
    expect(
      told(100_000, 10, 5000, (flow, clock) => {
        clock.advanceTo(600 as Moment);
        flow.stop();
      }),
    ).toMatchObject({
      end: 'stopped',
      moments: [
        [0, 0],
        [500, 5000],
        [600, 6000],
      ],
    });
    expect(
      told(100_000, 10, 5000, (flow, clock) => {
        clock.advanceTo(600 as Moment);
        flow.limit(0);
      }),
    ).toMatchObject({ end: 'silent' });
  });
});

import { expect, it } from 'vitest';
import type { Moment } from '../kernel/clock.ts';
import { nextInt, randomFor } from '../kernel/random.ts';
import { Captures } from './captures.ts';
import type { Frame } from './packet.ts';

const frame = (from: string): Frame => ({ from, to: 'x', carries: { protocol: 1, bytes: new Uint8Array() } });

it.each([0, 1, 2, 3])(
  'what is repeated stands where it would have been sent, and of it all the last is kept (%i)',
  (seed) => {
    const random = randomFor(seed, 'captures');
    const [together, apart] = [new Captures(), new Captures()];
    let now = 0;
    for (let i = 0; i < 12; i++) {
      const single = { kind: 'frame', at: now, frame: frame('one') } as const;
      together.add(single);
      apart.add(single);
      const [a, b] = [1 + nextInt(random, 20_000), 1 + nextInt(random, 20_000)];
      const [first, second] = [(now + 1) as Moment, (now + 2) as Moment];
      together.repeat(frame('a'), { first, every: 10, times: a });
      together.repeat(frame('b'), { first: second, every: 15, times: b });
      const each = [
        ...Array.from({ length: a }, (_, n) => ({ at: first + 10 * n, frame: frame('a') })),
        ...Array.from({ length: b }, (_, n) => ({ at: second + 15 * n, frame: frame('b') })),
      ].sort((x, y) => x.at - y.at);
      for (const one of each) apart.add({ kind: 'frame', ...one });
      now += 1_000_000;
      if (nextInt(random, 2) === 0) expect(together.forgotten).toBe(apart.forgotten);
    }
    expect([together.forgotten, together.kept.length]).toEqual([apart.forgotten, apart.kept.length]);
    const short = ({ kept }: Captures): readonly string[] => kept.map((one) => `${one.at} ${one.frame.from}`);
    expect(short(together)).toEqual(short(apart));
    expect(new Set(together.kept.map((one) => one.frame)).size).toBe(together.kept.length);
  },
);

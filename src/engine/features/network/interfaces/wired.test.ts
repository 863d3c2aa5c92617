import { expect, it } from 'vitest';
import { Bench } from '../../../testing/lab.ts';
import { wire, wiredRouter } from '../../../testing/wired.ts';

it('R16 lets the line protocol of a cabled port follow its link by a second when IOS starts', () => {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', ['GigabitEthernet0/0 10.1.1.1'], ['service timestamps log datetime msec']),
      wiredRouter('R2', ['GigabitEthernet0/0 10.1.1.2']),
    ],
    wires: [wire('cable', ['R1 GigabitEthernet0/0', 'R2 GigabitEthernet0/0'])],
  });
  bench.player.settle();
  bench.player.play('⟦+60s⟧');
  const moment = (message: string): number => {
    const [, minutes, seconds] =
      new RegExp(`\\d\\d:(\\d\\d):(\\d\\d\\.\\d{3}): %${message} GigabitEthernet0/0, changed state to up`).exec(
        bench.player.screen,
      ) ?? [];
    return Number(minutes) * 60 + Number(seconds);
  };
  const apart = moment('LINEPROTO-5-UPDOWN: Line protocol on Interface') - moment('LINK-3-UPDOWN: Interface');
  expect(apart).toBeCloseTo(1, 6);
});

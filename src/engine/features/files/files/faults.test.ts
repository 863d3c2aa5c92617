import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Fault } from '../../../hosts/faults.ts';
import { some } from '../../../testing/some.ts';
import {
  beginning,
  BOOTS,
  image,
  PROTOCOLS,
  small,
  TransferLab,
  urlOf,
  type Protocol,
} from '../../../testing/transfer-lab.ts';

/** Where in a file of this size something happens: at its start, at a block, in the middle, in the last block, after it. */
const boundaries = (size: number): readonly number[] => [0, 1, 512, 1461, size >> 1, size - 1, size];

const counted = (lab: TransferLab): boolean => lab.player.screen.includes('bytes copied in');

/** What a copy to flash0:new.bin left is all or nothing, and the router knows which. */
function expectSound(lab: TransferLab, whole: Content): void {
  const held = lab.held('new.bin');
  if (held) expect(sizeOf(held)).toBe(sizeOf(whole));
  if (held) expect(beginning(held, whole)).toBe(true);
  expect(counted(lab)).toBe(held !== undefined);
  expect(/^%Error (opening|reading|copying) /m.test(lab.player.screen)).toBe(held === undefined);
  expect(lab.lab.events.some(({ id }) => id === 'file.copied')).toBe(held !== undefined);
}

/** What a copy to the server left is a beginning; when the router counts its bytes it is all. */
function expectSent(lab: TransferLab, whole: Content): void {
  const served = lab.served('up');
  if (served) expect(beginning(served, whole)).toBe(true);
  if (counted(lab)) expect(served && sizeOf(served)).toBe(sizeOf(whole));
  else expect(lab.player.screen).toMatch(/^%Error (opening|writing) /m);
  for (const { payload } of lab.lab.events.filter(({ id }) => id === 'transfer.done'))
    expect(payload['bytes']).toBe(sizeOf(whole));
}

function download(protocol: Protocol, name: 'good.bin' | 'small.cfg', fault?: Fault): TransferLab {
  const lab = new TransferLab(fault);
  lab.begin(`copy ${urlOf(protocol, name)} flash0:new.bin`);
  return lab;
}

describe('a server that stops', () => {
  const hows = ['silent', 'closes'] as const;
  const files = [
    ['good.bin', image],
    ['small.cfg', small],
  ] as const;

  it.each(some(PROTOCOLS))('R46 at any boundary of what comes by %s leaves all or nothing', (protocol) => {
    const kept = new Set<boolean>();
    for (const how of hows)
      for (const [name, whole] of files)
        for (const after of boundaries(sizeOf(whole))) {
          const lab = download(protocol, name, { kind: 'stops', after, how });
          lab.player.settle();
          expectSound(lab, whole);
          if (after < sizeOf(whole)) expect(counted(lab)).toBe(false);
          kept.add(counted(lab));
        }
    expect(kept).toContain(false);
  });

  it.each(some(PROTOCOLS))(
    'R46 at any boundary of what goes by %s leaves a part that nobody takes for all',
    (protocol) => {
      for (const how of hows)
        for (const [name, size] of [
          [BOOTS, 300_000],
          ['running-config', 600],
        ] as const)
          for (const after of boundaries(size)) {
            const lab = new TransferLab({ kind: 'stops', after, how });
            lab.type('copy running-config flash0:running-config');
            const whole = lab.held(name);
            if (!whole) throw new Error('No file');
            lab.begin(`copy flash0:${name} ${urlOf(protocol, 'up')}`);
            lab.player.settle();
            expectSent(lab, whole);
          }
    },
  );
});

describe('a cable that is pulled', () => {
  const AWAY = [2000, 45_000, undefined] as const;
  const when = fc.record({
    protocol: fc.constantFrom(...PROTOCOLS),
    step: fc.integer({ min: 0, max: 45 }),
    away: fc.constantFrom(...AWAY),
  });
  const pull = (lab: TransferLab, step: number, away: number | undefined): void => {
    lab.go(step);
    lab.player.act({ kind: 'cable', port: 'GigabitEthernet0/0', plugged: false });
    if (away !== undefined) {
      lab.player.act({ kind: 'pass', ms: away });
      lab.player.act({ kind: 'cable', port: 'GigabitEthernet0/0', plugged: true });
    }
    lab.player.settle();
  };

  it('R46 at any step, for a while or for good, leaves all or nothing of what came', () => {
    fc.assert(
      fc.property(when, ({ protocol, step, away }) => {
        const lab = download(protocol, 'good.bin');
        pull(lab, step, away);
        expectSound(lab, image);
      }),
      { numRuns: 40 },
    );
  });

  it('R46 at any step, for a while or for good, leaves a part that nobody takes for all', () => {
    fc.assert(
      fc.property(when, ({ protocol, step, away }) => {
        const lab = new TransferLab();
        const whole = lab.held(BOOTS);
        if (!whole) throw new Error('No file');
        lab.begin(`copy flash0:${BOOTS} ${urlOf(protocol, 'up')}`);
        pull(lab, step, away);
        expectSent(lab, whole);
      }),
      { numRuns: 40 },
    );
  });
});

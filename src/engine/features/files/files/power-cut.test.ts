import { describe, expect, it } from 'vitest';
import { sizeOf, type Content } from '../../../system/content.ts';
import { some } from '../../../testing/some.ts';
import { altered, beginning, BOOTS, image, PROTOCOLS, TransferLab, urlOf } from '../../../testing/transfer-lab.ts';

const CLUSTER = 4096;

/** Power goes and comes back. */
function cutPower(lab: TransferLab): void {
  lab.player.act({ kind: 'power', on: false });
  lab.player.act({ kind: 'power', on: true });
  lab.comeUp();
}

/** What `dir` lists makes up what it says is taken. */
function expectSums(listing: string): void {
  const sizes = [...listing.matchAll(/^ +\d+ +-rw- +(\d+) /gm)].map(([, size]) => Number(size));
  const [, total = 0, free = 0] = /^(\d+) bytes total \((\d+) bytes free\)$/m.exec(listing)?.map(Number) ?? [];
  expect(total - free).toBe(sizes.reduce((sum, size) => sum + Math.ceil(size / CLUSTER) * CLUSTER, 0));
}

/** Power is cut at every step of a command, once at each; `prepare` runs before each time. */
function* everyStep(lab: TransferLab, command: string, prepare: () => void): Generator<number> {
  for (let steps = 0; ; steps++) {
    prepare();
    lab.begin(command);
    if (lab.go(steps) < steps) return;
    cutPower(lab);
    yield steps;
  }
}

const passed = (lab: TransferLab): readonly unknown[] =>
  lab.lab.events.filter(({ id, payload }) => id === 'file.verified' && payload['passed'] === true);

describe('power that is cut at any step of a copy', () => {
  const downloads = PROTOCOLS.flatMap((protocol) => [
    { protocol, from: 'good.bin', whole: image, options: '' },
    { protocol, from: 'good.bin', whole: image, options: '/verify' },
    { protocol, from: 'bad.bin', whole: altered, options: '/verify' },
  ]);

  it.each(some(downloads))(
    'R33 by $protocol of $from $options leaves what was there, a part or all, and the router comes up',
    (one) => {
      const lab = new TransferLab();
      const sizes = new Set<number>();
      let old: Content | undefined;
      const prepare = (): void => {
        lab.type('delete /force flash0:new.bin', 'show clock | redirect flash0:new.bin');
        old = lab.held('new.bin');
      };
      for (const _ of everyStep(lab, `copy ${one.options} ${urlOf(one.protocol, one.from)} flash0:new.bin`, prepare)) {
        const held = lab.held('new.bin');
        const size = held ? sizeOf(held) : -1;
        sizes.add(size);
        if (held && held !== old) expect(beginning(held, one.whole)).toBe(true);
        const good = one.whole === image && size === sizeOf(image);
        expectSums(lab.type('dir flash0:'));
        expect(lab.fact('boot.variable', 'BOOT')).toBe(`flash0:new.bin,1;flash0:${BOOTS},1;`);
        expect(lab.fact('boot.running-image')).toBe(`flash0:${good ? 'new.bin' : BOOTS}`);
        if (!good) expect(passed(lab)).toEqual([]);
        if (held) expect(lab.type('verify flash0:new.bin', 'n').includes('successfully verified')).toBe(good);
        if (good) break;
      }
      const whole = sizeOf(one.whole);
      expect([...sizes].some((size) => size > 1000 && size < whole)).toBe(true);
      expect(sizes).toContain(whole);
    },
  );

  it.each(some(PROTOCOLS))(
    'R33 by %s to a server leaves a part or all there, and nobody says that a part is all',
    (protocol) => {
      const lab = new TransferLab();
      const content = lab.held(BOOTS);
      if (!content) throw new Error('No image');
      let sent = 0;
      for (const _ of everyStep(lab, `copy flash0:${BOOTS} ${urlOf(protocol, 'up.bin')}`, () => {})) {
        const served = lab.served('up.bin');
        if (served) expect(beginning(served, content)).toBe(true);
        sent = Math.max(sent, served ? sizeOf(served) : 0);
        expect(lab.held(BOOTS)).toEqual(content);
        expect(lab.fact('boot.running-image')).toBe(`flash0:${BOOTS}`);
        for (const { payload } of lab.lab.events.filter(({ id }) => id === 'transfer.done'))
          expect(payload['bytes']).toBe(sizeOf(content));
      }
      expect(sent).toBeGreaterThan(0);
    },
  );
});

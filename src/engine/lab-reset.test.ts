import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from './kernel/clock.ts';
import type { Entry, Input } from './kernel/journal.ts';
import { Lab } from './lab.ts';
import { Player } from './transcript.ts';
import { boxed } from './testing/lab.ts';

const STARTUP = 'hostname Alpha\nend\n';
const spec = {
  devices: [boxed({ startup: STARTUP }), boxed({ name: 'R2', platform: 'c1941', startup: 'hostname Beta\nend\n' })],
};

const booted = (using: ConstructorParameters<typeof Lab>[0] = spec): [Lab, Player] => {
  const lab = new Lab(using, 3);
  return [lab, new Player(lab).play('⟦⟧⟦enable⟧')];
};

const hasStartup = (lab: Lab): unknown => lab.fact('config.startup-present', 'R1');

describe('resetting one device', () => {
  it('brings back what was erased and starts it again', () => {
    const [lab, player] = booted();
    player.play('⟦write erase⟧⟦:key enter⟧');
    expect(hasStartup(lab)).toBe(false);
    lab.input({ kind: 'reset', device: 'R1' });
    expect(hasStartup(lab)).toBe(true);
    expect(lab.device('R1')?.phase).toBe('bootstrap');
    expect(hasStartup(lab)).toBe(true);
    player.play('⟦:clear⟧').settle();
    player.play('⟦⟧');
    expect(player.screen).toContain('Alpha>');
  });

  it('leaves other devices and what happened alone', () => {
    const [lab] = booted();
    new Player(lab, 'R2').play('⟦⟧⟦enable⟧⟦configure terminal⟧⟦hostname Gamma⟧⟦end⟧');
    const state = lab.device('R2')?.snapshot();
    const events = lab.events.length;
    lab.input({ kind: 'reset', device: 'R1' });
    expect(lab.device('R2')?.snapshot()).toEqual(state);
    expect(lab.events.length).toBeGreaterThanOrEqual(events);
  });

  it('goes back to what the learner found, not to what came before', () => {
    const prelude = '⟦⟧⟦enable⟧⟦erase startup-config⟧⟦:key enter⟧';
    const lab = new Lab({ ...spec, prelude }, 3);
    expect(hasStartup(lab)).toBe(false);
    new Player(lab).play('⟦⟧⟦enable⟧⟦write memory⟧');
    expect(hasStartup(lab)).toBe(true);
    lab.input({ kind: 'reset', device: 'R1' });
    expect(hasStartup(lab)).toBe(false);
  });

  it('keeps its serial number, and a device without power stays off', () => {
    const off = { devices: [boxed({ power: 'off' as const })] };
    const lab = new Lab(off, 3);
    const serial = lab.device('R1')?.serial;
    lab.input({ kind: 'power', device: 'R1', on: true });
    lab.input({ kind: 'reset', device: 'R1' });
    expect(lab.device('R1')?.phase).toBe('off');
    expect(lab.device('R1')?.serial).toBe(serial);
  });

  it('of a device that is not there does nothing', () => {
    const [lab] = booted();
    const state = lab.device('R1')?.snapshot();
    lab.input({ kind: 'reset', device: 'nobody' });
    expect(lab.device('R1')?.snapshot()).toBe(state);
  });

  it('replays to the same bytes in the middle of anything', () => {
    const input = fc.oneof(
      fc
        .constantFrom('\r', 'enable\r', 'write erase\r', 'reload\r', 'show version\r', 'y', 'copy run start\r')
        .map<Input>((text) => ({ kind: 'type', console: 'R1', text })),
      fc.constant<Input>({ kind: 'reset', device: 'R1' }),
      fc.constantFrom(9600, 2400).map<Input>((baud) => ({ kind: 'speed', console: 'R1', baud })),
    );
    const step = fc.record({ input, wait: fc.constantFrom(0, 50, 3000, 90_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const lab = new Lab(spec, 5);
        const entries = steps.map(({ input: given, wait }): Entry => {
          const entry = lab.input(given);
          lab.advanceTo((lab.now + wait) as Moment);
          return entry;
        });
        const again = new Lab(spec, 5);
        for (const entry of entries) again.apply(entry);
        again.advanceTo(lab.now);
        expect(again.drain()).toEqual(lab.drain());
        expect(again.devices.map((device) => device.snapshot())).toEqual(
          lab.devices.map((device) => device.snapshot()),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('the speed of the terminal', () => {
  it('other than the device’s makes its text unreadable, and the same again readable', () => {
    const [lab, player] = booted();
    lab.input({ kind: 'speed', console: 'R1', baud: 2400 });
    player.play('⟦:clear⟧⟦show clock⟧');
    expect(player.screen).not.toContain('Alpha#');
    lab.input({ kind: 'speed', console: 'R1', baud: 9600 });
    player.play('⟦:clear⟧⟦⟧');
    expect(player.screen).toContain('Alpha#');
  });
});

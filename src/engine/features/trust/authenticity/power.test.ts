import { describe, expect, it } from 'vitest';
import type { Bench } from '../../../testing/lab.ts';
import { bothKeys, entered, type SignedName, signed, signedRouter } from '../../../testing/signed.ts';
import { some } from '../../../testing/some.ts';

interface Case {
  readonly command: string;
  readonly boots: SignedName;
  readonly both: boolean;
  /** The key that comes or goes. */
  readonly key: string;
  readonly comes: boolean;
}

const cases: readonly Case[] = [
  { command: 'add production', boots: 'revocation', both: false, key: 'production B', comes: true },
  { command: 'add special', boots: 'newerProductionA', both: false, key: 'special B', comes: true },
  { command: 'revoke production', boots: 'productionB', both: true, key: 'production A', comes: false },
  { command: 'revoke special', boots: 'productionB', both: true, key: 'special A', comes: false },
];

const start = ({ boots, both }: Case): Bench => signedRouter({ boots, ...(both && { keys: bothKeys }) });

/** Lets so many things happen after the command was typed; false when it ended before. */
function during(r: Bench, command: string, steps: number): boolean {
  r.player.settle();
  r.lab.input({ kind: 'type', console: 'R1', text: `software authenticity key ${command}\r` });
  for (let i = 0; i < steps; i++) {
    if (r.lab.nextDue !== undefined) r.lab.advanceTo(r.lab.nextDue);
    if (r.lab.reading('R1')) return false;
  }
  return true;
}

const stored = (r: Bench, key: string, area: string): boolean =>
  r.fact('authenticity.key-present', `${key} ${area}`) === true;

/** Every place at which the command can be cut, as a number of steps; the last one is where it is done. */
function* cuts(of: Case): Generator<Bench> {
  for (let steps = 0; steps < 40; steps++) {
    const r = start(of);
    const running = during(r, of.command, steps);
    yield r;
    if (!running) return;
  }
}

describe.each(some(cases))('$command', (of) => {
  it('R25 cut by power loss: a record is there or not, the device boots, and the command finishes the work', () => {
    const seen = new Set<string>();
    for (const r of cuts(of)) {
      r.lab.input({ kind: 'power', device: 'R1', on: false });
      const [primary, backup] = [stored(r, of.key, 'primary'), stored(r, of.key, 'backup')];
      seen.add(`${primary} ${backup}`);
      r.player.play('⟦:power on⟧');
      entered(r);
      expect(r.fact('boot.running-image')).toBe(`flash0:${signed[of.boots]}`);
      const log = r.type('show logging | include KEY_STORAGE');
      expect(log.includes('Primary and backup key storage differ')).toBe(primary !== backup);
      if (of.key.startsWith('production')) {
        const status = r.type('show software authenticity upgrade-status');
        expect(status).toContain(`New key in primary key storage       : ${yes(!of.comes || primary)}`);
        expect(status).toContain(`New key in backup key storage        : ${yes(!of.comes || backup)}`);
      }
      const again = r.type(`software authenticity key ${of.command}`);
      expect(again).toMatch(of.comes || primary || backup ? /\nDone!\n/ : /New key not found in the key storage/);
      expect([stored(r, of.key, 'primary'), stored(r, of.key, 'backup')]).toEqual([of.comes, of.comes]);
    }
    expect(seen).toEqual(
      new Set(of.comes ? ['false false', 'true false', 'true true'] : ['true true', 'false true', 'false false']),
    );
  });

  it('R26 stopped by Ctrl-Shift-6: the same', () => {
    for (const r of cuts(of)) {
      r.lab.input({ kind: 'type', console: 'R1', text: '\x1e' });
      expect(r.type(`software authenticity key ${of.command}`)).toMatch(/Done!|New key not found/);
      expect([stored(r, of.key, 'primary'), stored(r, of.key, 'backup')]).toEqual([of.comes, of.comes]);
    }
  });
});

const yes = (met: boolean): string => (met ? 'Yes' : 'No');

import { expect, it } from 'vitest';
import { poweredRouter } from '../../engine/testing/lab.ts';
import { Pace } from './pace.ts';

const always = (): boolean => true;

it('skips to what can be seen next, and never beyond the last thing that happens', () => {
  const { lab } = poweredRouter({ startup: 'hostname R1\nend\n' });
  let printed = 0;
  const pace = new Pace(lab, () => (printed += lab.drain().length));
  const stops: number[] = [];
  while (lab.nextEvent !== undefined && stops.length < 1000) {
    pace.startSkip();
    while (pace.skipping) pace.run(16, always);
    stops.push(lab.now);
  }
  expect(lab.nextEvent).toBeUndefined();
  expect(lab.reading('R1')).toBe(true);
  expect(stops.length).toBeGreaterThan(3);
  expect(lab.now).toBeLessThan(600_000);
  pace.startSkip();
  pace.run(16, always);
  expect(pace.skipping).toBe(false);
  expect(lab.now).toBe(stops.at(-1));
});

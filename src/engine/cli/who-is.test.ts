import { expect, it } from 'vitest';
import { VirtualClock } from '../kernel/clock.ts';
import { CONSOLE, TerminalLine, type LineId } from '../system/terminal/line.ts';
import { whoIs } from './who-is.ts';

const lineOf = (id: LineId = CONSOLE): TerminalLine => new TerminalLine(id, new VirtualClock(), () => {});

it('calls lines, and whoever is there, as texts and events do', () => {
  const vty = lineOf({ name: 'vty 3', number: 391, from: '10.1.1.5' });
  expect(whoIs({ line: lineOf() })).toMatchObject({
    line: 'console',
    short: 'console',
    name: 'console',
    whole: 'console',
  });
  expect(whoIs({ line: lineOf(), user: 'anna' })).toMatchObject({
    line: 'console',
    name: 'anna',
    whole: 'anna on console',
  });
  expect(whoIs({ line: vty })).toMatchObject({ line: 'vty3 (10.1.1.5)', short: 'vty3', name: 'vty3 (10.1.1.5)' });
  expect(whoIs({ line: vty, user: 'anna' }).whole).toBe('anna on vty3 (10.1.1.5)');
});

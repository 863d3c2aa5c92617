import { beforeEach, expect, it } from 'vitest';
import { resetScreens, screenOf, writeScreen } from './screens.ts';

beforeEach(() => resetScreens([]));

const listen = (console: string) => {
  const heard: (readonly [string, string])[] = [];
  screenOf(console).subscribe({
    write: (text) => heard.push(['write', text]),
    reset: (text) => heard.push(['reset', text]),
  });
  return heard;
};

it('passes pieces on as they come and holds them all', () => {
  const heard = listen('R1');
  writeScreen('R1', 'a');
  writeScreen('R1', 'b');
  expect(heard).toEqual([
    ['write', 'a'],
    ['write', 'b'],
  ]);
  expect(screenOf('R1').text).toBe('ab');
});

it('a rebuilt lab with the same screen changes nothing, with more of it adds the rest', () => {
  writeScreen('R1', 'Router>');
  const heard = listen('R1');
  resetScreens([{ console: 'R1', text: 'Router>' }]);
  expect(heard).toEqual([]);
  resetScreens([{ console: 'R1', text: 'Router>enable' }]);
  expect(heard).toEqual([['write', 'enable']]);
});

it('another lab starts every console anew', () => {
  writeScreen('R1', 'old');
  writeScreen('R2', 'old');
  resetScreens([{ console: 'R1', text: 'new' }]);
  expect(screenOf('R1').text).toBe('new');
  expect(screenOf('R2').text).toBe('');
});

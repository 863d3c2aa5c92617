import { afterEach, expect, it, vi } from 'vitest';
import { measureEvenLetters } from './even-letters.ts';

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

/** A terminal whose page makes letters as wide as `widthOf` says, and counts how often it is asked. */
function terminal(widthOf: (letter: string) => number) {
  const element = document.createElement('div');
  element.innerHTML = '<div class="xterm-width-cache-measure-container"><span></span><span></span></div>';
  const [ruler] = element.querySelectorAll('span');
  if (!ruler) throw new Error('no ruler');
  const width = vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return Array.from(this.textContent).reduce((sum, letter) => sum + widthOf(letter), 0);
  });
  measureEvenLetters(element);
  /** What xterm learns of a letter. */
  const measure = (letter: string): number => {
    ruler.textContent = letter.repeat(32);
    return ruler.offsetWidth / 32;
  };
  return { measure, asked: () => width.mock.calls.length };
}

afterEach(() => void vi.restoreAllMocks());

it('asks the page for two letters of a screen where all are as wide', () => {
  const { measure, asked } = terminal(() => 8.4);
  expect(new Set(PRINTABLE.map((letter) => measure(letter).toFixed(3)))).toEqual(new Set(['8.400']));
  expect(asked()).toBe(2);
});

it('measures each letter where they are not', () => {
  const { measure } = terminal((letter) => letter.charCodeAt(0) / 10);
  expect(PRINTABLE.map((letter) => measure(letter).toFixed(3))).toEqual(
    PRINTABLE.map((letter) => (letter.charCodeAt(0) / 10).toFixed(3)),
  );
});

it('measures what is not ASCII by itself', () => {
  const { measure } = terminal((letter) => (letter === '漢' ? 16 : 8));
  expect([measure('a'), measure('漢'), measure('b')]).toEqual([8, 16, 8]);
});

it('measures anew once letters may have become others', async () => {
  let size = 8;
  const { measure } = terminal(() => size);
  expect(measure('a')).toBe(8);
  await Promise.resolve();
  size = 9;
  expect(measure('a')).toBe(9);
});

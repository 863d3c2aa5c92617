// @vitest-environment happy-dom
import { browser } from '../../store/test-browser.ts';
import { afterEach, expect, it } from 'vitest';
import { turn } from '../../bridge/test-turn.ts';
import { lab } from '../../store/test-lab.ts';
import { takeAndGo } from './take.ts';

const gift = (): File => new File(['Is flash memory? {T}\n'], 'sample.gift');

afterEach(async () => {
  await lab().close();
  window.location.hash = '';
});

/** Turns of the page after which its engine dies, through all of an opening. */
it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
  'goes to the quiz of a file although its engine dies after %i turns',
  async (before) => {
    const taken = takeAndGo(gift());
    for (let passed = 0; passed < before; passed++) await turn();
    browser.kill();
    expect(await taken).toBe('');
    expect(lab().scenario?.title).toBe('sample');
    expect(window.location.hash).toBe(`#/quiz/file?attempt=${lab().attempt}`);
  },
);

import { expect, it } from 'vitest';
import { parseRoute } from './route.ts';
import { titleFor } from './title.ts';

const titleOf = (address: string, lab?: string): string => titleFor(parseRoute(address).page, lab);

it('the tab names the page, and the lab that is open where it is that', () => {
  expect(titleOf('#/')).toBe('Bootset: router trust labs');
  expect([titleOf('#/lab/x', 'Revoke'), titleOf('#/quiz/x', 'Keys')]).toEqual(['Revoke · Bootset', 'Keys · Bootset']);
  expect([titleOf('#/lab/x'), titleOf('#s=1.x', 'Revoke')]).toEqual(['Bootset', 'Bootset']);
  expect([titleOf('#/result/a', 'Revoke'), titleOf('#/result/a')]).toEqual([
    'Result: Revoke · Bootset',
    'Result · Bootset',
  ]);
});

it('every page has a title of its own, whatever lab was open', () => {
  const titles = ['#/about', '#/progress', '#/grade', '#/nowhere/at/all'].map((address) => titleOf(address, 'Revoke'));
  expect(new Set(titles).size).toBe(4);
  for (const title of titles) expect(title).toMatch(/^[^:]+ · Bootset$/);
});

import { expect, it } from 'vitest';
import { hrefOf } from './attempts.ts';

it.each([
  ['{"version":1,"format":"bootset-quiz"}', '#/quiz/file?attempt=a'],
  [`${'\n'.repeat(600_000)}format: bootset-lab`, '#/lab/file?attempt=a'],
  ['format: bootset-lab\nbrief: |\n  format: bootset-quiz\n', '#/lab/file?attempt=a'],
])('goes on with what the file is: %#', (text, href) => {
  expect(hrefOf({ id: 'a', source: { kind: 'file', name: 'x.yaml', text } })).toBe(href);
});

import { expect, it } from 'vitest';
import { proveQuiz } from './prove-quiz.ts';
import { loadedQuiz } from './quiz.ts';

/** What the proof says of a question with this place to look. */
function told(look: string): readonly string[] {
  const options = [
    { text: 'a', right: true as const, because: 'A' },
    { text: 'b', because: 'B' },
  ];
  const quiz = loadedQuiz({
    format: 'bootset-quiz',
    version: 1,
    id: 'sample',
    title: 'Sample',
    summary: 'A sample.',
    minutes: 5,
    topics: ['test'],
    questions: [{ id: 'one', kind: 'choice', ask: 'x', explain: 'x', rests: 'x', look, options }],
  });
  return proveQuiz(quiz, undefined, [1]).map(({ where, message }) => `${where.path.join('.')}: ${message}`);
}

it.each([
  ['show secrue bootset', "% Invalid input detected at '^' marker."],
  ['show running-config | inculde hostname', "% Invalid input detected at '^' marker."],
  ['verify', '% Incomplete command.'],
])('R20 finds that the router does not take %s', (look, reply) => {
  expect(told(look)).toEqual([`questions.0.look: R1 does not take ${JSON.stringify(look)}: ${reply}`]);
});

it.each([
  'show secure bootset',
  'show secur bootse',
  'dir flash0:',
  'show running-config | include hostname',
  'secure boot-config restore',
  'show version, its last line',
  'show what the guide says of it.',
  'Show me',
  'The prompt',
  'rommon 1 >',
  'verify the image',
])('R20 has nothing against %s', (look) => {
  expect(told(look)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { isQuizFile, quizFromText } from './load.ts';

const quiz = (questions: string, more = ''): string => `format: bootset-quiz
version: 1
id: sample
title: Sample
summary: A sample.
minutes: 5
topics: [test]
${more}questions:
${questions}`;

const choice = (options: string): string => `  - id: one
    kind: choice
    ask: Which?
    explain: Because.
    rests: rule R1
    options:
${options}`;

const good = choice(`      - { text: a, right: true, because: A }
      - { text: b, because: B }
`);

const problems = async (text: string, name = 'sample.yaml'): Promise<readonly string[]> => {
  const result = await quizFromText(name, text);
  return result.ok ? [] : result.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('a quiz file', () => {
  it('R12 is taken when it is right', async () => {
    expect(await problems(quiz(good))).toEqual([]);
  });

  it('R12 is told every fault at its place', async () => {
    const text = quiz(
      choice(`      - { text: a, because: A }
      - { text: a, because: B }
`) +
        `  - id: one
    kind: device
    ask: x
    explain: x
    rests: x
    answer: { fact: hostnam }
`,
      'draw: 3\n',
    );
    expect(await problems(text)).toEqual([
      '8:7 expected at most 2, as many as there are questions',
      '16:7 expected exactly one option with right: true, not 0',
      '17:17 a is there already',
      '18:9 one is there already',
      '19:11 one asks about a device: expected a field scenario in the quiz',
      '23:21 there is no fact hostnam',
    ]);
  });

  it('R12 is told what a kind lacks and what it does not have', async () => {
    const text = quiz(`  - id: two
    kind: command
    ask: x
    explain: x
    mode: global
    options: []
    lines: []
  - id: three
    kind: essay
`);
    expect(await problems(text)).toEqual([
      '9:5 expected the field rests: text',
      '13:11 expected user or privileged or configure or interface or line or rommon',
      '14:5 there is no field options here',
      '15:12 expected at least 1 items',
      '17:11 expected a kind: choice, multiple, order, match, command, device, short',
    ]);
  });

  it('R12 is told of faults in YAML itself', async () => {
    expect(await problems('format: bootset-quiz\n  bad: [')).not.toEqual([]);
    expect(await problems('- 1\n- 2\n')).toEqual(['1:1 expected fields']);
  });

  it('R12 in GIFT is held to the same limits, at the question', async () => {
    const options = Array.from({ length: 13 }, (_, i) => `~wrong ${i}`).join(' ');
    expect(await problems(`::a:: x {=1 ~2}\n\n::b:: y {=right ${options}}\n`, 'x.gift')).toEqual([
      '3:1 expected at most 12 items',
    ]);
  });

  it('R12 is told apart from a lab', () => {
    expect(isQuizFile('x.yaml', quiz(good))).toBe(true);
    expect(isQuizFile('x.json', '{ "format": "bootset-quiz" }')).toBe(true);
    expect(isQuizFile('x.gift', '')).toBe(true);
    expect(isQuizFile('x.yaml', 'format: bootset-lab\n')).toBe(false);
  });
});

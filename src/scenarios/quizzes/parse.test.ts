import { describe, expect, it } from 'vitest';
import { catalogue, loadScenario } from 'virtual:catalogue';
import { loadFromCatalogue } from '../load.ts';
import { quizFromText } from './load.ts';
import { isQuizFile } from './quiz-file.ts';

const scenarios = {
  ids: catalogue.map(({ id }) => id),
  find: async (id: string) => {
    const found = await loadScenario(id);
    return found && loadFromCatalogue(found);
  },
};

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
  const result = await quizFromText(name, text, scenarios);
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
      '23:21 there is no fact hostnam; did you mean hostname?',
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
      '13:11 expected user or privileged or configure or interface or line or rommon, not "global"',
      '14:5 there is no field options here',
      '15:12 expected at least 1 item, not 0',
      '17:11 expected a kind: choice, multiple, order, match, command, device, short, not "essay"',
    ]);
  });

  it('R12 is told what the scenario it is about does not have', async () => {
    const about = (scenario: string): string =>
      quiz(
        `${good}  - id: two
    kind: command
    on: R9
    mode: privileged
    ask: |
      Two lines,
      and {{images.secret}}?
    lines: [show version]
    explain: x
    rests: x
`,
        `scenario: ${scenario}\n`,
      );
    expect(await problems(about('sandbox-secured'))).toEqual([
      '20:9 there is no device R9',
      '24:11 there is no variable images.secret; did you mean images.secured?',
    ]);
    expect(await problems(about('sandbox-secure'))).toEqual([
      '8:11 there is no scenario sandbox-secure; did you mean sandbox-secured?',
    ]);
    expect(await problems(about('x').replace('scenario: x\n', ''))).toEqual([
      '19:9 there is no device R9',
      '23:11 there is no variable images.secret',
    ]);
  });

  it('R12 is told of answers that nobody could give', async () => {
    const short = (as: string, answer: string): string => `  - id: ${as}
    kind: short
    as: ${as}
    ask: x
    explain: x
    rests: x
    answers: [${answer}]
`;
    expect(await problems(quiz(short('number', 'many') + short('hex', '0x21G2') + short('yes-no', 'perhaps')))).toEqual(
      [
        '15:15 expected a number',
        '22:15 expected a hexadecimal number, for example 0x2102',
        '29:15 expected yes or no',
      ],
    );
    expect(
      await problems(quiz(short('number', '"1,024"') + short('hex', '"2102"') + short('yes-no', '"yes"'))),
    ).toEqual([]);
  });

  it('R12 is told once that it is something else', async () => {
    expect(await problems('format: other\nid: x\n')).toEqual(['1:9 expected bootset-quiz, not "other"']);
  });

  it('R12 is told of faults in YAML itself', async () => {
    expect(await problems('format: bootset-quiz\n  bad: [')).not.toEqual([]);
    expect(await problems('- 1\n- 2\n')).toEqual(['1:1 expected fields, not a list']);
  });

  it('R12 in GIFT is held to the same limits, at the question', async () => {
    const options = Array.from({ length: 13 }, (_, i) => `~wrong ${i}`).join(' ');
    const read = await quizFromText('x.gift', `::a:: x {=1 ~2}\n\n::b:: y {=right ${options}}\n`, scenarios);
    expect(read.ok && read.value.file.questions.map(({ id }) => id)).toEqual(['a']);
    expect(read.ok && read.value.left.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '3:1 question "b": expected at most 12 items, not 14: the question is left out',
    ]);
  });

  it('R12 is told apart from a lab', () => {
    expect(isQuizFile('x.yaml', quiz(good))).toBe(true);
    expect(isQuizFile('x.json', '{ "format": "bootset-quiz" }')).toBe(true);
    expect(isQuizFile('x.json', '{"version":1,"format":"bootset-quiz"}')).toBe(true);
    expect(isQuizFile('x.yaml', `${'# a long word before\n'.repeat(2000)}${quiz(good)}`)).toBe(true);
    expect(isQuizFile('x.yaml', 'format: bootset-lab\nbrief: |\n  format: bootset-quiz\n')).toBe(false);
    expect(isQuizFile('x.gift', '')).toBe(true);
    expect(isQuizFile('x.yaml', 'format: bootset-lab\n')).toBe(false);
    expect(isQuizFile('x.yaml', `${'\n'.repeat(600_000)}format: bootset-lab`)).toBe(false);
  });
});

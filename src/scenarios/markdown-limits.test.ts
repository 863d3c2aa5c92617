import { describe, expect, it } from 'vitest';
import { limits } from './limits.ts';
import { loadFromFolder, loadFromText } from './load.ts';
import { markdownFault } from './markdown-limits.ts';
import { showProblem } from './problem.ts';
import { parseQuizText } from './quizzes/parse.ts';

const lab = (more: string, checks = ''): string => `format: bootset-lab
version: 1
id: tiny
title: Tiny
summary: A tiny lab.
level: beginner
minutes: 5
kind: guided
topics: [names]
objectives: [Name a router]
lab: {devices: [{name: R1, platform: c2911}]}
checks:
  - id: name-it
    points: 10
    task: Name it.
    look: The prompt.
    expect: {fact: hostname, on: R1, should: {is: CORE}}
${checks}${more}`;

const quiz = (question: string): string => `format: bootset-quiz
version: 1
id: tiny
title: Tiny
summary: Tiny.
minutes: 5
topics: [names]
questions:
${question}`;

const choice = (ask: string, because = 'So.', explain = 'So.'): string => `  - id: one
    kind: choice
    ask: |
      ${ask}
    rests: boot R1
    explain: "${explain}"
    options:
      - {text: Yes, right: true, because: "${because}"}
      - {text: "No", because: So.}
`;

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const loaded = await loadFromText('x.yaml', text);
  return loaded.ok ? [] : loaded.error.map(showProblem);
};

const problemsOfQuiz = async (text: string, name = 'x.yaml'): Promise<readonly string[]> => {
  const read = await parseQuizText(name, text, { ids: [], find: () => Promise.resolve(undefined) });
  return read.ok ? [] : read.error.map(showProblem);
};

const DEEP = 'expected at most 20 lists and quotations within each other';
const MUCH = 'expected at most 2000 Markdown signs and lines in a text';

describe('Markdown that would take too long is refused where it stands', () => {
  it.each([
    ['numbers', '1. '.repeat(10_000), `x.yaml:20:63: ${DEEP}`],
    ['quotations of lists', '> - '.repeat(10_000), `x.yaml:20:43: ${DEEP}`],
    ['stars', '*a'.repeat(10_000), `x.yaml:20:1: ${MUCH}`],
    ['brackets', '['.repeat(10_000), `x.yaml:20:1: ${MUCH}`],
    ['pictures', '!['.repeat(10_000), `x.yaml:20:1: ${MUCH}`],
    ['backticks', '`a'.repeat(10_000), `x.yaml:20:1: ${MUCH}`],
    ['columns', '|a'.repeat(10_000), `x.yaml:20:1: ${MUCH}`],
    ['definitions', '[a]: b\n  '.repeat(4_000), `x.yaml:686:1: ${MUCH}`],
    ['lists of lists', '- - - - - - - - - a\n  '.repeat(300), `x.yaml:219:1: ${MUCH}`],
    ['lines', 'a\n  '.repeat(30_000), `x.yaml:2019:1: ${MUCH}`],
    [
      'lists in lists by their indentation',
      Array.from({ length: 60 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n  '),
      `x.yaml:40:43: ${DEEP}`,
    ],
  ])('%s', async (_, brief, problem) => {
    const [first = ''] = await problemsOf(lab(`brief: |\n  a\n  ${brief}\n`));
    expect(first.replace(/^(x\.yaml:\d+:)\d+(?=: expected at most 2000)/, '$11')).toBe(problem);
  });

  const numbers = '1. '.repeat(200);

  it.each([
    ['a task', lab('').replace('task: Name it.', `task: "${numbers}"`), 15],
    ['a hint', lab('', `    hints: [{title: How, cost: 1, text: "${numbers}"}]\n`), 18],
    ['a solution', lab(`solutions: [{title: How, text: "${numbers}", transcript: x}]\n`), 18],
    ['a question', lab(`questions:\n${choice(numbers)}`), 22],
  ])('in %s', async (_, text, line) => {
    expect(await problemsOf(text)).toEqual([expect.stringMatching(`^x\\.yaml:${line}:\\d+: ${DEEP}$`)]);
  });

  it.each([
    ['a question', quiz(choice(numbers)), 12],
    ['a reason', quiz(choice('Is it?', numbers)), 16],
    ['what is said afterwards', quiz(choice('Is it?', 'So.', numbers)), 14],
  ])('in %s of a quiz', async (_, text, line) => {
    expect(await problemsOfQuiz(text)).toEqual([expect.stringMatching(`^x\\.yaml:${line}:\\d+: ${DEEP}$`)]);
  });

  it('in the files of a folder', async () => {
    const loaded = await loadFromFolder(
      { 'lab.yaml': lab(''), 'brief.md': `Good.\n\n${'> '.repeat(40)}`, 'solution.txt': `# How\n# ${numbers}\nR1>` },
      'tiny/',
    );
    expect(loaded.ok ? [] : loaded.error.map(showProblem)).toEqual([
      `tiny/brief.md:3:41: ${DEEP}`,
      expect.stringMatching(`^tiny/solution.txt:2:\\d+: ${DEEP}$`),
    ]);
  });

  it('in all texts together', async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      choice('*a*'.repeat(850)).replace('id: one', `id: one-${String.fromCharCode(97 + i)}`),
    ).join('');
    expect(await problemsOfQuiz(quiz(many))).toEqual([
      expect.stringContaining(`expected at most ${limits.allSigns} Markdown signs and lines in all texts together`),
    ]);
  });
});

describe('Markdown as people write it', () => {
  it.each([
    ['lists in lists', '- a\n  - b\n    1. c\n       > d'],
    ['a rule of many dashes', '- '.repeat(60)],
    ['a long text', 'All is well. '.repeat(4_000)],
    ['a long table', '| a | b |\n'.repeat(300)],
    ['a long console', `\`\`\`\n${'R1# show version\n'.repeat(900)}\`\`\``],
  ])('%s is taken', (_, text) => {
    expect(markdownFault(text)).toBeUndefined();
  });
});

import { expect, it } from 'vitest';
import { parseScenarioText } from './parse.ts';
import { locateInQuiz, parseQuizText } from './quizzes/parse.ts';
import { parseYaml } from './yaml-source.ts';

it.each([
  ['lab: "x\n', '3:1 expected " at the end of the text that was begun with it'],
  ['lab: [1, 2\nchecks: 3\n', '3:1 expected ] at the end of what was begun before, further in than its field'],
  ['lab: {a: 1\n', '3:1 expected } at the end of what was begun before, further in than its field'],
  ['lab: a: b\n', '2:6 expected one field on a line: quote a text that has ": " in it'],
  ['lab:\n  x: 1\n y: 2\n', '4:1 expected this line as far in as those it stands with'],
  ['lab: @x\n', '2:6 expected quotes around a text that begins with @'],
  ['lab: "\\q"\n', '2:7 there is no \\q in a text in double quotes: write \\\\ for \\'],
  ['lab\n', '2:1 expected a colon after the name of a field'],
  ['lab: !foo x\n', '2:6 expected no !foo: quote a text that begins with !'],
  ['lab: |x\n  y\n', '2:7 expected the end of the line after | or >'],
  ['lab: [a]]\n', '2:9 there is a "]" too many'],
  ['? [a]\n: b\n', '2:3 expected a text as the name of a field'],
  ['lab: &a &b x\n', '2:9 expected one & or ! before a value'],
])('says in plain words what no YAML is: %j', (text, fault) => {
  const read = parseYaml('lab.yaml', `format: bootset-lab\n${text}`);
  expect(read.ok ? [] : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([fault]);
});

it.each([
  ['lab: &a [1, *a]\n', '2:13 expected no *a within what it stands for'],
  ['lab: &a {b: {c: *a}}\n', '2:17 expected no *a within what it stands for'],
  ['lab: &a [&b [*a, *b]]\n', '2:14 expected no *a within what it stands for'],
])('refuses what contains itself: %j', (text, fault) => {
  const read = parseYaml('lab.yaml', `format: bootset-lab\n${text}`);
  expect(read.ok ? [] : read.error.map(({ line, column, message }) => `${line}:${column} ${message}`)[0]).toBe(fault);
});

it('takes a name that is given anew within', () => {
  const read = parseYaml('lab.yaml', 'format: bootset-lab\nlab: &a [&a 1, *a]\n');
  expect(read.ok && read.value.data).toEqual({ format: 'bootset-lab', lab: [1, 1] });
});

it('a lab or a quiz in a circle is a fault of the file', async () => {
  const lab = 'format: bootset-lab\nlab: &a {devices: [*a]}\n';
  expect(parseScenarioText('x.yaml', lab)).toMatchObject({ ok: false, error: [{ line: 2, column: 20 }] });
  const quiz = 'format: bootset-quiz\nquestions: &a [*a]\n';
  const none = { find: () => Promise.reject(new Error('none')) };
  expect(await parseQuizText('x.yaml', quiz, none as never)).toMatchObject({ error: [{ line: 2, column: 16 }] });
  expect(() => locateInQuiz('x.yaml', quiz)).not.toThrow();
});

import { expect, it } from 'vitest';
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, loadOpening as catalogueOpening, loadScenario } from 'virtual:catalogue';
import { openScenario } from './index.ts';
import { hasSurroundings } from './lab-spec.ts';
import { loadFromCatalogue, loadFromFolder, loadFromText } from './load.ts';
import { openWith } from './open.ts';
import { loadOpening } from './opening.ts';
import { showProblem } from './problem.ts';
import { some } from '../engine/testing/some.ts';
import { around } from './surroundings.ts';
import { proveNow } from './prove.ts';
import { locateInText } from './where.ts';
import { loadScenario as openInPage } from '../bridge/engine/load-scenario.ts';

const minimal = (extra = '', lab = ''): string => `format: bootset-lab
version: 1
id: tiny
title: Tiny
summary: A tiny lab.
level: beginner
minutes: 5
kind: guided
topics: [names]
objectives: [Name a router]
lab:
  devices:
    - name: R1
      platform: c2911
${lab}checks:
  - id: name-it
    points: 10
    task: Name the router \`CORE\`.
    look: The prompt.
    expect:
      fact: hostname
      on: R1
      should: {is: CORE}
${extra}`;

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

const imageFile = (name: string, more = ''): string => `        - {path: "flash0:${name}", image: ${IMAGE}${more}}\n`;

/** A lab with one image, of which more is said. */
const withFile = (more: string): string => minimal('', `      files:\n${imageFile('x', `, ${more}`)}`);

const problemsOf = async (text: string): Promise<readonly string[]> => {
  const loaded = await loadFromText('tiny.yaml', text);
  return loaded.ok ? [] : loaded.error.map(showProblem);
};

/** Fits what begins with this text. */
const startOf = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

describe('loading a scenario file', () => {
  it('accepts a small scenario, as YAML and as JSON', async () => {
    expect(await problemsOf(minimal())).toEqual([]);
    const { parse } = await import('yaml');
    expect(await problemsOf(JSON.stringify(parse(minimal()), null, '\t'))).toEqual([]);
  });

  it.each([
    ['an unknown field', minimal('speed: 3\n'), 'tiny.yaml:24:1: there is no field speed here'],
    ['a missing field', minimal().replace('title: Tiny\n', ''), 'tiny.yaml:1:1: expected the field title: text'],
    ['a wrong type', minimal().replace('minutes: 5', 'minutes: soon'), 'tiny.yaml:7:10: expected a number'],
    ['a wrong choice', minimal().replace('kind: guided', 'kind: game'), 'tiny.yaml:8:7: expected guided or free'],
    ['a key given twice', minimal('id: again\n'), 'tiny.yaml:24:1: this field is there already'],
    ['an unknown platform', minimal().replace('c2911', 'c2999'), 'tiny.yaml:14:17: there is no platform c2999'],
    [
      'an unknown fact',
      minimal().replace('fact: hostname', 'fact: hostnames'),
      'tiny.yaml:21:13: there is no fact hostnames',
    ],
    [
      'a question of no kind',
      minimal('questions:\n  - {id: ask-it, ask: Why?}\n'),
      'tiny.yaml:25:5: expected a kind: choice, multiple, order, match, command, device, short',
    ],
    [
      'a link from a device to itself',
      minimal('', '  links: [{ends: [R1, R1]}]\n'),
      'tiny.yaml:15:23: expected another device: this end is R1 too',
    ],
    [
      'a byte beyond the end of an image',
      withFile('alter: [{at: 103727963, hex: "00"}, {at: 103727963, hex: "0000"}]'),
      'tiny.yaml:16:116: expected a place in the file, which has 103727964 bytes',
    ],
    [
      'a byte that is cut off',
      withFile('truncate: 1000, alter: [{at: 1000, hex: "00"}]'),
      'tiny.yaml:16:104: expected a place in the file, which has 1000 bytes',
    ],
    [
      'an image cut off behind its end',
      withFile('truncate: 103727964'),
      'tiny.yaml:16:85: expected fewer bytes than the 103727964 of the image',
    ],
    [
      'an image that may be cut off behind its end',
      `${withFile('truncate: "{{n}}"')}variables: {n: {choice: [1, 200000000]}}\n`,
      'tiny.yaml:16:85: expected fewer bytes than the 103727964 of the image',
    ],
    [
      'files that exceed their disk',
      minimal('', `      files:\n${['a', 'b', 'c'].map((name) => imageFile(name)).join('')}`),
      'tiny.yaml:18:18: expected files that fit on flash0: together they take 311193600 of 256487424 bytes',
    ],
    [
      'two names that a disk holds for one',
      minimal('', '      files: [{path: "flash0:a", text: a}, {path: "flash0:A", text: b}]\n'),
      'tiny.yaml:15:51: flash0:A is there already',
    ],
    [
      'a serial number that may be none',
      minimal('variables: {s: {choice: [FTX1449AJBJ, x]}}\n', '      serial: "{{s}}"\n'),
      'tiny.yaml:15:15: expected eleven capital letters and digits',
    ],
    ['a place that is on no map', minimal('', '      at: [0, 1e308]\n'), 'tiny.yaml:15:15: expected at most 1000000'],
    [
      'an upgrade of the ROM monitor that is none',
      minimal('', `      rommon: {upgrade: ${IMAGE}}\n`),
      `tiny.yaml:15:25: expected an image of a ROM monitor: ${IMAGE} is none`,
    ],
    ['an unknown device', minimal().replace('on: R1', 'on: R2'), 'tiny.yaml:22:11: there is no device R2'],
    [
      'a value of another kind',
      minimal().replace('is: CORE', 'is: 7'),
      'tiny.yaml:23:15: expected text (in quotes where YAML would read a number or true)',
    ],
    [
      'an unknown image',
      minimal('', '      files:\n        - {path: flash0:a.bin, image: nothing.bin}\n'),
      'tiny.yaml:16:39: there is no image nothing.bin; did you mean',
    ],
    [
      'an unknown file system',
      minimal('', '      files:\n        - {path: disk9:a.bin, text: hi}\n'),
      'tiny.yaml:16:18: there is no file system disk9:',
    ],
    [
      'two files of one name',
      minimal('', '      files:\n        - {path: flash0:a, text: a}\n        - {path: flash0:a, text: b}\n'),
      'tiny.yaml:17:18: flash0:a is there already',
    ],
    [
      'a file that can never be there',
      minimal(
        'variables:\n  why: {choice: [altered, cut]}\n',
        '      files:\n        - {path: flash0:a, text: a, when: {value: "{{why}}", is: torn}}\n',
      ),
      'tiny.yaml:16:66: expected something that {{why}} may be',
    ],
    [
      'an unknown image of a published hash',
      minimal('variables:\n  sum: {hash: {image: nothing.bin, method: md5}}\n'),
      'tiny.yaml:25:23: there is no image nothing.bin',
    ],
    [
      'a mnemonic that is none',
      minimal(
        '',
        '      files:\n        - {path: flash0:a.bin, image: c2900-universalk9-mz.SSA, forged: {messages: [{mnemonic: LIE, text: x}]}}\n',
      ),
      'tiny.yaml:16:96: expected a mnemonic, for example SYS-5-CONFIG_I',
    ],
    [
      'an unknown ROM monitor',
      minimal('', '      rommon: {upgrade: nothing.srec}\n'),
      'tiny.yaml:15:25: there is no image nothing.srec',
    ],
    [
      'an unknown key',
      minimal('', '      keys: {primary: [production-c]}\n'),
      'tiny.yaml:15:24: expected production-a or production-b or',
    ],
    ['an unknown variable', minimal().replace('CORE', '{{nme}}'), 'tiny.yaml:18:28: there is no variable nme'],
    [
      'an expectation of no known form',
      minimal().replace('fact: hostname', 'facts: hostname'),
      'tiny.yaml:21:7: there is no field facts here',
    ],
    [
      'an expectation that asks nothing',
      minimal().replace(/fact: hostname[\s\S]*CORE}/, 'sometimes: yes'),
      'tiny.yaml:21:7: expected one of the fields all, any, not, during, fact, event, never',
    ],
    [
      'text that is not YAML',
      'a: [1, 2',
      'tiny.yaml:1:9: expected ] at the end of what was begun before, further in than its field',
    ],
    [
      'a day that there is not',
      minimal('', '      clock: 2020-02-30T12:00:00Z\n'),
      'tiny.yaml:15:14: expected a time like 2020-09-22T12:47:09Z',
    ],
    [
      'a name that every object has',
      minimal('variables:\n  __proto__: {hex: 2}\n'),
      'tiny.yaml:25:3: there is no field __proto__ here',
    ],
    ['a file of another program', 'format: other\nnoise: [1]\n', 'tiny.yaml:1:9: expected bootset-lab'],
    ['a second document', `${minimal()}---\na: 1\n`, 'tiny.yaml:24:1: expected one document'],
    [
      'a choice left out',
      minimal().replace('level: beginner\n', ''),
      'tiny.yaml:1:1: expected the field level: beginner',
    ],
    [
      'a slip of the finger',
      minimal().replace('fact: hostname', 'fact: hostmane'),
      'tiny.yaml:21:13: there is no fact hostmane; did you mean hostname?',
    ],
    [
      'a fact of other models',
      minimal()
        .replace('platform: c2911', 'platform: asr1002x')
        .replace('fact: hostname', 'fact: warm-reboot.possible')
        .replace('{is: CORE}', '{is: true}'),
      'tiny.yaml:21:13: a Cisco ASR 1002-X has no fact warm-reboot.possible',
    ],
    [
      'a variable that not every choice has',
      minimal('variables:\n  site: {choice: [{name: A}, {town: B}]}\n').replace('CORE', '{{site.name}}'),
      'tiny.yaml:18:28: not every choice of site has a site.name',
    ],
    ['a list instead of fields', '[]', 'tiny.yaml:1:1: expected fields'],
    ['nothing', '', 'tiny.yaml:1:1: expected fields'],
  ])('says where %s is', async (_, text, problem) => {
    const problems = await problemsOf(text);
    expect(problems).toContainEqual(expect.stringMatching(startOf(problem)));
  });

  it('checks transcripts, their directives and what mistakes lose', async () => {
    const extra = [
      'solutions:',
      '  - title: One',
      '    transcript: "⟦enable"',
      'mistakes:',
      '  - {name: wrong, loses: [other], transcript: "⟦:jump⟧"}',
      '',
    ].join('\n');
    expect(await problemsOf(minimal(extra))).toEqual([
      'tiny.yaml:26:18: expected ⟧ after this ⟦',
      'tiny.yaml:28:27: there is no check other',
      'tiny.yaml:28:48: there is no directive :jump',
    ]);
  });

  it('finds what is wrong in the lines of a longer text, each time it is wrong', async () => {
    const prelude = [
      '⟦:wait Press RETURN⟧',
      '⟦+15⟧⟦enable⟧⟦+15⟧',
      '⟦^c⟧⟦Break⟧',
      '⟦:key entr⟧⟦:key up⟧⟦+9999999m⟧',
      '⟦:speed 9601⟧',
    ];
    const lab = `  prelude: |\n${prelude.map((line) => `    ${line}\n`).join('')}`;
    expect(await problemsOf(minimal('', lab))).toEqual([
      'tiny.yaml:17:5: expected a time: +200ms, +15s or +9m',
      'tiny.yaml:17:18: expected a time: +200ms, +15s or +9m',
      'tiny.yaml:18:5: expected a control key: ^A to ^Z, ^[ or ^6',
      'tiny.yaml:18:9: expected break in small letters',
      'tiny.yaml:19:5: there is no key entr; several keys are typed with :type',
      'tiny.yaml:19:25: expected at most a year',
      'tiny.yaml:20:5: expected a speed that terminals have: 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200',
    ]);
  });

  it.each([
    ['in a field', minimal().replace('{is: CORE}', '\n        is: {{site}}'), '24:13', '{{site}}'],
    ['in a list in braces', minimal().replace('{is: CORE}', '{is: {{site}}}'), '23:20', '{{site}}'],
    ['with more text', minimal().replace('title: Tiny', 'title: {{site.name}} and {{b}}'), '4:8', '{{site.name}}'],
  ])('wants quotes around a variable %s', async (_, text, place, variable) => {
    expect(await problemsOf(text)).toEqual([
      `tiny.yaml:${place}: expected quotes around a text that begins with ${variable}`,
    ]);
  });

  it('tells a tab in front of a line once', async () => {
    const text = minimal().replace(/^ {6}(fact|on|should)/gm, '\t$1');
    expect(await problemsOf(text)).toEqual(['tiny.yaml:21:1: expected spaces: YAML allows no tab in front of a line']);
  });

  it('says once of a file that looks like no lab that it is none', async () => {
    const other = '# A heading\n\n- a: `b`\n* c: [x](y)\n\n```sh\nls: {\n```\n| a | b: c |\n';
    const picture = '\x89PNG\n\x1a\n\0\0IHDR\0: {\uFFFD\n\t[\n}: "\n';
    const guide = `# A guide\n\n\`\`\`yaml\n${minimal()}\`\`\`\n\n${other}`;
    for (const text of [other, picture, '\x89PNG: [\0', guide])
      expect(await problemsOf(text)).toEqual([expect.stringMatching(/^tiny\.yaml:1:1: this is not a lab or quiz/)]);
  });

  it('refuses bombs quickly', async () => {
    expect(await problemsOf('['.repeat(200_000))).toEqual(['tiny.yaml:1:81: expected at most 40 levels']);
    const fields = Array.from({ length: 100_000 }, (_, i) => `k${i}: 1`);
    expect((await problemsOf(fields.join('\n'))).join()).toMatch(/^tiny\.yaml:\d+:\d+: expected at most 60000 words/);
    expect((await problemsOf('a'.repeat(1_000_001)))[0]).toContain('at most 1000000 characters');
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((n, i) => `${n}: &${n} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
    ];
    expect((await problemsOf(laughs.join('\n')))[0]).toContain('tiny.yaml:2:8: expected at most 50 aliases');
  });

  it('names the alias that has no anchor', async () => {
    const [problem] = await problemsOf('format: bootset-lab\na: &a x\nb: *a\nc: *late\n');
    expect(problem).toBe('tiny.yaml:4:4: expected &late before *late, or quotes around this text');
  });

  it('never throws, whatever a file says', async () => {
    const base = minimal();
    await fc.assert(
      fc.asyncProperty(fc.nat(base.length), fc.nat(20), fc.string({ maxLength: 20 }), async (at, gone, text) => {
        expect(await problemsOf(base.slice(0, at) + text + base.slice(at + gone))).toBeInstanceOf(Array);
      }),
      { numRuns: 200 },
    );
  });
});

describe('loading a folder', () => {
  const lab = minimal();

  it('puts story, solutions and mistakes together', async () => {
    const loaded = await loadFromFolder({
      'lab.yaml': lab,
      'brief.md': 'A story.',
      'solution.txt': '# By hand\n# All of it.\n⟦enable⟧',
      'mistakes/sleep.txt': 'loses: name-it\n# Nothing is done.\n⟦⟧',
    });
    expect(loaded).toMatchObject({
      ok: true,
      value: {
        brief: 'A story.',
        solutions: [{ title: 'By hand', text: 'All of it.', transcript: '⟦enable⟧' }],
        mistakes: [{ name: 'sleep', loses: ['name-it'], why: 'Nothing is done.', transcript: '⟦⟧' }],
      },
    });
  });

  it('says which file is wrong, and where', async () => {
    const loaded = await loadFromFolder(
      {
        'lab.yaml': lab,
        'brief.md': 'A\nstory of {{nobody}}.',
        'solution.txt': '# x\n⟦:on R7⟧',
        'mistakes/a.txt': 'loses: nothing\n⟦⟧',
        'notes.md': '',
      },
      'labs/tiny/',
    );
    expect(loaded.ok ? [] : loaded.error.map(showProblem)).toEqual([
      'labs/tiny/brief.md:2:10: there is no variable nobody',
      'labs/tiny/solution.txt:2:1: there is no device R7',
      'labs/tiny/mistakes/a.txt:1:8: there is no check nothing',
      'labs/tiny/notes.md:1:1: expected brief.md, solution*.txt or mistakes/NAME.txt beside lab.yaml',
    ]);
  });

  it('gives the same digest as the same scenario in one file', async () => {
    const folder = await loadFromFolder({ 'lab.yaml': lab, 'brief.md': 'A story.' });
    const file = await loadFromText('x.yaml', minimal('brief: A story.\n'));
    const other = await loadFromText('x.yaml', minimal('brief: Another story.\n'));
    if (!folder.ok || !file.ok || !other.ok) throw new Error('not loaded');
    expect(file.value.digest).toBe(folder.value.digest);
    expect(other.value.digest).not.toBe(folder.value.digest);
  });
});

describe('the catalogue', () => {
  it.each(some(catalogue.map(({ id }) => id)))('%s is the same from its data as from its text', async (id) => {
    const source = await loadScenario(id);
    if (!source) throw new Error('not there');
    const read = await loadFromFolder(source.files, `${id}/`);
    expect(read.ok ? [] : read.error.map(showProblem)).toEqual([]);
    if (read.ok) expect(loadFromCatalogue(source)).toEqual(read.value);
  });
});

describe('what opens a lab of the catalogue', () => {
  it.each(some(catalogue.map(({ id }) => id)))('%s is the whole scenario without what is told later', async (id) => {
    const [opening, source] = await Promise.all([catalogueOpening(id), loadScenario(id)]);
    if (!opening || !source) throw new Error(`No scenario ${id}`);
    expect(JSON.stringify(opening)).not.toMatch(/"(?:checks|questions|brief|solutions|hints)":/);
    const [bare, whole] = [loadOpening(opening), openScenario(loadFromCatalogue(source), 7)];
    const begun = openWith(hasSurroundings(bare.file.lab) ? { around } : {}, bare, 7);
    expect(begun.view).toEqual({ ...whole.view, brief: '' });
    expect(begun.spec).toEqual(whole.spec);
    expect(begun.links).toEqual(whole.links);
    expect(begun.network).toEqual(whole.network);
    expect(begun.places).toEqual(whole.places);
  });
});

describe('what is played before a lab is shown', () => {
  const IMAGE = `      files: [{path: "flash0:c.bin", image: c2900-universalk9-mz.SPA.154-3.M.bin}]\n`;
  const withPrelude = (prelude: string): string =>
    minimal('', `${IMAGE}  prelude: |\n    ${prelude.replaceAll('\n', '\n    ')}\n`);

  it.each([
    ['too many marks', `a\n${'⟦⟧'.repeat(1001)}`, /^tiny\.yaml:18:2005: expected at most 1000 marks$/],
    ['more than a year in all', '⟦+500000m⟧\n⟦+500000m⟧', /^tiny\.yaml:18:5: expected at most a year in all$/],
  ])('has not %s', async (_, prelude, problem) => {
    const problems = await problemsOf(withPrelude(prelude));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('is stopped where it takes too long, in the page and by the check', async () => {
    const text = withPrelude(
      '⟦no⟧⟦⟧⟦enable⟧\n⟦configure terminal⟧⟦archive⟧⟦path flash0:a⟧⟦time-period 1⟧⟦end⟧\n⟦+400000m⟧⟦enable⟧',
    );
    const problem = { line: 19, column: 5, message: 'it takes too long to play: too much happens by then' };
    expect(await openInPage({ kind: 'file', name: 'tiny.yaml', text }, 1)).toMatchObject({
      ok: false,
      problems: [{ file: 'tiny.yaml', ...problem }],
    });
    const loaded = await loadFromText('tiny.yaml', text);
    if (!loaded.ok) throw new Error(loaded.error.map(showProblem).join('\n'));
    const doubts = proveNow(loaded.value, { seeds: [1] });
    const locate = locateInText('tiny.yaml', text);
    expect(doubts.map(({ where, message }) => locate(where, message))).toEqual([{ file: 'tiny.yaml', ...problem }]);
  });

  it('may be a day of waiting, and restarts', async () => {
    const text = withPrelude('⟦no⟧⟦⟧⟦enable⟧\n⟦+1440m⟧⟦:power off⟧⟦:power on⟧⟦+10m⟧');
    expect(await openInPage({ kind: 'file', name: 'tiny.yaml', text }, 1)).toMatchObject({ ok: true });
  });
});

it('refuses more altered images than anybody needs', async () => {
  const file = (i: number): string =>
    `        - {path: "flash0:${i}.bin", image: c2900-universalk9-mz.SPA.154-3.M.bin, alter: [{at: ${i}, hex: "00"}]}\n`;
  const lab = (count: number): string =>
    minimal('', `      files:\n${Array.from({ length: count }, (_, i) => file(i)).join('')}`);
  const problem = 'tiny.yaml:32:11: expected at most 16 images that are not as their vendor made them';
  expect(await problemsOf(lab(16))).not.toContain(problem);
  expect(await problemsOf(lab(60))).toContain(problem);
});

describe('a file in which several things are wrong', () => {
  it('is told of all of them at once, with the values that were found', async () => {
    const text = minimal(
      'questions:\n  - {id: a}\n',
      '      files:\n        - {path: flash0:a}\n        - {path: nodisk:a, text: b}\n',
    )
      .replace('minutes: 5', 'minutes: soon')
      .replace('title: Tiny\n', 'title: [Tiny]\n')
      .replace('fact: hostname', 'fact: hostnames');
    expect(await problemsOf(text)).toEqual([
      'tiny.yaml:4:8: expected text, not a list',
      'tiny.yaml:7:10: expected a number, not "soon"',
      'tiny.yaml:16:11: expected the field image: text',
      'tiny.yaml:17:18: there is no file system nodisk:',
      'tiny.yaml:24:13: there is no fact hostnames; did you mean hostname?',
      'tiny.yaml:28:5: expected a kind: choice, multiple, order, match, command, device, short',
    ]);
  });

  it('is told nothing that only comes of what was left out', async () => {
    const noName = minimal().replace('name: R1', 'name: 1');
    expect(await problemsOf(noName)).toEqual(['tiny.yaml:13:13: expected text, not 1']);
    const noVariable = minimal('variables: {site: {integer: 3}}\n').replace('CORE}', '"{{site}}"}');
    expect(await problemsOf(noVariable)).toEqual(['tiny.yaml:24:29: expected fields, not 3']);
    const noCheck = minimal('mistakes: [{name: a, loses: [name-it], transcript: x, says: [x]}]\n');
    expect((await problemsOf(noCheck.replace('points: 10', 'points: many'))).join()).not.toContain('no check');
  });
});

describe('a hostile file', () => {
  it('of thousands of fields that there are not is told of the first ones, each at its place', async () => {
    const fields = Array.from({ length: 11_000 }, (_, i) => `"k${i}":1`).join(',');
    const problems = await problemsOf(`{"format":"bootset-lab",${fields}}`);
    expect(problems).toHaveLength(50);
    expect(problems).toContain('tiny.yaml:1:25: there is no field k0 here');
    expect(problems).toContain('tiny.yaml:1:32: there is no field k1 here');
  });

  it.each([
    ['unknown variables', `brief: "${'{{a}}'.repeat(12_000)}"\n`, 'there is no variable a', 50],
    ['lines across the page that end in a word', `brief: "${'- '.repeat(30_000)}x"\n`, 'expected at most 20 lists', 1],
    ['signs in a line across the page', `brief: "${'- '.repeat(30_000)}"\n`, 'expected at most 2000 Markdown signs', 1],
    [
      'variables',
      `variables: {${Array.from({ length: 3500 }, (_, i) => `v${i}: {choice: ["{{q}}"]}`).join(', ')}}\n`,
      'expected at most 40 variables',
      1,
    ],
    [
      'values of a variable',
      `variables: {v: {choice: [{${Array.from({ length: 2000 }, (_, i) => `v${i}: 1`).join(', ')}}]}}\n`,
      'expected at most 40 values that belong together',
      1,
    ],
  ])('of too many %s is told of the first ones', async (_, extra, message, count) => {
    const problems = await problemsOf(minimal(extra));
    expect(problems.filter((one) => one.includes(message))).toHaveLength(count);
    expect(problems.length).toBeLessThanOrEqual(50);
  });

  it.each([
    ['brief.md', '{{a}}'.repeat(190_000), 'brief.md:1:64001: expected at most 64000 characters'],
    ['brief.md', '{{a}}'.repeat(12_000), 'brief.md:1:246: there is no variable a'],
    ['solution.txt', '⟦'.repeat(60_000), 'solution.txt:1:50: expected ⟧ after this ⟦'],
    ['mistakes/a.txt', `loses: ${'a,'.repeat(30_000)}`, 'mistakes/a.txt:1:8: there is no check a'],
  ])('beside lab.yaml, %s, is told of the first faults', async (path, text, last) => {
    const loaded = await loadFromFolder({ 'lab.yaml': minimal(), [path]: text });
    const problems = loaded.ok ? [] : loaded.error.map(showProblem);
    expect(problems.at(-1)).toBe(last);
    expect(problems.length).toBeLessThanOrEqual(50);
  });

  it('is a folder of more solutions or mistakes than a lab has', async () => {
    const many = (name: (i: number) => string, text: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [name(i), text]));
    for (const [files, problem] of [
      [many((i) => `solution-${i}.txt`, '# x\n⟦⟧'), 'expected at most 8 solutions'],
      [many((i) => `mistakes/m${i}.txt`, 'loses: name-it\n⟦⟧'), 'expected at most 24 mistakes'],
    ] as const) {
      const loaded = await loadFromFolder({ 'lab.yaml': minimal(), ...files });
      expect(loaded.ok ? [] : loaded.error.map(({ message }) => message)).toContain(problem);
    }
  });

  it('that names something at great length is told its beginning, compared with nothing', async () => {
    const long = `a${'b'.repeat(60_000)}`;
    const names = Array.from({ length: 40 }, (_, i) => `v${i}${'a'.repeat(50)}: {choice: [1]}`).join(', ');
    const problems = await problemsOf(minimal(`variables: {${names}}\n`).replace('is: CORE', `is: "{{${long}}}"`));
    expect(problems).toEqual([`tiny.yaml:23:21: there is no variable ${long.slice(0, 60)}...`]);
  });

  it('cannot write on a terminal, nor turn what stands in a line', async () => {
    const problems = await problemsOf(minimal('"\\u202Eabc\\e[2J\\n": 1\n'));
    expect(problems).toEqual(['tiny.yaml:24:1: there is no field \\u202eabc\\u001b[2J\\u000a here']);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { marksOf, Player, registry, type Lab } from '../engine/index.ts';
import { markLab } from './marks.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { loadFromText } from './load.ts';
import { proveNow, remarksOn } from './prove.ts';
import type { LoadedScenario } from './scenario.ts';
import type { Check } from './schema.ts';
import { readableTranscript, solutionMarkdown } from './solution-text.ts';

const text = `format: bootset-lab
version: 1
id: names
title: Names
summary: Name a router.
level: beginner
minutes: 5
kind: guided
topics: [names]
objectives: [Name a router]
variables:
  name: {choice: [CORE, EDGE]}
lab:
  devices:
    - name: R1
      platform: c2911
      startup: "hostname OLD"
      files:
        - {path: flash0:c2900-universalk9-mz.SPA.154-3.M.bin, image: c2900-universalk9-mz.SPA.154-3.M.bin}
  prelude: "⟦:wait Press RETURN⟧⟦+15s⟧⟦⟧⟦enable⟧⟦copy running-config startup-config⟧⟦⟧⟦:clear⟧⟦exit⟧"
checks:
  - id: name-it
    points: 10
    task: Name it \`{{name}}\`.
    look: The prompt.
    missing: It has another name.
    hints:
      - {title: The command, cost: 3, text: "\`hostname {{name}}\`"}
      - {title: The mode, cost: 20, text: "\`configure terminal\`"}
    misconceptions:
      - when: {fact: hostname, on: R1, should: {matches: "{{name}}?*"}}
        say: There is something after the name.
    expect: {fact: hostname, on: R1, should: {is: "{{name}}"}}
  - id: save-it
    points: 5
    task: Save it, and do not save twice.
    look: show startup-config
    expect:
      all:
        - {event: config.saved, on: R1}
        - not: {event: config.saved, on: R1, count: 2}
brief: Name the router {{name}}.
solutions:
  - title: The only way
    transcript: "⟦⟧⟦enable⟧⟦configure terminal⟧⟦hostname {{name}}⟧⟦do write⟧"
`;

let loaded: LoadedScenario;
let scenario: OpenScenario;

beforeAll(async () => {
  const read = await loadFromText('names.yaml', text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  loaded = read.value;
  scenario = openScenario(loaded, 1);
});

const played = (transcript: string): Lab => {
  const lab = scenario.newLab();
  const player = new Player(lab);
  for (const mark of marksOf(transcript)) player.act(mark);
  player.settle();
  return lab;
};
const name = (): string => scenario.view.brief.replace('Name the router ', '').replace('.', '');

describe('a scenario that was opened', () => {
  it('fills the variables into everything the learner reads', async () => {
    const names = new Set([1, 2, 3, 4, 5, 6].map((seed) => openScenario(loaded, seed).view.brief));
    expect([...names].sort()).toEqual(['Name the router CORE.', 'Name the router EDGE.']);
    const [task] = scenario.grade(scenario.newLab()).tasks;
    expect(task?.text).toBe(`Name it \`${name()}\`.`);
    expect(await scenario.solution()).toContain(`hostname ${name()}`);
  });

  it('is the same lab for the same seed', () => {
    const seen = [1, 1, 2].map((seed) => JSON.stringify(openScenario(loaded, seed).newLab().device('R1')?.serial));
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).not.toBe(seen[2]);
  });

  it('shows what the prelude printed last, and counts nothing of it', () => {
    const lab = scenario.newLab();
    const screen = lab
      .drain()
      .map((chunk) => chunk.text)
      .join('');
    expect(screen).toContain('Press RETURN to get started.');
    expect(screen).not.toContain('copy running-config');
    expect(lab.events).toEqual([]);
  });
});

describe('marks', () => {
  it('say what was expected, what was found and where to look', () => {
    const { tasks, earned, possible } = scenario.grade(scenario.newLab());
    expect({ earned, possible }).toEqual({ earned: 0, possible: 15 });
    expect(tasks[0]).toMatchObject({
      state: 'open',
      earned: 0,
      expected: `The device's hostname: ${name()}`,
      found: 'OLD',
      look: 'The prompt.',
    });
  });

  it('say what is missing in words that give nothing away, for as long as it is', () => {
    expect(scenario.grade(scenario.newLab()).tasks.map(({ missing }) => missing)).toEqual([
      'It has another name.',
      undefined,
    ]);
    const lab = played(`⟦⟧⟦enable⟧⟦configure terminal⟧⟦hostname ${name()}⟧`);
    expect(scenario.grade(lab).tasks[0]?.missing).toBeUndefined();
  });

  it('recognise a misconception', () => {
    const lab = played(`⟦⟧⟦enable⟧⟦configure terminal⟧⟦hostname ${name()}1⟧`);
    expect(scenario.grade(lab).tasks[0]?.misconception).toBe('There is something after the name.');
  });

  it('cost what opened hints cost, and show their text', () => {
    const lab = played(
      `⟦⟧⟦enable⟧⟦configure terminal⟧⟦hostname ${name()}⟧⟦:note hint name-it/0⟧⟦:note hint name-it/0⟧`,
    );
    const [task] = scenario.grade(lab).tasks;
    expect(task).toMatchObject({ state: 'done', earned: 7 });
    expect(task?.hints.map(({ text: hint }) => hint)).toEqual([`\`hostname ${name()}\``, undefined]);
    lab.input({ kind: 'note', topic: 'hint', value: 'name-it/1' });
    expect(scenario.grade(lab).tasks[0]?.earned).toBe(0);
  });

  it('are practice once the solution was opened', () => {
    expect(scenario.grade(played('⟦:note solution⟧')).solutionShown).toBe(true);
    expect(scenario.grade(scenario.newLab()).solutionShown).toBe(false);
  });

  it('call a task failed when nothing can mend it', () => {
    const lab = played('⟦⟧⟦enable⟧⟦write⟧⟦write⟧');
    expect(scenario.grade(lab).tasks[1]).toMatchObject({ state: 'failed', earned: 0 });
  });
});

describe('the proof', () => {
  let proved: LoadedScenario;

  /** The same with hints that the tasks can pay for. */
  beforeAll(() => {
    const file = JSON.parse(JSON.stringify(loaded.file).replace('"cost":20', '"cost":7')) as LoadedScenario['file'];
    proved = { ...loaded, file };
  });

  const doubtsOf = (change: Partial<LoadedScenario>): readonly string[] =>
    proveNow({ ...proved, ...change }, { seeds: [1] }).map(({ about, message }) => `${about}: ${message}`);

  it('finds nothing wrong with a scenario that keeps its promises', () => {
    expect(proveNow(proved, { seeds: [1, 2, 3] })).toEqual([]);
  });

  it('finds a solution that does not earn everything', () => {
    const [first] = doubtsOf({ solutions: [{ title: 'Half', transcript: '⟦⟧⟦enable⟧⟦conf t⟧⟦hostname {{name}}⟧' }] });
    expect(first).toMatch(/^Half: does not earn save-it \(expected: Startup-config was written/);
  });

  it('looks for a command that nothing depends on with the seeds that it is told', () => {
    const solutions = [{ title: 'Long', transcript: '⟦⟧⟦enable⟧⟦show clock⟧⟦conf t⟧⟦hostname {{name}}⟧⟦do write⟧' }];
    const doubts = proveNow({ ...proved, solutions }, { seeds: [1, 2, 3], needed: [2] });
    expect(doubts.map(({ seed, about }) => [seed, about])).toEqual([[2, 'Long']]);
  });

  it('finds a command that nothing depends on, unless it is marked', () => {
    const transcript = '⟦⟧⟦enable⟧⟦show clock⟧⟦conf t⟧⟦hostname {{name}}⟧⟦do write⟧';
    expect(doubtsOf({ solutions: [{ title: 'Long', transcript }] })).toEqual([
      'Long: earns everything without "show clock" too: mark it ⟦:optional⟧, or grade what it does',
    ]);
    const marked = transcript.replace('⟦show clock⟧', '⟦show clock⟧⟦:optional⟧');
    expect(doubtsOf({ solutions: [{ title: 'Long', transcript: marked }] })).toEqual([]);
  });

  it('finds mistakes that lose more or less than they say', () => {
    const transcript = '⟦⟧⟦enable⟧⟦conf t⟧⟦hostname {{name}}⟧';
    expect(doubtsOf({ mistakes: [{ name: 'a', loses: ['save-it'], transcript }] })).toEqual([]);
    expect(doubtsOf({ mistakes: [{ name: 'b', loses: ['save-it', 'name-it'], transcript }] })).toEqual([
      'b: does not lose name-it',
    ]);
    expect(doubtsOf({ mistakes: [{ name: 'c', loses: ['name-it'], transcript }] }).join()).toContain(
      'c: also loses save-it',
    );
  });

  it('finds a scenario that is done before it begins', () => {
    const checks = [
      { id: 'nothing', points: 1, task: 'x', look: 'x', expect: { fact: 'hostname', on: 'R1', should: { is: 'OLD' } } },
    ];
    expect(doubtsOf({ file: { ...proved.file, checks }, solutions: [] })).toEqual([
      'the start: every task is done before anything was typed',
      'the solutions: expected at least one',
    ]);
  });

  it('finds a single task that is done before it begins, and one that is said to be', () => {
    const named = { id: 'named', points: 1, task: 'x', look: 'x' };
    const is = (name: string): Check['expect'] => ({ fact: 'hostname', on: 'R1', should: { is: name } });
    const told = (...more: readonly Check[]): readonly string[] =>
      proveNow(
        { ...proved, file: { ...proved.file, checks: [...(proved.file.checks ?? []), ...more] } },
        { seeds: [1] },
      )
        .filter(({ about }) => about === 'the start')
        .map(({ where, message }) => `${where.path.join('/')}: ${message}`);
    expect(told({ ...named, expect: { not: is('{{name}}') } })).toEqual([
      'checks/2: named is done before anything was typed: grade what has to be done, or say given: true',
    ]);
    expect(told({ ...named, given: true, expect: { not: is('ELSE') } })).toEqual([]);
    expect(told({ ...named, given: true, expect: is('{{name}}') })).toEqual([
      'checks/2/given: named is given, but not done before anything was typed',
    ]);
  });

  it.each<[string, Check['expect'], string | undefined]>([
    [
      'the name of another disk',
      { event: 'boot.started', where: { image: { matches: '*flash0:{{name}}' } } },
      'checks/0/expect/where/image/matches: *flash0:CORE fits usbflash0: as well as flash0: - leave out the * before flash0:',
    ],
    [
      'no disk',
      { all: [{ fact: 'boot.next-image', on: 'R1', should: { matches: '*c2900-universalk9-mz.*' } }] },
      'checks/0/expect/all/0/should/matches: *c2900-universalk9-mz.* fits the file on flash0: as well as on usbflash0: - name its file system, or write *:c2900-universalk9-mz.* if any will do',
    ],
    [
      'part of another disk',
      { never: { event: 'boot.started', after: { event: 'file.deleted', where: { file: { contains: 'flash0:' } } } } },
      'checks/0/expect/never/after/where/file/contains: flash0: is a part of usbflash0: too - write matches, with flash0: at its beginning',
    ],
    [
      'any disk, said so',
      { event: 'boot.started', where: { image: { matches: '*:c2900-universalk9-mz.*' } } },
      undefined,
    ],
    ['one disk', { event: 'boot.started', where: { image: { matches: 'flash0:*' } } }, undefined],
    ['no file', { fact: 'hostname', on: 'R1', should: { matches: '*CORE' } }, undefined],
    ['a typed line', { event: 'rommon.command', where: { line: { matches: '*flash0:*' } } }, undefined],
    ['an item of a list', { fact: 'boot.system-lines', on: 'R1', should: { contains: 'flash0:a' } }, undefined],
  ])('finds a pattern that lets the wrong disk through: %s', (_, expectation, told) => {
    const checks = [{ id: 'disk', points: 1, task: 'x', look: 'x', expect: expectation }];
    const variables = { name: { choice: ['CORE'] } };
    const doubts = proveNow({ ...proved, solutions: [], file: { ...proved.file, variables, checks } }, { seeds: [1] });
    const found = doubts.filter(({ about }) => about === 'disk');
    expect(found.map(({ where, message }) => `${where.path.join('/')}: ${message}`)).toEqual(told ? [told] : []);
  });

  it('finds lines of a startup configuration that the router does not understand', () => {
    const [router] = proved.file.lab.devices;
    const startup = 'hostname OLD\nservce password-encryption\nline con 0\n exec-timeout 5 0\n loging synchronous\n';
    const lab = { devices: router ? [{ ...router, startup }] : [] };
    const solutions = [
      { title: 'Right', transcript: '⟦⟧⟦+60s⟧⟦enable⟧⟦configure terminal⟧⟦hostname {{name}}⟧⟦do write⟧' },
    ];
    expect(doubtsOf({ file: { ...proved.file, lab }, solutions, mistakes: [] })).toEqual([
      'the start: R1 does not understand a line of its startup configuration: servce password-encryption',
      'the start: R1 does not understand a line of its startup configuration: loging synchronous',
    ]);
  });

  it('tells lines of a startup configuration that the router keeps and does nothing with, at the line', () => {
    const [router] = proved.file.lab.devices;
    const startup = [
      'hostname {{name}}',
      'interface GigabitEthernet0/0',
      ' ip nat inside',
      'interface GigabitEthernet0/1',
      ' description {{name}}',
      ' ip nat inside',
      'router ospf 1',
      ' network 10.0.0.0 0.0.0.255 area 0',
      'ip mroute 0.0.0.0 0.0.0.0 10.1.1.1',
      '',
    ].join('\n');
    const lab = { devices: router ? [{ ...router, startup }] : [] };
    const changed = { ...proved, file: { ...proved.file, lab } };
    const told = remarksOn(changed, { seeds: [1] });
    const says = (line: string): string =>
      `R1 keeps a line of its startup configuration that does nothing here: ${line}`;
    expect(told.map(({ where: { at = 0 }, message }) => [startup.slice(at).split('\n')[0], message])).toEqual([
      ['ip nat inside', says('interface GigabitEthernet0/0 > ip nat inside')],
      ['ip nat inside', says('interface GigabitEthernet0/1 > ip nat inside')],
      ['router ospf 1', says('router ospf 1')],
      ['ip mroute 0.0.0.0 0.0.0.0 10.1.1.1', says('ip mroute 0.0.0.0 0.0.0.0 10.1.1.1')],
    ]);
    expect(new Set(told.map(({ where: { at } }) => at)).size).toBe(4);
    expect(remarksOn(proved, { seeds: [1] })).toEqual([]);
  });

  it('finds a command that nothing depends on with one seed only', () => {
    const variables = {
      name: {
        choice: [
          { is: 'CORE', also: '' },
          { is: 'EDGE', also: '⟦show clock⟧' },
        ],
      },
    };
    const file = JSON.parse(
      JSON.stringify({ ...proved.file, variables }).replaceAll('{{name}}', '{{name.is}}'),
    ) as LoadedScenario['file'];
    const transcript = '⟦⟧⟦enable⟧{{name.also}}⟦conf t⟧⟦hostname {{name.is}}⟧⟦do write⟧';
    const changed = { ...proved, file, mistakes: [], solutions: [{ title: 'Long', transcript }] };
    const doubts = proveNow(changed, { seeds: [1, 2, 3, 4, 5] });
    const told = doubts.filter(({ message }) => message.startsWith('earns everything without "show clock"'));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(5);
    expect(told).toEqual(doubts);
  });

  it('finds a task that is done as soon as the devices have started by themselves', () => {
    const { prelude: _, ...lab } = proved.file.lab;
    const written: Check = {
      id: 'written',
      points: 1,
      task: 'x',
      look: 'x',
      expect: { fact: 'config.running-has', on: 'R1', of: 'hostname OLD', should: { is: true } },
    };
    const told = (check: Check): readonly string[] =>
      proveNow(
        { ...proved, file: { ...proved.file, lab, checks: [...(proved.file.checks ?? []), check] } },
        { seeds: [1] },
      )
        .filter(({ about }) => about === 'the start')
        .map(({ message }) => message);
    expect(told(written)).toEqual([
      'written is done before anything was typed: grade what has to be done, or say given: true',
    ]);
    expect(told({ ...written, given: true })).toEqual([]);
  });

  it('finds misconceptions that are told before anything was typed, or to somebody on the right way', () => {
    const told = (when: NonNullable<Check['misconceptions']>[number]['when'], task: number): readonly string[] =>
      doubtsOf({
        file: {
          ...proved.file,
          checks: (proved.file.checks ?? []).map((check, i) =>
            i === task ? { ...check, misconceptions: [{ when, say: 'Wrong!' }] } : check,
          ),
        },
        solutions: [{ title: 'Way', transcript: '⟦⟧⟦enable⟧⟦conf t⟧⟦hostname {{name}}⟧⟦do write⟧' }],
      });
    expect(told({ fact: 'hostname', on: 'R1', should: { is: 'OLD' } }, 0)).toEqual([
      'the start: before anything was typed, name-it is told: Wrong!',
      'Way: on the way, name-it is told: Wrong!',
    ]);
    expect(told({ fact: 'config.saved', on: 'R1', should: { is: false } }, 1)).toEqual([
      'Way: on the way, save-it is told: Wrong!',
    ]);
    expect(told({ event: 'config.erased' }, 1)).toEqual([]);
  });

  it('judges the questions of a scenario on its router, and asks no solution to answer them', () => {
    const common = { ask: 'x', explain: 'x', rests: 'x' };
    expect(
      doubtsOf({
        file: {
          ...proved.file,
          questions: [
            { ...common, id: 'right', kind: 'command', mode: 'privileged', lines: ['show version'] },
            { ...common, id: 'wrong', kind: 'command', mode: 'privileged', lines: ['shew version'] },
            { ...common, id: 'nothing', kind: 'device', answer: { type: ['show clock'], line: 'no such {}' } },
          ],
        },
      }).map((doubt) => doubt.split('\n')[0]),
    ).toEqual(['wrong: the device does not take "shew version":', 'nothing: R1 does not give the answer']);
  });

  it('finds hints that cost more than their task is worth, once for all seeds', () => {
    expect(proveNow(loaded, { seeds: [1, 2] })).toEqual([
      {
        seed: undefined,
        where: { path: ['checks', 0, 'hints', 1, 'cost'] },
        about: 'name-it',
        message: 'the hints up to this one cost 23 points, the task is worth 10: it cannot be taken in full',
      },
    ]);
  });

  it('finds waits for what is never printed, in the prelude, in solutions and in mistakes', () => {
    const lab = { ...proved.file.lab, prelude: '⟦:wait Press RETURN⟧⟦:clear⟧⟦+15s⟧⟦:wait Press ENTER⟧⟦exit⟧' };
    const way = '⟦⟧⟦:optional⟧⟦enable⟧⟦conf t⟧⟦hostname {{name}}⟧⟦do write⟧⟦:wait {{name}}>⟧';
    const mistakes = [
      { name: 'a', loses: ['save-it'], transcript: '⟦⟧⟦enable⟧⟦conf t⟧⟦hostname {{name}}⟧⟦:wait done⟧' },
    ];
    const change = { file: { ...proved.file, lab }, solutions: [{ title: 'Way', transcript: way }], mistakes };
    const doubts = proveNow({ ...proved, ...change }, { seeds: [1] });
    const never = (text: string): string => `R1 does not print what is waited for since the last input: "${text}"`;
    expect(doubts.map(({ about, where, message }) => [about, where, message])).toEqual([
      [
        'the prelude',
        { path: ['lab', 'prelude'], at: lab.prelude.indexOf('⟦:wait Press ENTER') },
        never('Press ENTER'),
      ],
      [
        'Way',
        { path: ['solutions', 0, 'transcript'], at: way.indexOf('⟦:wait') },
        expect.stringMatching(/^R1 does not print .*: "(CORE|EDGE)>"$/),
      ],
      ['a', { path: ['mistakes', 0, 'transcript'], at: mistakes[0]?.transcript.indexOf('⟦:wait') }, never('done')],
    ]);
  });

  it('tells the first line that a router refused along with a promise that is not kept, and only then', () => {
    const transcript =
      '⟦⟧⟦:optional⟧⟦shwo clock⟧⟦:optional⟧⟦enable⟧⟦conf t⟧⟦hostnane {{name}}⟧⟦hostname {{name}}⟧⟦:optional⟧⟦do write⟧';
    const told = (text: string): readonly string[] => doubtsOf({ solutions: [{ title: 'Way', transcript: text }] });
    const without = transcript.replace('⟦hostname {{name}}⟧⟦:optional⟧', '');
    expect(told(transcript.replace('⟦hostnane {{name}}⟧', '').replace('⟧⟦:optional⟧⟦do', '⟧⟦do'))).toEqual([]);
    expect(told(without)).toEqual([
      expect.stringMatching(/^Way: does not earn name-it/),
      expect.stringMatching(/^Way: likely because R1 does not take "shwo clock": % Invalid input detected/),
    ]);
  });

  it('tells of a startup configuration that is read in the prelude, at the line', () => {
    const [router] = proved.file.lab.devices;
    const startup = 'hostname {{name}}\nline con 0\n loging synchronous\nline con 0\n loging synchronous\n';
    const lab = { ...proved.file.lab, devices: router ? [{ ...router, startup }] : [] };
    const doubts = proveNow({ ...proved, file: { ...proved.file, lab } }, { seeds: [1] });
    const path = ['lab', 'devices', 0, 'startup'];
    expect(doubts.filter(({ message }) => message.includes('startup')).map(({ where }) => where)).toEqual([
      { path, at: startup.indexOf('loging') },
      { path, at: startup.lastIndexOf('loging') },
    ]);
  });
});

it('shows solutions as people read them', () => {
  const transcript =
    'R1#⟦reload⟧\nProceed? [confirm]⟦:key enter⟧⟦:wait x⟧\n⟦break⟧\nrommon 1 > ⟦boot⟧⟦:optional⟧⟦:on R2⟧⟦^C⟧⟦:key up⟧';
  expect(readableTranscript(transcript)).toBe('R1#reload\nProceed? [confirm]\n[Break]\nrommon 1 > boot[on R2][Ctrl-C]');
  expect(readableTranscript('⟦⟧R1>⟦enable⟧⟦:secret Tr4ining⟧⟦conf t⟧\nR1(config)#⟦end⟧')).toBe(
    'R1>enable\nTr4ining\nconf t\nR1(config)#end',
  );
  expect(readableTranscript('⟦:flash out⟧\n⟦:usb in⟧\n⟦:speed 19200⟧')).toBe(
    '[pull out the CompactFlash]\n[plug in the USB flash]\n[terminal at 19200 baud]',
  );
  expect(readableTranscript('⟦:cable out GigabitEthernet0/0⟧\n⟦:cable in SRV eth0⟧')).toBe(
    '[pull out the cable of GigabitEthernet0/0]\n[plug in the cable of SRV eth0]',
  );
});

it('shows a transcript as code, whatever is in it', () => {
  expect(solutionMarkdown([{ title: 'How', transcript: '```\n# Gone\n````' }])).toBe(
    '## How\n\n`````ios\n```\n# Gone\n````\n`````',
  );
});

describe('where to look', () => {
  const is = (on: string): Check['expect'] => ({ fact: 'hostname', on, should: { is: 'X' } });
  const consoles = (expects: readonly Check['expect'][], devices: number): readonly unknown[] => {
    const checks = expects.map((expect, index) => ({ id: `c${index}`, points: 1, task: 'x', look: 'x', expect }));
    const evidence = { events: [], notes: [], registry, fact: () => null, whyNot: () => undefined };
    return markLab(checks, { ...evidence, devices: Array(devices).fill(undefined) }).tasks.map(
      ({ console }) => console,
    );
  };

  it('is at the device that the task is about, where there are several', () => {
    const expects: readonly Check['expect'][] = [
      is('R2'),
      { all: [{ event: 'transfer.done' }, is('R2')] },
      { any: [{ not: is('R1') }, is('R2')] },
      { during: { from: { event: 'config.saved' } }, expect: is('R2') },
      { never: { event: 'config.saved' } },
    ];
    expect(consoles(expects, 2)).toEqual(['R2', 'R2', 'R1', 'R2', undefined]);
    expect(consoles(expects, 1)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

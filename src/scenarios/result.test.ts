import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from 'virtual:catalogue';
import { engineVersion, SESSION_WORK, sha256Hex, textContent, type Input, type Moment } from '../engine/index.ts';
import { openScenario, type OpenScenario } from './index.ts';
import { loadFromCatalogue } from './load.ts';
import { showProblem } from './problem.ts';
import { loadedQuiz, openQuiz } from './quizzes/quiz.ts';
import { rehearse } from './rehearse.ts';
import { parseResult } from './result-file.ts';
import type { ResultFile } from './result-schema.ts';
import { makeResult, verifyResult } from './result.ts';
import { canonical } from './canonical.ts';
import { digestOf, type LoadedScenario } from './scenario.ts';

const SEED = 42;
let scenario: OpenScenario;
let handedIn: string;

beforeAll(async () => {
  const source = await loadScenario('secure-the-bootset');
  if (!source) throw new Error('not there');
  scenario = openScenario(loadFromCatalogue(source), SEED);
  const { lab, entries, marks } = rehearse(scenario, `⟦:note hint save/0⟧${scenario.solutions[0]?.transcript ?? ''}`);
  const result = makeResult(scenario, {
    journal: {
      format: 'bootset-journal',
      version: 1,
      engine: engineVersion,
      scenario: scenario.view.id,
      seed: SEED,
      entries,
      until: lab.now,
    },
    marks,
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:24:05.000Z',
  });
  handedIn = JSON.stringify(result, null, 2);
});

const read = (text: string): ResultFile => {
  const parsed = parseResult('result.json', text);
  if (!parsed.ok) throw new Error(parsed.error.map(showProblem).join('\n'));
  return parsed.value;
};
const problems = (text: string): readonly string[] => {
  const parsed = parseResult('result.json', text);
  return parsed.ok ? [] : parsed.error.map(showProblem);
};
/** A result as a cheat would change it, checksum included. */
const changed = (change: (result: ResultFile) => void): ResultFile => {
  const { checksum: _, ...result } = read(handedIn);
  change(result as ResultFile);
  return { ...result, checksum: sha256Hex(textContent(canonical(result))) };
};

describe('a result that was handed in', () => {
  it('reproduces: the same marks, less what the hint cost', () => {
    const { marks, differences, remarks } = verifyResult(scenario, read(handedIn));
    expect(differences).toEqual([]);
    expect(remarks).toEqual([]);
    expect(marks).toMatchObject({ earned: 99, possible: 100, solutionShown: false });
  });

  it.each<[string, (result: ResultFile) => void, RegExp]>([
    [
      'better marks',
      (r) => {
        r.marks.earned = 100;
      },
      /99 of 100 points, claimed 100/,
    ],
    [
      'a better task',
      (r) => {
        for (const task of r.marks.tasks) task.earned = task.points;
      },
      /save: 9 of 10/,
    ],
    [
      'a hint that was not opened',
      (r) => {
        r.hints = [];
      },
      /hints opened: save\/0, claimed none/,
    ],
    [
      'another seed',
      (r) => {
        r.seed = 43;
      },
      /seed 42, the result 43/,
    ],
    [
      'another scenario',
      (r) => {
        r.scenario.id = 'restore-bootset';
      },
      /it is a result of restore-bootset/,
    ],
    [
      'a changed scenario',
      (r) => {
        r.scenario.digest = '0'.repeat(64);
      },
      /has changed since/,
    ],
    [
      'a journal that was cut',
      (r) => {
        r.journal.entries.splice(-2);
      },
      /save: 0 of 10/,
    ],
    [
      'a journal out of order',
      (r) => {
        r.journal.entries.reverse();
      },
      /not in order/,
    ],
    [
      'entries after its end',
      (r) => {
        r.journal.until = 5;
      },
      /not in order/,
    ],
  ])('does not reproduce with %s', (_, change, expected) => {
    expect(verifyResult(scenario, changed(change)).differences.join('\n')).toMatch(expected);
  });

  it('tells that the solution was looked at', () => {
    const { marks, differences } = verifyResult(
      scenario,
      changed(({ journal, marks: claimed }) => {
        journal.entries.unshift({ at: 0, input: { kind: 'note', topic: 'solution', value: '' } });
        claimed.practice = true;
      }),
    );
    expect(differences).toEqual([]);
    expect(marks?.solutionShown).toBe(true);
  });
});

describe('a lab whose brief stands beside its lab.yaml', () => {
  const opened = (loaded: LoadedScenario, brief: string): OpenScenario =>
    openScenario({ ...loaded, brief, digest: digestOf(loaded.file, brief) }, SEED);
  const resultIn = (lab: OpenScenario): ResultFile => {
    const { lab: world, entries, marks } = rehearse(lab, lab.solutions[0]?.transcript ?? '');
    const [engine, seed] = [engineVersion, SEED];
    return makeResult(lab, {
      journal: {
        format: 'bootset-journal',
        version: 1,
        engine,
        scenario: lab.view.id,
        seed,
        entries,
        until: world.now,
      },
      marks,
      startedAt: '2026-01-02T03:04:05.000Z',
      finishedAt: '2026-01-02T03:24:05.000Z',
    });
  };

  it('reproduces with its folder where it was opened by lab.yaml alone, and says so', async () => {
    const source = await loadScenario('secure-the-bootset');
    if (!source) throw new Error('not there');
    const loaded = loadFromCatalogue(source);
    const [bare, whole] = [opened(loaded, ''), opened(loaded, loaded.brief)];
    expect(verifyResult(whole, resultIn(bare))).toMatchObject({
      differences: [],
      remarks: ['the lab was opened by its lab.yaml alone: its brief was not read'],
      marks: { earned: 100 },
    });
    expect(verifyResult(bare, resultIn(bare))).toMatchObject({ differences: [], remarks: [] });
    expect(verifyResult(bare, resultIn(whole)).differences).toEqual([
      expect.stringMatching(
        /has changed since, or was played with a brief, which is not in the file given here: digest /,
      ),
    ]);
  });
});

describe('a result file of a stranger', () => {
  it.each([
    ['nothing', '', 'result.json:1:1: expected JSON'],
    ['half a file', '{"format": "bootset-result"', 'result.json:1:28: expected JSON'],
    ['another format', '{"format": "other"}', 'result.json:1:12: expected bootset-result, not "other"'],
    ['a list', '[]', 'result.json:1:1: expected fields, not a list'],
  ])('is refused with its place when it is %s', (_, text, expected) => {
    expect(problems(text).join('\n')).toContain(expected);
  });

  it('says line and column of a value out of bounds', () => {
    const text = handedIn.replace(/"seed": 42/, '"seed": -1');
    expect(problems(text)[0]).toMatch(/^result\.json:9:11: expected at least 0, not -1$/);
  });

  it('says line and column of an input that there is not', () => {
    const text = handedIn.replace(/"kind": "type"/, '"kind": "shout"');
    expect(problems(text)).toEqual([
      expect.stringMatching(/^result\.json:\d+:\d+: expected a kind: type, paste, break, /),
    ]);
  });

  it('is refused, whichever byte was damaged', () => {
    fc.assert(
      fc.property(fc.nat(handedIn.length - 1), fc.integer({ min: 1, max: 127 }), (at, bits) => {
        const damaged = String.fromCharCode(handedIn.charCodeAt(at) ^ bits);
        fc.pre(!/\s/.test(damaged) || !/\s/.test(handedIn[at] ?? ''));
        const parsed = parseResult('result.json', handedIn.slice(0, at) + damaged + handedIn.slice(at + 1));
        expect(parsed.ok && verifyResult(scenario, parsed.value).differences.length === 0).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a session that takes too long to replay', () => {
  const DAY = 86_400_000;
  const typed = (text: string): Input => ({ kind: 'type', console: 'R1', text });
  const archiving = 'configure terminal\rarchive\rpath flash0:a\rtime-period 1\rend\r';
  let sandbox: OpenScenario;

  beforeAll(async () => {
    const source = await loadScenario('sandbox-2911');
    if (!source) throw new Error('not there');
    sandbox = openScenario(loadFromCatalogue(source), SEED);
  });

  const toMonitor = ['configure terminal\rconfig-register 0x2100\rend\r', 'reload\r', '\r', '\r', '\r', '\r'];
  const card = (inserted: boolean): Input => ({ kind: 'usb', device: 'R1', slot: 'usbflash0', inserted });
  const enter = ['no\r', '\r', 'enable\r', 'terminal length 0\r'];

  /** A result in which this is put in after the router was entered, so many milliseconds apart. */
  function resultOf(inputs: readonly Input[], apart: number, until = 0): ResultFile {
    const entries = [...enter.map(typed), ...inputs].map((input, i) => {
      const after = Math.max(0, i - enter.length + 1);
      return { at: (1_200_000 + Math.min(i, enter.length) * 60_000 + after * apart) as Moment, input };
    });
    const last = entries.at(-1)?.at ?? 0;
    return makeResult(sandbox, {
      journal: {
        format: 'bootset-journal',
        version: 1,
        engine: engineVersion,
        scenario: sandbox.view.id,
        seed: SEED,
        entries,
        until: Math.max(until, last + apart) as Moment,
      },
      marks: sandbox.grade(sandbox.newLab()),
      startedAt: '2026-01-02T03:04:05.000Z',
      finishedAt: '2026-01-02T03:24:05.000Z',
    });
  }

  const TOO_LONG = ['the journal takes too long to replay'];

  it.each<[string, () => ResultFile]>([
    ['thirty days of archives every minute', () => resultOf([typed(archiving)], 1000, 30 * DAY)],
    ['a year of archives every minute', () => resultOf([typed(archiving)], 1000, 365 * DAY)],
    ['30,000 configurations', () => resultOf(Array<Input>(30_000).fill(typed('show running-config\r')), 5000)],
    [
      'a switch without rest',
      () =>
        resultOf(
          Array.from({ length: 60_000 }, (_, i) => ({ kind: 'power', device: 'R1', on: i % 2 === 1 })),
          0,
        ),
    ],
    ...[
      ['output that nobody sees', 'show running-config | count x\r', 3_000],
      ['a configuration that is saved again and again', 'write\r', 2_000],
    ].map(([name, line, times]): [string, () => ResultFile] => [
      String(name),
      () =>
        resultOf(
          [
            typed('configure terminal\r'),
            {
              kind: 'paste',
              console: 'R1',
              text: Array.from({ length: 500 }, (_, i) => `access-list 7 remark ${i} ${'x'.repeat(80)}\r`).join(''),
            },
            typed('end\r'),
            ...Array<Input>(Number(times)).fill(typed(String(line))),
          ],
          60_000,
        ),
    ]),
    [
      'a card that goes in and out',
      () =>
        resultOf(
          Array.from({ length: 100_000 }, (_, i) => card(i % 2 === 0)),
          10,
        ),
    ],
    [
      'a small configuration that is copied again and again',
      () => resultOf(Array<Input>(6_000).fill(typed('copy running-config startup-config\r\r')), 60_000),
    ],
    ['words completed again and again', () => resultOf(Array<Input>(40_000).fill(typed('sh\t\r')), 1000)],
    ...[['variables', (i: number) => `V${i}=x\r`] as const, ['aliases', (i: number) => `alias v${i}=x\r`] as const].map(
      ([name, line]): [string, () => ResultFile] => [
        `a ROM monitor full of ${name}`,
        () => resultOf([...toMonitor.map(typed), ...Array.from({ length: 2_400 }, (_, i) => typed(line(i)))], 60_000),
      ],
    ),
    [
      'names without end',
      () =>
        resultOf(
          [
            typed('configure terminal\r'),
            ...Array.from({ length: 16 }, (_, n) => ({
              kind: 'paste' as const,
              console: 'R1',
              text: Array.from({ length: 1_000 }, (__, i) => `username u${n}-${i} password x\r`).join(''),
            })),
          ],
          60_000,
        ),
    ],
  ])('is said to do so: %s', (_, make) => {
    expect(verifyResult(sandbox, make())).toMatchObject({ marks: undefined, differences: TOO_LONG });
  });

  it.each<[string, readonly Input[], number, number]>([
    ['hours in which nobody types', [], 0, 365 * DAY],
    ['thirty days until a planned restart', [typed('reload in 24:00\r'), typed('\r'), typed('\r')], 1000, 30 * DAY],
    [
      'a hundred power cycles',
      Array.from({ length: 200 }, (_, i) => ({ kind: 'power', device: 'R1', on: i % 2 === 1 })),
      150_000,
      0,
    ],
  ])('is none: %s', (_, inputs, apart, until) => {
    expect(verifyResult(sandbox, resultOf(inputs, apart, until)).differences).toEqual([]);
  });

  /** Whether so much of what people do leaves room for so many times as much. */
  function leavesRoom(inputs: readonly Input[], apart: number, wait: number, times: number): boolean {
    const lab = sandbox.newLab();
    for (const { at, input } of resultOf([], 0).journal.entries) lab.apply({ at: at as Moment, input });
    lab.limited(SESSION_WORK / times);
    for (const input of inputs) {
      lab.advanceTo((lab.now + apart) as Moment);
      lab.input(input);
    }
    lab.advanceTo((lab.now + wait) as Moment);
    return true;
  }

  it('is none: two weeks of archives every minute', () => {
    expect(leavesRoom([typed(archiving)], 1000, DAY, 14)).toBe(true);
  });

  it('is none: the longest session that a result has room for, and half of it again', () => {
    const commands = ['show version', 'show running-config', 'dir flash0:', 'configure terminal', 'hostname R9', 'end'];
    const keys = Array.from({ length: 60 }, (_, i) => `${commands[i % commands.length] ?? ''}\r`).join('');
    expect(leavesRoom([...keys].map(typed), 100, 10_000, 1.5 * (3_000 / 60))).toBe(true);
  });
});
it('a result of a quiz has shares of points, and as many tasks as a quiz has questions', () => {
  const pairs = ['a', 'b', 'c'].map((text) => ({ left: text, right: text, because: text }));
  const questions = Array.from({ length: 50 }, (_, i) => ({
    id: `q${i}`,
    kind: 'match' as const,
    ask: 'x',
    explain: 'x',
    rests: 'x',
    pairs,
  }));
  const quiz = openQuiz(
    loadedQuiz({
      format: 'bootset-quiz',
      version: 1,
      id: 'sample',
      title: 'Sample',
      summary: 'x',
      minutes: 5,
      topics: ['x'],
      questions,
    }),
    undefined,
    1,
  );
  const lab = quiz.newLab();
  const entries = ['q0', 'q1'].map((id) =>
    lab.input({ kind: 'note', topic: 'answered', value: `${id} {"matched":[0,1,1]}` }),
  );
  const journal = {
    format: 'bootset-journal' as const,
    version: 1 as const,
    engine: engineVersion,
    scenario: 'sample',
    seed: 1,
    entries,
    until: lab.now,
  };
  const [startedAt, finishedAt] = ['2024-05-01T10:00:00.000Z', '2024-05-01T10:20:00.000Z'];
  const result = makeResult(quiz, { journal, marks: quiz.grade(lab), startedAt, finishedAt });
  expect(result.marks).toMatchObject({ earned: 1.34, possible: 50 });
  expect(verifyResult(quiz, read(JSON.stringify(result))).differences).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labSpec } from '../lab-spec.ts';
import { benchOf } from './bench.ts';
import { markAnswer } from './mark.ts';
import type { Question, QuestionOf, TypingMode } from './schema.ts';

const image = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const bench = benchOf(
  labSpec({
    devices: [
      {
        name: 'Edge',
        platform: 'c2911',
        startup: 'hostname Branch\nend\n',
        files: [
          { path: `flash0:${image}`, image },
          { path: 'flash0:rescue-cfg', text: 'hostname Rescue\nend\n' },
        ],
      },
    ],
  }),
  7,
);

const common = { id: 'q', ask: 'Which?', explain: 'Because.', rests: 'rule R1' };

const command = (mode: TypingMode, lines: readonly string[], more: Partial<QuestionOf<'command'>> = {}): Question => ({
  ...common,
  kind: 'command',
  mode,
  lines: [...lines],
  ...more,
});
const typed = (question: Question, text: string) => markAnswer(question, { text }, bench);

describe('questions to choose from', () => {
  const options = fc
    .array(fc.boolean(), { minLength: 2, maxLength: 8 })
    .filter((right) => right.includes(true))
    .map((right) =>
      right.map((one, i) => ({ text: `option ${i}`, ...(one && { right: true }), because: `reason ${i}` })),
    );

  it('R1 R8 are right with all that belong and nothing else; each that belongs earns a share, each other takes it away', () => {
    fc.assert(
      fc.property(
        options,
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (all, picked, points) => {
          const chosen = all.flatMap((_, i) => (picked[i] ? i : []));
          const verdict = markAnswer({ ...common, kind: 'multiple', points, options: all }, { chosen }, bench);
          const expected = all.every((option, i) => (option.right ?? false) === chosen.includes(i));
          expect(verdict.right).toBe(expected);
          const belong = all.flatMap(({ right }, i) => (right ? i : []));
          const hits = belong.filter((i) => chosen.includes(i)).length;
          const earned = Math.max(0, (points * (2 * hits - chosen.length)) / belong.length);
          expect(Math.abs(verdict.points - earned)).toBeLessThan(0.006);
          expect(verdict.points === points).toBe(expected);
          expect(
            markAnswer({ ...common, kind: 'multiple', points, options: all }, { chosen }, bench, true).points,
          ).toBe(expected ? points : 0);
          expect(verdict.parts.map(({ because }) => because)).toEqual(all.map(({ because }) => because));
        },
      ),
    );
  });

  it('R1 are wrong with an answer of another kind', () => {
    const question: Question = {
      ...common,
      kind: 'choice',
      options: [
        { text: 'a', right: true, because: 'A' },
        { text: 'b', because: 'B' },
      ],
    };
    expect(markAnswer(question, { text: 'a' }, bench).right).toBe(false);
    expect(markAnswer(question, { chosen: [0, 0] }, bench).right).toBe(true);
    expect(markAnswer(question, { chosen: [99] }, bench).right).toBe(false);
  });
});

describe('questions of order', () => {
  const steps = ['power', 'break', 'confreg', 'reset'].map((text) => ({ text, because: `why ${text}` }));
  const question: Question = { ...common, kind: 'order', steps };

  it('R2 are right in one order only', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 0 }), (chosen) => {
        expect(markAnswer(question, { chosen }, bench).right).toBe(chosen.join() === '0,1,2,3');
      }),
    );
  });

  it('R2 say which steps have to be moved', () => {
    const moved = (chosen: number[]) => markAnswer(question, { chosen }, bench).parts.map(({ right }) => right);
    expect(moved([0, 2, 1, 3])).toEqual([true, false, true, true]);
    expect(moved([3, 0, 1, 2])).toEqual([true, true, true, false]);
    expect(moved([0, 1])).toEqual([false, false, false, false]);
  });

  it('R8 are marked by their pairs: one in the wrong order takes one in the right order away', () => {
    const points = (chosen: number[], whole = false) =>
      markAnswer({ ...question, points: 6 }, { chosen }, bench, whole).points;
    expect([points([0, 1, 2, 3]), points([1, 0, 2, 3]), points([3, 0, 1, 2]), points([3, 2, 1, 0])]).toEqual([
      6, 4, 0, 0,
    ]);
    expect([points([1, 0, 2, 3], true), points([0, 1, 1, 3]), points([])]).toEqual([0, 0, 0]);
  });

  it('R2 may have steps that change places with some above them', () => {
    const free: Question = {
      ...question,
      steps: steps.map((step, i) => (i === 2 ? { ...step, swaps: 2 } : step)),
    };
    const of = (...chosen: number[]) => markAnswer(free, { chosen }, bench);
    expect([of(0, 1, 2, 3), of(0, 2, 1, 3), of(2, 0, 1, 3), of(1, 0, 2, 3)].map(({ right }) => right)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(of(2, 1, 0, 3).points).toBe(0.5);
    expect(of(2, 0, 1, 3).parts.every(({ right }) => right)).toBe(true);
    expect(of(2, 0, 1, 3).expected).toContain('Step 3 may as well stand before any of the steps 1 to 2.');
  });
});

describe('questions of pairs', () => {
  const question: Question = {
    ...common,
    kind: 'match',
    pairs: [
      { left: '0x2102', right: 'normal', because: 'Default.' },
      { left: '0x0102', right: 'normal', because: 'Nearly.' },
      { left: '0x2142', right: 'ignores', because: 'Bit 6.' },
    ],
    extra: ['nothing'],
  };

  it('R2 may share a partner', () => {
    expect(markAnswer(question, { matched: [0, 0, 1] }, bench).right).toBe(true);
    expect(markAnswer(question, { matched: [0, 1, 1] }, bench).parts.map(({ right }) => right)).toEqual([
      true,
      false,
      true,
    ]);
    expect(markAnswer(question, { matched: [0, 0, -1] }, bench).right).toBe(false);
    expect(markAnswer({ ...question, points: 2 }, { matched: [0, 0, 0] }, bench).points).toBe(1.33);
    expect(markAnswer({ ...question, points: 2 }, { matched: [0, 0, 0] }, bench, true).points).toBe(0);
    expect(markAnswer(question, { matched: [] }, bench).parts.map(({ partner }) => partner)).toEqual([
      'normal',
      'normal',
      'ignores',
    ]);
  });
});

describe('typed commands', () => {
  it.each(['show running-config', 'sh run', 'SHOW RUN', '  sho  runn '])(
    'R3 take every legal abbreviation: "%s"',
    (line) => {
      expect(typed(command('privileged', ['show running-config']), line).right).toBe(true);
    },
  );

  it('R3 need the same arguments', () => {
    const question = command('configure', ['hostname Edge']);
    expect(typed(question, 'host Edge').right).toBe(true);
    expect(typed(question, 'host edge').right).toBe(false);
    expect(typed(question, 'do show running-config').why).toBe(
      'The device takes this line, but it does something else.',
    );
  });

  it('R3 are read in their mode', () => {
    expect(typed(command('line', ['exec-timeout 5 0']), 'exec-t 5 0').right).toBe(true);
    expect(typed(command('configure', ['exec-timeout 5 0']), 'exec-timeout 5 0').right).toBe(false);
    expect(typed(command('user', ['show running-config']), 'show running-config').right).toBe(false);
    expect(typed(command('configure', ['do show running-config']), 'do sh run').right).toBe(true);
  });

  it('R4 that the device does not take get its own words', () => {
    const question = command('privileged', ['show running-config']);
    expect(typed(question, 'show').reply).toBe('Branch#show\n% Incomplete command.');
    expect(typed(question, 'se run').reply).toBe('Branch#se run\n% Ambiguous command:  "se run"');
    expect(typed(question, 'show runing').reply).toBe(
      `Branch#show runing\n${' '.repeat('Branch#show run'.length)}^\n% Invalid input detected at '^' marker.`,
    );
  });

  it('R4 that say nothing, or something else that the device takes, get no words of it', () => {
    expect(typed(command('privileged', ['show running-config']), ' ').reply).toBeUndefined();
    expect(typed(command('privileged', ['show running-config']), 'show version').reply).toBeUndefined();
    const reset = command('rommon', ['reset']);
    expect(typed(reset, 'set')).toMatchObject({ right: false, why: expect.stringContaining('something else') });
    expect(typed(reset, 'set').reply).toBeUndefined();
    expect(typed(reset, 'reload').reply).toContain('command "reload" not found');
  });

  it('R3 recognise a typical mistake however it is shortened', () => {
    const question = command('privileged', ['show running-config'], {
      wrong: [
        { line: 'show startup-config', because: 'That is what NVRAM holds.' },
        { line: 'show config', because: 'Old.' },
      ],
    });
    expect(typed(question, 'sh start').why).toBe('That is what NVRAM holds.');
    expect(typed(question, 'show flash0:').why).toBe('The device takes this line, but it does something else.');
  });

  it('R5 in the ROM monitor are right when they do the same', () => {
    const question = command('rommon', ['confreg 0x2142'], {
      wrong: [{ line: 'confreg 0x2102', because: 'The default.' }],
    });
    expect(typed(question, 'confreg 0x2142').right).toBe(true);
    expect(typed(question, ' confreg  0x2142').right).toBe(true);
    expect(typed(question, 'confreg 0x2102')).toMatchObject({ right: false, why: 'The default.' });
    expect(typed(question, 'config-register 0x2142').right).toBe(false);
  });
});

describe('questions about the device', () => {
  const device = (answer: QuestionOf<'device'>['answer'], more: Partial<QuestionOf<'device'>> = {}): Question => ({
    ...common,
    kind: 'device',
    answer,
    ...more,
  });

  it('R6 read the answer from a fact', () => {
    expect(typed(device({ fact: 'hostname' }), 'branch').right).toBe(true);
    expect(typed(device({ fact: 'hostname' }, { as: 'exact' }), 'branch').right).toBe(false);
  });

  it('R6 read the answer from what the device prints', () => {
    const register = device({ type: ['show version'], line: 'Configuration register is {}' }, { as: 'hex' });
    expect(typed(register, '2102')).toMatchObject({ right: true, expected: '`0x2102`' });
    expect(typed(device({ type: ['dir flash0:'], count: '* -rw- ...' }, { as: 'number' }), '2').right).toBe(true);
  });

  it('R6 know typical wrong answers', () => {
    const size = device(
      { type: ['dir flash0:'], line: '* -rw- {} * * * * * rescue-cfg' },
      {
        as: 'number',
        wrong: [
          { answer: { type: ['dir flash0:'], line: `* -rw- {} * * * * * ${image}` }, because: 'That is the image.' },
        ],
      },
    );
    expect(typed(size, '20').right).toBe(true);
    expect(typed(size, '103,727,964')).toMatchObject({ right: false, why: 'That is the image.' });
  });

  it('R6 are wrong, and say so, when the device does not tell', () => {
    expect(typed(device({ type: ['show clock'], line: 'nothing like {} this' }), 'x')).toMatchObject({
      right: false,
      expected: 'Edge does not say.',
    });
  });
});

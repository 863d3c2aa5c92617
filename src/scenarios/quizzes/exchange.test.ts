import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal.ts';
import { readGift } from './gift-read.ts';
import { noReason, writeGift } from './gift-write.ts';
import { writeMoodleXml } from './moodle-xml.ts';
import type { Question, QuestionOf, QuizFile } from './schema.ts';

const text = (max: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: fc.constantFrom(...'ab Z09~=#{}:\\%[]->|*_`<&/.\n$'), minLength: 1, maxLength: max })
    .map((raw) => raw.replace(/\n\s*\n/g, '\n').trim())
    .filter((one) => one !== '' && !/^\/\//m.test(one));

const distinct = (max: number, least: number, most: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(text(max), { minLength: least, maxLength: most, comparator: 'IsStrictlyEqual' });

const plainText = text(40).map((one) => one.replace(/\s+/g, ' '));

const common = (id: string): fc.Arbitrary<Pick<Question, 'id' | 'ask' | 'explain' | 'rests'>> =>
  fc
    .record({
      id: fc.constant(id),
      ask: text(80),
      explain: text(60),
      rests: fc.constant('resilience R3'),
      name: fc.option(plainText.filter((name) => name !== id)),
    })
    .map(({ name, ...base }) => ({ ...base, ...(name !== null && { name }) }));

type Options = QuestionOf<'choice'>['options'];

const options = (kind: 'choice' | 'multiple'): fc.Arbitrary<Options> =>
  distinct(40, 2, 6).chain((texts) =>
    fc
      .tuple(
        kind === 'choice'
          ? fc.integer({ min: 0, max: texts.length - 1 }).map((one) => [one])
          : fc.subarray([...texts.keys()], { minLength: 1, maxLength: texts.length - 1 }),
        fc.array(text(40), { minLength: texts.length, maxLength: texts.length }),
      )
      .map(([right, reasons]) =>
        texts.map((one, i) => ({ text: one, ...(right.includes(i) && { right: true }), because: reasons[i] ?? 'x' })),
      ),
  );

const choice = (id: string) =>
  fc.tuple(common(id), options('choice')).map(([base, all]): Question => ({ ...base, kind: 'choice', options: all }));
const multiple = (id: string) =>
  fc
    .tuple(common(id), options('multiple'))
    .map(([base, all]): Question => ({ ...base, kind: 'multiple', options: all }));
const order = (id: string) =>
  fc.tuple(common(id), distinct(30, 2, 6), fc.array(fc.nat(5), { minLength: 6, maxLength: 6 })).map(
    ([base, steps, swaps]): Question => ({
      ...base,
      kind: 'order',
      steps: steps.map((one, i) => {
        const places = Math.min(i, swaps[i] ?? 0);
        return { text: one, because: 'x', ...(places > 0 && { swaps: places }) };
      }),
    }),
  );
const match = (id: string) =>
  fc
    .tuple(
      common(id),
      distinct(30, 2, 5),
      fc.array(plainText, { minLength: 5, maxLength: 5 }),
      fc.uniqueArray(plainText, { maxLength: 2 }),
    )
    .map(([base, lefts, rights, extra]): Question => {
      const pairs = lefts.map((left, i) => ({ left, right: rights[i] ?? 'y', because: 'x' }));
      const more = extra.filter((one) => pairs.every(({ right }) => right !== one));
      return { ...base, kind: 'match', pairs, ...(more.length > 0 && { extra: more }) };
    });
/** Some of them with a reason, in their order. */
const reasonsFor = (answers: readonly string[]) =>
  fc
    .array(fc.option(text(20)), { minLength: answers.length, maxLength: answers.length })
    .map((reasons) => answers.flatMap((answer, i) => (reasons[i] ? [{ answer, because: reasons[i] }] : [])));

const short = (id: string) =>
  fc.tuple(common(id), distinct(20, 2, 5)).chain(([base, texts]) => {
    const [answers, mistakes] = [texts.slice(0, -1), texts.slice(-1)];
    return fc.tuple(reasonsFor(answers), reasonsFor(mistakes)).map(
      ([right, wrong]): Question => ({
        ...base,
        kind: 'short',
        answers,
        ...(right.length > 0 && { right }),
        ...(wrong.length > 0 && { wrong }),
      }),
    );
  });

const decimals = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat(4))
  .map(([units, scale]) => decimalText({ units: BigInt(units), scale }));
const number = (id: string) =>
  fc
    .tuple(common(id), fc.uniqueArray(decimals, { minLength: 1, maxLength: 3 }), decimals)
    .chain(([base, answers, within]) =>
      reasonsFor(answers).map((right): Question => {
        const width = Math.abs(Number(within));
        return {
          ...base,
          kind: 'short',
          as: 'number',
          answers,
          ...(width > 0 && { within: width }),
          ...(right.length > 0 && { right }),
        };
      }),
    );
const truth = (id: string) =>
  fc.tuple(common(id), fc.boolean(), text(20), fc.option(text(20))).map(
    ([base, isTrue, yes, no]): Question => ({
      ...base,
      kind: 'choice',
      shuffle: false,
      options: [
        { text: 'True', ...(isTrue && { right: true }), because: isTrue ? yes : (no ?? noReason) },
        { text: 'False', ...(!isTrue && { right: true }), because: isTrue ? (no ?? noReason) : yes },
      ],
    }),
  );

const kinds = [choice, multiple, order, match, short, number, truth];

/** A question of any kind that can be asked without a router. */
const anyQuestion = (id: string): fc.Arbitrary<Question> => fc.oneof(...kinds.map((kind) => kind(id)));

/** Several of them with ids of their own. */
const anyQuestions: fc.Arbitrary<Question[]> = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => anyQuestion(`q${i + 1}`))));

const quiz = (questions: readonly Question[]): QuizFile => ({
  format: 'bootset-quiz',
  version: 1,
  id: 'sample',
  title: 'Sample',
  summary: 'A sample.',
  minutes: 5,
  topics: ['test'],
  questions: [...questions],
});

const read = (text: string, name = 'sample.gift') => {
  const result = readGift(name, text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const arrow = (text: string): string => text.replaceAll('->', '→');

/** What GIFT can carry of a question. */
function carried(question: Question): Question {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return { ...question, options: question.options.map((one) => ({ ...one, text: arrow(one.text) })) };
    case 'order':
      return {
        ...question,
        steps: question.steps.map((step) => ({ ...step, text: arrow(step.text), because: noReason })),
      };
    case 'match':
      return {
        ...question,
        pairs: question.pairs.map(({ left, right }) => ({ left: arrow(left), right, because: noReason })),
      };
    case 'short':
      return {
        ...question,
        answers: question.answers.map(arrow),
        ...(question.right && { right: question.right.map((one) => ({ ...one, answer: arrow(one.answer) })) }),
        ...(question.wrong && { wrong: question.wrong.map((one) => ({ ...one, answer: arrow(one.answer) })) }),
      };
    default:
      return question;
  }
}

describe('GIFT', () => {
  it('R14 comes back as it went, whatever the texts are', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const { text, left } = writeGift(quiz(questions));
        expect(left).toEqual([]);
        expect(read(text).file.questions).toEqual(questions.map(carried));
      }),
      { numRuns: 200 },
    );
  });

  it('R14 keeps the mode of a typed command, points and where to look', () => {
    const command: Question = {
      id: 'secure-image',
      kind: 'command',
      ask: 'Secure the image.',
      explain: 'Done.',
      rests: 'resilience R1',
      points: 3,
      look: 'show secure bootset',
      mode: 'configure',
      lines: ['secure boot-image'],
      short: ['sec boot-i'],
      wrong: [{ line: 'secure boot-config', because: 'That archives the configuration: 100% of it.' }],
    };
    const { short: _, ...rest } = command;
    expect(read(writeGift(quiz([command])).text).file.questions).toEqual([
      { ...rest, lines: ['secure boot-image', 'sec boot-i'] },
    ]);
  });

  it('R14 keeps numbers with how far off they may be', () => {
    const number: Question = {
      id: 'bits',
      kind: 'short',
      ask: 'How many?',
      explain: 'Two.',
      rests: 'x',
      as: 'number',
      answers: ['2048', '-1.5'],
      within: 0.5,
      wrong: [{ answer: '1024', because: 'Half of it.' }],
    };
    expect(read(writeGift(quiz([number])).text).file.questions).toEqual([number]);
  });

  it('R16 leaves questions about the router behind and names them', () => {
    const device: Question = { id: 'serial', kind: 'device', ask: 'x', explain: 'x', rests: 'x', answer: { is: 'x' } };
    expect(writeGift(quiz([device])).left).toEqual(['serial']);
  });

  it('refuses endless files before it reads their questions', () => {
    const messageOf = (text: string): string | undefined => {
      const result = readGift('long.gift', text);
      return result.ok ? undefined : result.error.map(({ line, message }) => `${line}: ${message}`).join();
    };
    expect(messageOf('::a:: x {=1 ~2}\n\n'.repeat(50_000))).toBe(
      '2001: expected at most 1000 questions, texts and categories',
    );
    expect(messageOf(`Which? {T}\n\nWhich? {${'~b '.repeat(30_000)}}`)).toBe(
      '3: expected at most 64000 characters in one question',
    );
  });

  it('R13 tells every fault at its line and column', () => {
    const result = readGift(
      'bad.gift',
      ['::one:: Fine? {=yes ~no}', '', '::two:: Broken { =a ~b', '', '', '::three:: Also {=a ~b} and {=c ~d}', ''].join(
        '\n',
      ),
    );
    expect(result.ok && result.value.file.questions.map(({ id }) => id)).toEqual(['one']);
    expect(result.ok && result.value.left.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['bad.gift', 3, 16],
      ['bad.gift', 6, 28],
    ]);
    const nothing = readGift('bad.gift', '::two:: Broken { =a ~b\n');
    expect(nothing.ok ? [] : nothing.error.map(({ line, message }) => [line, message])).toEqual([
      [1, 'question "two": expected } after its answers, without a blank line before it: the question is left out'],
      [1, 'expected at least one question'],
    ]);
  });

  const faults = (text: string): readonly string[] => {
    const result = readGift('bad.gift', text);
    const told = result.ok ? result.value.left : result.error;
    return told
      .filter(({ message }) => message !== 'expected at least one question')
      .map(({ line, column, message }) => `${line}:${column} ${message.replace(': the question is left out', '')}`);
  };

  it.each([
    ['{#5..1}', '3:1 question "two": expected the smaller number first, not 5..1'],
    ['{#=2 =%50%-1..-5}', '3:1 question "two": expected the smaller number first, not -1..-5'],
    ['{#1:-5}', '3:1 question "two": expected at least 0 after the colon, not -5'],
    ...(
      [
        ['{#NaN}', 12],
        ['{#1e999}', 14],
        ['{#}', 12],
        ['{#Infinity}', 12],
        ['{#1:x}', 14],
        ['{#0x10}', 14],
        ['{#--5}', 12],
      ] as const
    ).map(([answers, column]): [string, string] => [
      answers,
      `3:${column} question "two": expected numbers after #, for example 5, 5:0.1 or 4.9..5.1, without an exponent`,
    ]),
  ])('R24 leaves out a question whose number is none, by its name: %s', (answers, fault) => {
    const text = `::one:: A {=a ~b}\n\n::two:: B ${answers}\n\n::three:: C {#5..6}\n`;
    expect(faults(text)).toEqual([fault]);
    const result = readGift('bad.gift', text);
    expect(result.ok && result.value.file.questions.map(({ id }) => id)).toEqual(['one', 'three']);
  });

  it.each([
    [
      'a brace that is not closed',
      '::one:: A {=a ~b}\n\n// why\n::two:: Broken {\n=a\n\n~b\n}\n\n::three:: C {=a ~b}\n',
      '4:16 question "two": expected } after its answers, without a blank line before it',
    ],
    [
      'a brace that is not opened',
      'Broken =a ~b}\n\nB {=a}\n',
      '1:13 question "Broken =a ~b}": expected { before its answers',
    ],
    [
      'two pairs of braces',
      'A \\{ {=a} and {=b}\n',
      '1:15 question "A \\{ {=a} and {=b}": expected one { } in a question, and a blank line before the next question',
    ],
    [
      'a title that does not end',
      '::one: A {=a}\n',
      '1:1 question "::one: A {=a}": expected :: before and after its title',
    ],
    [
      'a sign that is text',
      '::one:: Is it? {=10:30 -> b ~c}\n',
      '1:20 question "one": expected \\: here: the signs ~ = # { } : need a \\ where they are text',
    ],
    [
      'a text that is no quiz',
      'Notes: a = b\n\n- and more\n\n# c\n',
      '1:1 this is not a quiz: expected questions in GIFT, for example: Which? {=right ~wrong}',
    ],
  ])('R13 says in plain words of %s which question it is and what is missing', (_, text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });

  it('R13 takes signs in the text of a question as text, and leaves out alone what cannot be read', () => {
    const { file, left } = read(
      [
        '::Q1:: 1+1=2 {T}',
        '',
        '::Q2:: At 10:30 ~ 11:00 #3, a = b? {=yes ~no}',
        '',
        'Is it _____ {=a ~b} at 5:00?',
        '',
        '::Q4:: {#',
        '',
        '::Q5:: Same {=a ~a}',
        '',
        '::Q6:: Kept {=a ~b}',
      ].join('\n'),
    );
    expect(file.questions.map(({ id, ask }) => [id, ask])).toEqual([
      ['q1', '1+1=2'],
      ['q2', 'At 10:30 \\~ 11:00 \\#3, a = b?'],
      ['question-3', 'Is it \\_\\_\\_\\_\\_ \\_\\_\\_\\_\\_ at 5:00?'],
      ['q6', 'Kept'],
    ]);
    expect(left.map(({ line, message }) => [line, message])).toEqual([
      [7, expect.stringMatching(/^question "Q4": expected } after its answers.*: the question is left out$/)],
      [9, 'question "q5": a is there already: the question is left out'],
    ]);
  });

  it('R25 takes only what is worth everything for right, alone or together', () => {
    const { file, left } = read(
      [
        'One. {=a ~%50%b#Nearly. ~%25%c ~d}',
        '',
        'Some. {~%25%a ~%25%b ~%50%c ~%-100%d}',
        '',
        'Typed. {=%100%flash0 =%50%flash#Half. =%25%disk}',
        '',
        'Number. {#=%100%5:1#Good. =%50%7:1}',
        '',
        'None. {=%50%a ~b}',
        '',
        'Few. {~%25%a ~b}',
        '',
        'Nothing. {=%50%flash =%25%disk}',
      ].join('\n'),
    );
    const parts = 'Right in part: the file this question came from gives it';
    expect(file.questions).toMatchObject([
      {
        kind: 'choice',
        options: [{ right: true }, { because: 'Nearly.' }, { because: `${parts} 25%.` }, { text: 'd' }],
      },
      { kind: 'multiple', options: [{ right: true }, { right: true }, { right: true }, { text: 'd' }] },
      {
        kind: 'short',
        answers: ['flash0'],
        wrong: [
          { answer: 'flash', because: 'Half.' },
          { answer: 'disk', because: `${parts} 25%.` },
        ],
      },
      {
        kind: 'short',
        as: 'number',
        answers: ['5'],
        within: 1,
        right: [{ answer: '5', because: 'Good.' }],
        wrong: [{ answer: '7', because: `${parts} 50%.` }],
      },
    ]);
    expect(file.questions[0]).not.toHaveProperty('options.1.right');
    expect(left.map(({ line }) => line)).toEqual([9, 11, 13]);
  });

  it('R24 takes the ends of a range of numbers', () => {
    const { file } = read('Between? {#0.1..0.3}\n\nLess? {#-1.5..-1.25}');
    expect(file.questions).toMatchObject([
      { answers: ['0.2'], within: 0.1 },
      { answers: ['-1.375'], within: 0.125 },
    ]);
  });

  it('R24 leaves out numbers whose digits the reader cannot keep', () => {
    const { file, left } = read(
      [`{#${'9'.repeat(400)}}`, '{#12345678901234567}', `{#1..${'9'.repeat(400)}}`, '{#123456789012345000:0.5}']
        .map((answers) => `How much? ${answers}`)
        .join('\n\n'),
    );
    expect(left.map(({ line }) => line)).toEqual([1, 3, 5]);
    expect(left[0]?.message).toContain('more than 15 digits');
    expect(file.questions).toMatchObject([{ answers: ['123456789012345000'], within: 0.5 }]);
  });

  it('R26 keeps the names of questions and what is said to short answers', () => {
    const { file } = read('::What\\: a file?:: x {=flash#Yes.}');
    expect(file.questions[0]).toMatchObject({
      id: 'what-a-file',
      name: 'What: a file?',
      right: [{ answer: 'flash', because: 'Yes.' }],
    });
    expect(writeMoodleXml(file).text).toContain('<name><text>What: a file?</text></name>');
  });

  it('R26 writes true or false as what it is', () => {
    const { file } = read('x {FALSE#No, it is not.#Right.}');
    expect(writeGift(file).text).toContain('{\n\tFALSE#No, it is not.#Right.\n}');
    const xml = writeMoodleXml(file).text;
    expect(xml).toContain('<question type="truefalse">');
    expect(xml).toContain('<answer fraction="0" format="moodle_auto_format"><text>true</text>');
  });

  it('R13 reads true or false, several right answers, short answers, numbers and pairs as Moodle does', () => {
    const { file, left } = read(
      [
        '$CATEGORY: $course$/top/Routers',
        '',
        'ROM monitor reads Break. {TRUE#No.#Yes.####Remember.}',
        '',
        '::two:: Which? {~%50%a#A. ~%50%b ~%-100%c}',
        '',
        'Name it. {=flash =flash0#Same.}',
        '',
        'How much? {#8450:2}',
        '',
        'Between? {#1..5}',
        '',
        'Pairs. {=a -> b =c -> d}',
        '',
        'Write about it. {}',
        '',
        'Only a text.',
      ].join('\n'),
    );
    expect(file.title).toBe('Routers');
    expect(file.questions.map((one) => one.kind)).toEqual(['choice', 'multiple', 'short', 'short', 'short', 'match']);
    expect(file.questions[0]).toMatchObject({
      explain: 'Remember.',
      options: [
        { text: 'True', right: true, because: 'Yes.' },
        { text: 'False', because: 'No.' },
      ],
    });
    expect(file.questions[1]).toMatchObject({
      options: [{ right: true, because: 'A.' }, { right: true }, { text: 'c' }],
    });
    expect(file.questions[4]).toMatchObject({ as: 'number', answers: ['3'], within: 2 });
    expect(left.map(({ line }) => line)).toEqual([15, 17]);
  });

  it('R17 turns HTML into Markdown and leaves the rest out', () => {
    const { file } = read(
      '[html]<p>Is <b>this</b> &lt;safe&gt;?<script>alert(1)</script></p> {=<img src\\=x onerror\\=y>yes ~no}',
    );
    expect(file.questions[0]).toMatchObject({
      ask: 'Is **this** \\<safe\\>?',
      options: [{ text: 'yes' }, { text: 'no' }],
    });
  });

  it('R14 keeps an asterisk that is one, and R13 leaves out what is a pattern', () => {
    const star: Question = { id: 'star', kind: 'short', ask: 'x', explain: 'x', rests: 'x', answers: ['*', 'a*b\\*'] };
    const { text } = writeGift(quiz([star]));
    expect(read(text).file.questions).toEqual([star]);
    expect(writeMoodleXml(quiz([star])).text).toContain('<text>\\*</text>');
    const { file, left } = read('::one:: x {=show* =show}\n\n::two:: x {=show =%0%*#No.}');
    expect(left.map(({ line, message }) => [line, message.slice(0, 32)])).toEqual([
      [1, 'question "one": an answer with *'],
    ]);
    expect(file.questions).toEqual([expect.objectContaining({ id: 'two', kind: 'short', answers: ['show'] })]);
  });

  it('R13 gives questions of the same name names of their own', () => {
    const { file } = read('::a:: x {=1 ~2}\n\n::a:: y {=1 ~2}\n\n::A!:: z {=1 ~2}');
    expect(file.questions.map(({ id }) => id)).toEqual(['a', 'a-2', 'a-3']);
  });
});

describe('Moodle XML', () => {
  const parsed = (text: string) => new new Window().DOMParser().parseFromString(text, 'application/xml');

  it('R15 is well formed and says every text, whatever the texts are', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const document = parsed(writeMoodleXml(quiz(questions)).text);
        expect(document.querySelector('parsererror')).toBeNull();
        const asked = [...document.querySelectorAll('questiontext > text')].map((one) => one.textContent);
        expect(asked).toEqual(questions.map(({ ask }) => ask));
      }),
      { numRuns: 50 },
    );
  });

  it('R15 splits what would end a section and leaves out what XML does not know', () => {
    const odd: Question = {
      id: 'odd',
      kind: 'short',
      ask: 'a ]]> b\u0000c',
      explain: '<b>&',
      rests: 'x',
      answers: ['<tag>'],
    };
    const document = parsed(writeMoodleXml(quiz([odd])).text);
    expect(document.querySelector('questiontext > text')?.textContent).toBe('a ]]> bc');
    expect(document.querySelector('answer > text')?.textContent).toBe('<tag>');
  });

  it('R15 gives each kind the type that Moodle has for it', () => {
    const common = { ask: 'x', explain: 'y', rests: 'z' };
    const { text, left } = writeMoodleXml(
      quiz([
        {
          ...common,
          id: 'one',
          kind: 'choice',
          options: [
            { text: 'a', right: true, because: 'A' },
            { text: 'b', because: 'B' },
          ],
        },
        {
          ...common,
          id: 'some',
          kind: 'multiple',
          options: [
            { text: 'a', right: true, because: 'A' },
            { text: 'b', right: true, because: 'B' },
            { text: 'c', because: 'C' },
          ],
        },
        {
          ...common,
          id: 'row',
          kind: 'order',
          steps: [
            { text: 'a', because: 'A' },
            { text: 'b', because: 'B' },
          ],
        },
        {
          ...common,
          id: 'pairs',
          kind: 'match',
          pairs: [
            { left: 'a', right: 'b', because: 'A' },
            { left: 'c', right: 'd', because: 'B' },
          ],
          extra: ['e'],
        },
        { ...common, id: 'type', kind: 'command', mode: 'privileged', lines: ['show version'], short: ['sh ver'] },
        { ...common, id: 'number', kind: 'short', as: 'number', answers: ['2048'], within: 1 },
        { ...common, id: 'serial', kind: 'device', answer: { is: 'x' } },
      ]),
    );
    const document = parsed(text);
    const types = [...document.querySelectorAll('question')].map((one) => one.getAttribute('type'));
    expect(types).toEqual([
      'category',
      'multichoice',
      'multichoice',
      'matching',
      'matching',
      'shortanswer',
      'numerical',
    ]);
    expect(
      [...document.querySelectorAll('question:nth-of-type(3) > answer')].map((one) => one.getAttribute('fraction')),
    ).toEqual(['50', '50', '-100']);
    expect(document.querySelector('tolerance')?.textContent).toBe('1');
    expect(left).toEqual(['serial']);
  });
});

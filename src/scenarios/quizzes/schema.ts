import { z } from 'zod';
import { limits } from '../limits.ts';
import { deviceName, sentence, slug } from '../names.ts';

/** Limits that keep a quiz of a stranger harmless: how many of each. */
export const quizLimits = {
  questions: 200,
  options: 12,
  lines: 12,
  typed: 20,
} as const;

const markdown = z.string().min(1).max(limits.text).describe('Markdown');
const because = z.string().min(1).max(2_000).describe('Why it is right or wrong: Markdown');
const line = z
  .string()
  .min(1)
  .max(254)
  .regex(/^[ -~]+$/, 'one line of printable ASCII characters');

const common = {
  id: slug,
  name: sentence.optional().describe('What other programs call it; its id when absent'),
  ask: markdown.describe('The question: Markdown'),
  explain: markdown.describe('What to remember, shown after the answer: Markdown'),
  rests: sentence.describe('What it rests on: a rule of a feature (resilience R3) or a document and its section'),
  points: z.int().min(1).max(20).optional().describe('1 when absent'),
  look: sentence.optional().describe('Where the router shows it: a command'),
};

const on = deviceName.optional().describe('Device of the scenario; the first one when absent');

const option = z.strictObject({
  text: z.string().min(1).max(2_000).describe('Markdown'),
  right: z.boolean().optional().describe('true for a right one; wrong when absent'),
  because,
});
const options = z.array(option).min(2).max(quizLimits.options);
const shuffle = z.boolean().optional().describe('false keeps the order of the file; shuffled by the seed when absent');

const choice = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  options: options.describe('Exactly one of them is right'),
  shuffle,
});

const multiple = z.strictObject({
  ...common,
  kind: z.literal('multiple'),
  options: options.describe('All right ones and no other get all points; each wrong one takes a right one away'),
  shuffle,
});

const order = z.strictObject({
  ...common,
  kind: z.literal('order'),
  steps: z
    .array(
      z.strictObject({
        text: z.string().min(1).max(500).describe('Markdown'),
        because,
        swaps: z
          .int()
          .min(1)
          .max(quizLimits.options - 1)
          .optional()
          .describe('It may stand before as many of the steps right above it just as well'),
      }),
    )
    .min(2)
    .max(quizLimits.options)
    .describe('In the right order; shown in another'),
});

const match = z.strictObject({
  ...common,
  kind: z.literal('match'),
  pairs: z
    .array(
      z.strictObject({
        left: z.string().min(1).max(500).describe('Markdown'),
        right: z.string().min(1).max(200).describe('Plain text; several may share one'),
        because,
      }),
    )
    .min(2)
    .max(quizLimits.options),
  extra: z
    .array(z.string().min(1).max(200))
    .max(quizLimits.options)
    .optional()
    .describe('More to choose from on the right side that fits nowhere: plain text'),
});

/** Where a line is typed, in the device's own terms. */
export const modes = ['user', 'privileged', 'configure', 'interface', 'line', 'rommon'] as const;

const command = z.strictObject({
  ...common,
  kind: z.literal('command'),
  on,
  mode: z.enum(modes).describe('Where the line is typed'),
  lines: z
    .array(line)
    .min(1)
    .max(quizLimits.lines)
    .describe('Right lines in full; every legal abbreviation is right too'),
  short: z.array(line).max(quizLimits.lines).optional().describe('Abbreviations to show; each must be right'),
  wrong: z
    .array(z.strictObject({ line, because }))
    .max(quizLimits.lines)
    .optional()
    .describe('Typical wrong lines; their abbreviations are recognised too'),
});

/** How a typed answer is compared. */
export const readings = ['exact', 'text', 'number', 'hex', 'digest', 'file', 'ip', 'mac', 'yes-no'] as const;

const as = z
  .enum(readings)
  .optional()
  .describe(
    'exact: as it stands; text: capitals and spaces do not matter (when absent); number; hex: 0x2102, 2102; digest: spaces and colons do not matter; file: with or without its file system; ip: an IP address, with or without the length of its network; mac: a hardware address, whatever its digits are grouped by; yes-no',
  );

const printed = {
  type: z
    .array(line)
    .min(1)
    .max(quizLimits.typed)
    .describe('Lines typed at the console of a fresh copy of the lab; ⟦⟧ is not used'),
};
const row = z
  .string()
  .min(1)
  .max(limits.sentence)
  .describe('A printed line, word by word: * is part of a word, ... at the end is whatever follows');

const source = z.union([
  z.strictObject({
    fact: z.string().max(limits.name).describe('Name of a fact'),
    of: z.string().max(limits.sentence).optional().describe('What the fact is asked about: a file, a line'),
  }),
  z.strictObject({ ...printed, line: row.describe('The printed line; {} stands for the answer') }),
  z.strictObject({ ...printed, count: row.describe('The answer is how many printed lines fit') }),
  z.strictObject({ is: z.string().min(1).max(limits.sentence).describe('A text, with {{variables}} of the scenario') }),
]);

const device = z.strictObject({
  ...common,
  kind: z.literal('device'),
  on,
  answer: source.describe("Where the answer is read, on a fresh copy of the student's own lab"),
  as,
  wrong: z
    .array(z.strictObject({ answer: source, because }))
    .max(quizLimits.lines)
    .optional()
    .describe('Typical wrong answers'),
});

const short = z.strictObject({
  ...common,
  kind: z.literal('short'),
  answers: z
    .array(z.string().min(1).max(limits.sentence))
    .min(1)
    .max(quizLimits.lines)
    .describe('Each of them is right'),
  as,
  within: z.number().min(0).optional().describe('For numbers: how far off an answer may be'),
  right: z
    .array(z.strictObject({ answer: z.string().min(1).max(limits.sentence), because }))
    .max(quizLimits.lines)
    .optional()
    .describe('What is said to some of the answers'),
  wrong: z
    .array(z.strictObject({ answer: z.string().min(1).max(limits.sentence), because }))
    .max(quizLimits.lines)
    .optional(),
});

export const questionSchema = z.discriminatedUnion('kind', [choice, multiple, order, match, command, device, short]);

/** A quiz as a file. */
export const quizSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    format: z.literal('bootset-quiz'),
    version: z.literal(1),
    id: slug,
    title: sentence,
    summary: sentence,
    minutes: z.int().min(1).max(600),
    topics: z.array(sentence).min(1).max(12),
    scenario: slug.optional().describe('Scenario of the catalogue whose lab the questions are about'),
    draw: z
      .int()
      .min(1)
      .max(quizLimits.questions)
      .optional()
      .describe("So many questions are drawn from the learner's seed; all are asked when absent"),
    questions: z.array(questionSchema).min(1).max(quizLimits.questions),
  })
  .describe('A Bootset quiz');

export type QuizFile = z.infer<typeof quizSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Kind = Question['kind'];
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;
export type TypingMode = (typeof modes)[number];
export type ReadAs = (typeof readings)[number];
export type AnswerSource = z.infer<typeof source>;

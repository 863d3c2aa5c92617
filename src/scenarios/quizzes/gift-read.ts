import { parse, type GIFTQuestion, type SyntaxError, type TextFormat } from 'gift-pegjs';
import { fail, ok, type Result } from '../../engine/index.ts';
import { limits } from '../limits.ts';
import { problemAt, type Problem } from '../problem.ts';
import { explainIssues } from '../explain.ts';
import { complaintsOfQuestions } from './complaints.ts';
import { giftFault, nameOf, plainSigns, type GiftFault } from './gift-faults.ts';
import { noReason } from './gift-write.ts';
import { numericalOf } from './gift-numbers.ts';
import { partly, rightChoices, worthOf } from './gift-worth.ts';
import { escapeMarkdown, htmlToMarkdown } from './html.ts';
import { modes, questionSchema, quizLimits, readings, type Question, type QuizFile } from './schema.ts';

/** A block of a GIFT file: a question with the comments above it. */
interface Block {
  readonly text: string;
  /** Offset in the file. */
  readonly at: number;
}

/** Blank lines part questions. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const piece of text.split(/(\n(?:[ \t]*\n)+)/)) {
    if (piece.trim() !== '') blocks.push({ text: piece, at });
    at += piece.length;
  }
  return blocks;
}

const commentsOnly = (block: string): boolean => block.split('\n').every((line) => /^\s*(\/\/.*)?$/.test(line));

const markdownOf = ({ format, text }: TextFormat): string => {
  if (format === 'markdown') return text;
  return format === 'plain' ? escapeMarkdown(text) : htmlToMarkdown(text);
};

const reasonOf = (feedback: TextFormat | null): string => {
  const text = feedback ? markdownOf(feedback).slice(0, 2_000) : '';
  return text === '' ? noReason : text;
};

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');

/** What our own writer leaves in comments. */
interface Remarks {
  readonly kind: string | undefined;
  field(name: string): string | undefined;
}

const remarksOf = (block: string, tags: readonly string[] | null | undefined): Remarks => ({
  kind: tags?.[0],
  field: (name) => new RegExp(`^//\\s*${name}:\\s*(.+)$`, 'm').exec(block)?.[1]?.trim(),
});

type Asked = Exclude<GIFTQuestion, { type: 'Description' | 'Category' }>;
type Common = Pick<Question, 'id' | 'name' | 'ask' | 'explain' | 'rests' | 'points' | 'look'>;

function commonOf(question: Asked, id: string, remarks: Remarks): Common {
  const points = Number(remarks.field('points'));
  const look = remarks.field('look');
  const name = question.title?.replace(/\s+/g, ' ').trim() ?? id;
  return {
    id,
    ...(name !== id && name !== '' && { name: name.slice(0, limits.sentence) }),
    ask: markdownOf(question.stem),
    explain: reasonOf(question.globalFeedback),
    rests: remarks.field('rests') ?? 'the file it came from',
    ...(Number.isInteger(points) && points >= 1 && points <= 20 && { points }),
    ...(look !== undefined && { look }),
  };
}

function optionsOf({ choices }: Extract<Asked, { type: 'MC' }>, common: Common): Question | string {
  const worths = choices.map(worthOf);
  const right = rightChoices(worths);
  if (typeof right === 'string') return right;
  const options = choices.map(({ text, feedback }, i) => ({
    text: markdownOf(text),
    ...(right[i] && { right: true as const }),
    because: right[i] ? reasonOf(feedback) : partly(worths[i] ?? 0, reasonOf(feedback)),
  }));
  const one = choices.some(({ isCorrect }) => isCorrect) && right.filter((is) => is).length === 1;
  return { ...common, kind: one ? 'choice' : 'multiple', options };
}

function truth(question: Extract<Asked, { type: 'TF' }>, common: Common): Question {
  const option = (text: string, right: boolean) => ({
    text,
    ...(right && { right }),
    because: reasonOf(right ? question.falseFeedback : question.trueFeedback),
  });
  return {
    ...common,
    kind: 'choice',
    shuffle: false,
    options: [option('True', question.isTrue), option('False', !question.isTrue)],
  };
}

/** Steps in order; the remark says how many places each may go up: `0 0 1`. */
function stepsOf(pairs: readonly { readonly left: string; readonly because: string }[], remark = '') {
  const swaps = remark.split(' ').map(Number);
  return pairs.map(({ left, because }, i) => {
    const places = swaps[i] ?? 0;
    return { text: left, because, ...(Number.isInteger(places) && places >= 1 && places <= i && { swaps: places }) };
  });
}

function pairsOf({ matchPairs }: Extract<Asked, { type: 'Matching' }>, common: Common, remarks: Remarks): Question {
  const unescaped = (text: string): string =>
    text.replace(/&&0(92|58|35|61);|&&1(23|25|26);|&&010;/g, (code) => String.fromCharCode(Number(code.slice(2, -1))));
  const all = matchPairs.map(({ subquestion, subanswer }) => ({
    left: subquestion.text === '' ? '' : markdownOf(subquestion),
    right: unescaped(subanswer),
    because: noReason,
  }));
  if (remarks.kind === 'order' && all.every(({ right }, i) => right === String(i + 1)))
    return { ...common, kind: 'order', steps: stepsOf(all, remarks.field('swaps')) };
  const extra = all.filter(({ left }) => left === '').map(({ right }) => right);
  return {
    ...common,
    kind: 'match',
    pairs: all.filter(({ left }) => left !== ''),
    ...(extra.length > 0 && { extra }),
  };
}

const oneOf = <T extends string>(known: readonly T[], name: string | undefined): T | undefined =>
  known.find((one) => one === name);

/** Whether some * of a short answer stands for any characters. */
const isPattern = (answer: string): boolean => /(^|[^\\])\*/.test(answer);

const unescapedStar = (answer: string): string => answer.replaceAll('\\*', '*');

function typedAnswer(
  { choices }: Extract<Asked, { type: 'Short' }>,
  common: Common,
  remarks: Remarks,
): Question | string {
  const whole = choices.filter((choice) => worthOf(choice) === 100);
  const right = whole.map(({ text }) => text.text);
  if (right.length === 0) return 'no answer is right: the question is left out';
  if (right.some(isPattern))
    return 'an answer with * for any characters cannot be marked here: the question is left out';
  const wrong = choices
    .filter((choice) => worthOf(choice) < 100 && !isPattern(choice.text.text))
    .map((choice) => [unescapedStar(choice.text.text), partly(worthOf(choice), reasonOf(choice.feedback))] as const);
  const mode = remarks.kind === 'command' ? oneOf(modes, remarks.field('mode')) : undefined;
  if (mode !== undefined)
    return {
      ...common,
      kind: 'command',
      mode,
      lines: right.map(unescapedStar),
      ...(wrong.length > 0 && { wrong: wrong.map(([line, because]) => ({ line, because })) }),
    };
  const as = oneOf(readings, remarks.field('as'));
  const told = whole
    .map(({ text, feedback }) => ({ answer: unescapedStar(text.text), because: reasonOf(feedback) }))
    .filter(({ because }) => because !== noReason);
  return {
    ...common,
    kind: 'short',
    answers: right.map(unescapedStar),
    ...(as !== undefined && { as }),
    ...(told.length > 0 && { right: told }),
    ...(wrong.length > 0 && { wrong: wrong.map(([answer, because]) => ({ answer, because })) }),
  };
}

/** Our question for one of GIFT; a sentence when there is none. */
function questionOf(question: Asked, id: string, remarks: Remarks): Question | string {
  const common = commonOf(question, id, remarks);
  switch (question.type) {
    case 'MC':
      return optionsOf(question, common);
    case 'TF':
      return truth(question, common);
    case 'Matching':
      return pairsOf(question, common, remarks);
    case 'Short':
      return typedAnswer(question, common, remarks);
    case 'Numerical': {
      const numbers = numericalOf(question.choices, (feedback) => reasonOf(feedback));
      return typeof numbers === 'string' ? numbers : { ...common, kind: 'short', as: 'number', ...numbers };
    }
    case 'Essay':
      return 'an essay cannot be marked here: the question is left out';
  }
}

const isSyntaxError = (error: unknown): error is SyntaxError => error instanceof Error && 'location' in error;

/** A quiz from a GIFT file, and what had to be left out of it. */
export interface GiftQuiz {
  readonly file: QuizFile;
  readonly left: readonly Problem[];
}

/** The questions of a block. Signs that need a \\ in the text of a question are taken as text where it has none. */
function parsedOf(text: string): readonly GIFTQuestion[] | GiftFault {
  try {
    return parse(text);
  } catch (error) {
    try {
      return parse(plainSigns(text));
    } catch {
      return giftFault(text, isSyntaxError(error) ? error.location.start.offset : 0);
    }
  }
}

/** Why a question that was read cannot be asked. */
function senseFault(question: Question): string | undefined {
  const read = questionSchema.safeParse(question);
  const [fault] = read.success ? complaintsOfQuestions([read.data], []) : explainIssues(read.error.issues, question);
  return fault && `question "${question.id}": ${fault.message}: the question is left out`;
}

/** Reads one block; what it says about the whole file goes into `found`. */
function readBlock({ text, at }: Block, problem: (offset: number, message: string) => Problem, found: Found): void {
  if (found.open && /^\s*[=~#}]/.test(text)) {
    found.open = !text.includes('}');
    return;
  }
  found.open = false;
  const parsed = parsedOf(text);
  if ('message' in parsed) {
    found.left.push(problem(at + parsed.at, `${parsed.message}: the question is left out`));
    found.open = parsed.open === true;
    return;
  }
  const start = at + (/\S/.exec(text.replace(/^[ \t]*\/\/.*$/gm, (line) => ' '.repeat(line.length)))?.index ?? 0);
  for (const question of parsed) {
    if (question.type === 'Category') {
      found.title ??= question.title.split('/').at(-1)?.trim();
      continue;
    }
    if (question.type === 'Description') {
      found.left.push(problem(start, 'nothing is asked here: the text is left out'));
      continue;
    }
    const number = found.questions.length + 1;
    const id = unused(slugOf(question.id ?? question.title ?? '') || `question-${number}`, found.questions);
    const made = questionOf(question, id, remarksOf(text, question.tags));
    const fault = typeof made === 'string' ? `${nameOf(text)}: ${made}` : senseFault(made);
    if (typeof made === 'string' || fault !== undefined) found.left.push(problem(start, fault ?? ''));
    else {
      found.questions.push(made);
      found.places.push(start);
    }
  }
}

interface Found {
  title: string | undefined;
  readonly questions: Question[];
  /** Offsets of the questions in the file. */
  readonly places: number[];
  readonly left: Problem[];
  /** The block before left its answers without an end. */
  open: boolean;
}

const unused = (id: string, questions: readonly Question[]): string => {
  const taken = (name: string): boolean => questions.some((one) => one.id === name);
  if (!taken(id)) return id;
  let number = 2;
  while (taken(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
};

/** Blocks of a file: its questions, and as many texts, categories and faults as anybody writes beside them. */
const MOST_BLOCKS = 1_000;

/** The first block that is too long, or one too many: the parser takes its time with each. */
function tooMuch(blocks: readonly Block[]): readonly [at: number, message: string] | undefined {
  const long = blocks.find(({ text }) => text.length > limits.text);
  if (long) return [long.at, `expected at most ${limits.text} characters in one question`];
  const last = blocks[MOST_BLOCKS];
  return last && [last.at, `expected at most ${MOST_BLOCKS} questions, texts and categories`];
}

/** Reads a file in Moodle's GIFT format. Every question with a fault is told, at its line and column. */
export function readGift(
  name: string,
  source: string,
): Result<GiftQuiz & { readonly places: readonly number[] }, readonly Problem[]> {
  const text = source
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const problem = (offset: number, message: string): Problem => problemAt(name, text, offset, message);
  if (text.length > limits.file) return fail([problem(0, `expected at most ${limits.file} characters`)]);
  if (!/[{}]/.test(text))
    return fail([problem(0, 'this is not a quiz: expected questions in GIFT, for example: Which? {=right ~wrong}')]);
  const blocks = blocksOf(text).filter((block) => !commentsOnly(block.text));
  const much = tooMuch(blocks);
  if (much) return fail([problem(...much)]);
  const found: Found = { title: undefined, questions: [], places: [], left: [], open: false };
  for (const block of blocks) readBlock(block, problem, found);
  if (found.questions.length === 0) return fail([...found.left, problem(0, 'expected at least one question')]);
  if (found.questions.length > quizLimits.questions)
    return fail([
      problem(found.places[quizLimits.questions] ?? 0, `expected at most ${quizLimits.questions} questions`),
    ]);
  const title = found.title?.slice(0, limits.sentence) || name.replace(/\.[a-z]+$/i, '');
  return ok({
    left: found.left,
    places: found.places,
    file: {
      format: 'bootset-quiz',
      version: 1,
      id: slugOf(name.replace(/\.[a-z]+$/i, '')) || 'quiz',
      title,
      summary: `${found.questions.length} questions from ${name}`,
      minutes: Math.max(1, found.questions.length),
      topics: ['quiz'],
      questions: found.questions,
    },
  });
}

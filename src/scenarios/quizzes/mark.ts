import { hundredths } from '../points.ts';
import type { Answer } from './answer.ts';
import type { Bench } from './bench.ts';
import { sameAnswer } from './compare.ts';
import { describeSwaps, judgeOrder } from './order.ts';
import type { Question, QuestionOf } from './schema.ts';
import { judgeLine } from './typed-line.ts';
import type { PartView, Verdict } from './views.ts';

/** What one kind of question finds out about an answer. */
interface Finding extends Pick<Verdict, 'right' | 'parts' | 'expected' | 'why' | 'reply'> {
  /** How much of an answer that is not right is right; none when absent. */
  readonly share?: number;
}

const chosenOf = (answer: Answer): readonly number[] => ('chosen' in answer ? answer.chosen : []);
const textOf = (answer: Answer): string => ('text' in answer ? answer.text : '');

const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
const code = (text: string): string => {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
};

const count = (parts: readonly PartView[], is: (part: PartView) => boolean): number => parts.filter(is).length;

/** Exactly the options that belong must be chosen; a wrong one takes a right one away. */
function markOptions({ kind, options }: QuestionOf<'choice' | 'multiple'>, answer: Answer): Finding {
  const chosen = new Set(chosenOf(answer));
  const parts = options.map(({ right = false, because }, key): PartView => {
    return { key, right: chosen.has(key) === right, chosen: chosen.has(key), belongs: right, because };
  });
  const hits =
    count(parts, (part) => part.chosen && part.belongs) - count(parts, (part) => part.chosen && !part.belongs);
  return {
    right: parts.every((part) => part.right),
    ...(kind === 'multiple' && { share: hits / count(parts, ({ belongs }) => belongs) }),
    parts,
    expected: bullets(options.filter(({ right }) => right).map(({ text }) => text)),
  };
}

function markOrder({ steps }: QuestionOf<'order'>, answer: Answer): Finding {
  const { right, share, misplaced } = judgeOrder(steps, chosenOf(answer));
  const parts = steps.map(({ because }, key): PartView => {
    return { key, right: !misplaced.has(key), chosen: true, belongs: true, because };
  });
  const list = steps.map(({ text }, i) => `${i + 1}. ${text}`).join('\n');
  return { right, share, parts, expected: [list, ...describeSwaps(steps)].join('\n\n') };
}

/** The right sides of a match, each once. */
export const partnersOf = ({ pairs, extra = [] }: QuestionOf<'match'>): readonly string[] => [
  ...new Set([...pairs.map(({ right }) => right), ...extra]),
];

function markMatch(question: QuestionOf<'match'>, answer: Answer): Finding {
  const partners = partnersOf(question);
  const matched = 'matched' in answer ? answer.matched : [];
  const parts = question.pairs.map(({ right, because }, key): PartView => {
    const given = partners[matched[key] ?? -1];
    return { key, right: given === right, chosen: given !== undefined, belongs: true, partner: right, because };
  });
  return {
    right: parts.every((part) => part.right),
    share: count(parts, (part) => part.right) / parts.length,
    parts,
    expected: bullets(question.pairs.map(({ left, right }) => `${left}: ${right}`)),
  };
}

function markCommand(question: QuestionOf<'command'>, answer: Answer, bench: Bench): Finding {
  const { right, mistake, otherCommand, reply } = judgeLine(question, textOf(answer), bench);
  const because = mistake === undefined ? undefined : question.wrong?.[mistake]?.because;
  const [full = '', ...others] = question.lines;
  const shortened = (question.short ?? []).map((line) => code(line)).join(', ');
  return {
    right,
    parts: [],
    expected: [full, ...others].map(code).join(' or ') + (shortened === '' ? '' : `; shorter: ${shortened}`),
    ...(!right && {
      why:
        because ??
        (otherCommand
          ? 'The device takes this line, but it does something else.'
          : 'The device does not take this line here.'),
    }),
    ...(!right && reply !== '' && { reply }),
  };
}

function markDevice(question: QuestionOf<'device'>, answer: Answer, bench: Bench): Finding {
  const { as = 'text', wrong = [] } = question;
  const on = bench.device(question.on);
  const expected = bench.read(question.answer, on);
  const typed = textOf(answer);
  const right = expected !== undefined && sameAnswer(as, typed, expected);
  const mistake = wrong.find(({ answer: source }) => {
    const value = bench.read(source, on);
    return value !== undefined && sameAnswer(as, typed, value);
  });
  return {
    right,
    parts: [],
    expected: expected === undefined ? `${on} does not say.` : code(expected),
    ...(!right && mistake && { why: mistake.because }),
  };
}

function markShort(
  { answers, as = 'text', within, right: told = [], wrong = [] }: QuestionOf<'short'>,
  answer: Answer,
): Finding {
  const typed = textOf(answer);
  const right = answers.some((expected) => sameAnswer(as, typed, expected, within));
  const said = (right ? told : wrong).find((one) => sameAnswer(as, typed, one.answer, within));
  return {
    right,
    parts: [],
    expected: answers.map(code).join(' or '),
    ...(said && { why: said.because }),
  };
}

function finding(question: Question, answer: Answer, bench: Bench): Finding {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return markOptions(question, answer);
    case 'order':
      return markOrder(question, answer);
    case 'match':
      return markMatch(question, answer);
    case 'command':
      return markCommand(question, answer, bench);
    case 'device':
      return markDevice(question, answer, bench);
    case 'short':
      return markShort(question, answer);
  }
}

export const pointsOf = ({ points = 1 }: Question): number => points;

/**
 * Marks an answer; what is right in part earns a share, unless it is `whole`: all points or none. The same question,
 * answer and lab always give the same verdict.
 */
export function markAnswer(question: Question, answer: Answer, bench: Bench, whole = false): Verdict {
  const { share = 0, ...found } = finding(question, answer, bench);
  const { explain, look } = question;
  const earned = found.right ? 1 : whole ? 0 : Math.max(0, share);
  return {
    ...found,
    points: hundredths(pointsOf(question) * earned),
    explain,
    ...(look !== undefined && { look }),
  };
}

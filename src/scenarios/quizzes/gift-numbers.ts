import type { NumericalChoice, NumericalFormat, TextFormat } from 'gift-pegjs';
import { apart, decimalOf, decimalText, halfOf, middleOf, type Decimal } from './decimal.ts';
import { partly, worthOf } from './gift-worth.ts';
import { noReason } from './gift-write.ts';
import type { QuestionOf } from './schema.ts';

type Numbers = Pick<QuestionOf<'short'>, 'answers' | 'within' | 'right' | 'wrong'>;

const decimal = (number: number): Decimal => decimalOf(String(number)) ?? { units: 0n, scale: 0 };

/** Middle and width of what GIFT accepts, as they are written. */
function rangeOf({ type, number = 0, range = 0, numberLow = 0, numberHigh = 0 }: NumericalFormat) {
  const [low, high] = [decimal(numberLow), decimal(numberHigh)];
  return type === 'high-low'
    ? { answer: decimalText(middleOf(low, high)), within: decimalText(halfOf(apart(low, high))) }
    : { answer: decimalText(decimal(number)), within: decimalText(decimal(type === 'range' ? range : 0)) };
}

/** Digits that a number of the parser's keeps, whatever they are. */
const KEPT = 15;

/** Whether the parser may have lost digits of a number. */
const isRounded = (number = 0): boolean =>
  !Number.isFinite(number) ||
  String(number)
    .replace(/e.*$/, '')
    .replace(/\D/g, '')
    .replace(/^0+|0+$/g, '').length > KEPT;

const hasRounded = ({ number, range, numberLow, numberHigh }: NumericalFormat): boolean =>
  [number, range, numberLow, numberHigh].some(isRounded);

/** What is wrong with what a number may be, in words. */
function rangeFault({ range = 0, numberLow = 0, numberHigh = 0 }: NumericalFormat): string | undefined {
  if (range < 0) return `expected at least 0 after the colon, not ${range}`;
  if (numberLow > numberHigh) return `expected the smaller number first, not ${numberLow}..${numberHigh}`;
  return undefined;
}

const isNumber = (text: unknown): text is NumericalFormat =>
  typeof text === 'object' && text !== null && 'type' in text;

/** The answers of a numerical question; a sentence when they cannot be marked here. */
export function numericalOf(
  choices: readonly NumericalChoice[] | NumericalFormat,
  reason: (feedback: TextFormat | null) => string,
): Numbers | string {
  const all: readonly NumericalChoice[] = Array.isArray(choices)
    ? choices
    : [{ isCorrect: true, weight: null, text: choices as NumericalFormat, feedback: null }];
  if (all.some(({ text }) => isNumber(text) && hasRounded(text)))
    return `a number of more than ${KEPT} digits cannot be marked here: the question is left out`;
  const fault = all.map(({ text }) => isNumber(text) && rangeFault(text)).find((one) => one);
  if (fault) return `${fault}: the question is left out`;
  const known = all
    .filter(({ text }) => isNumber(text))
    .map((choice) => ({ ...rangeOf(choice.text), worth: worthOf(choice), because: reason(choice.feedback) }));
  const right = known.filter(({ worth }) => worth === 100);
  const [first] = right;
  if (!first) return 'no number is right: the question is left out';
  if (right.some(({ within }) => within !== first.within))
    return 'answers of different widths cannot be marked here: the question is left out';
  const told = right.flatMap(({ answer, because }) => (because === noReason ? [] : [{ answer, because }]));
  const wrong = known
    .filter(({ worth, within }) => worth < 100 && within === first.within)
    .map(({ answer, worth, because }) => ({ answer, because: partly(worth, because) }))
    .filter(({ because }) => because !== noReason);
  return {
    answers: right.map(({ answer }) => answer),
    ...(Number(first.within) > 0 && { within: Number(first.within) }),
    ...(told.length > 0 && { right: told }),
    ...(wrong.length > 0 && { wrong }),
  };
}

import type { NumericalChoice, NumericalFormat, TextFormat } from 'gift-pegjs';
import { noReason } from './gift-write.ts';

interface Numbers {
  readonly answers: string[];
  readonly within?: number;
  readonly wrong?: { readonly answer: string; readonly because: string }[];
}

/** Middle and width of what GIFT accepts. */
function rangeOf({
  type,
  number = 0,
  range = 0,
  numberLow = 0,
  numberHigh = 0,
}: NumericalFormat): readonly [number, number] {
  if (type === 'high-low') return [(numberLow + numberHigh) / 2, Math.abs(numberHigh - numberLow) / 2];
  return [number, type === 'range' ? range : 0];
}

const isNumber = (text: unknown): text is NumericalFormat =>
  typeof text === 'object' && text !== null && 'type' in text;

/** The answers of a numerical question; a sentence when they cannot be marked here. */
export function numericalOf(
  choices: readonly NumericalChoice[] | NumericalFormat,
  reason: (feedback: TextFormat | null) => string,
): Numbers | string {
  if (!Array.isArray(choices)) {
    const [middle, within] = rangeOf(choices as NumericalFormat);
    return { answers: [String(middle)], ...(within > 0 && { within }) };
  }
  const known = (choices as readonly NumericalChoice[]).filter(({ text }) => isNumber(text));
  const isRight = ({ isCorrect, weight }: NumericalChoice): boolean => (weight === null ? isCorrect : weight > 0);
  const right = known.filter(isRight).map(({ text }) => rangeOf(text));
  const [first] = right;
  if (!first) return 'no number is right: the question is left out';
  if (right.some(([, within]) => within !== first[1]))
    return 'answers of different widths cannot be marked here: the question is left out';
  const wrong = known
    .filter((choice) => !isRight(choice))
    .map(({ text, feedback }) => ({ answer: String(rangeOf(text)[0]), because: reason(feedback) }))
    .filter(({ because }) => because !== noReason);
  return {
    answers: right.map(([middle]) => String(middle)),
    ...(first[1] > 0 && { within: first[1] }),
    ...(wrong.length > 0 && { wrong }),
  };
}

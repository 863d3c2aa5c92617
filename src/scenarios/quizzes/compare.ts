import { apart, decimalOf, decimalText, isAtMost, type Decimal } from './decimal.ts';
import type { ReadAs } from './schema.ts';

const squeezed = (text: string): string => text.trim().replace(/\s+/g, ' ');

const fileName = (text: string): string =>
  squeezed(text)
    .replace(/^[a-z]+[0-9]*:/i, '')
    .replace(/^\/+/, '')
    .toLowerCase();

const yesNo: ReadonlyMap<string, string> = new Map([
  ['y', 'yes'],
  ['n', 'no'],
  ['true', 'yes'],
  ['false', 'no'],
  ['on', 'yes'],
  ['off', 'no'],
]);

/** `1,024 bytes` as 1024; undefined when it is no number. */
function numberOf(text: string): Decimal | undefined {
  const digits = /^([+-]?\d[\d,\s']*(?:\.\d+)?)(?:\s*(?:bytes?|b))?$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : decimalOf(digits.replace(/[,\s']/g, ''));
}

const HEX = /^(?:0x)?([0-9a-f]+)$/i;

const hexOf = (text: string): string => {
  const digits = HEX.exec(text.trim())?.[1];
  return digits === undefined ? squeezed(text).toLowerCase() : digits.toLowerCase().replace(/^0+(?=.)/, '');
};

/** The form in which answers of a kind are compared. */
function normal(as: ReadAs, text: string): string {
  switch (as) {
    case 'exact':
      return text.trim();
    case 'text':
      return squeezed(text).toLowerCase().replace(/\.$/, '');
    case 'number': {
      const number = numberOf(text);
      return number ? decimalText(number) : squeezed(text).toLowerCase();
    }
    case 'hex':
      return hexOf(text);
    case 'digest':
      return text.replace(/[\s:]/g, '').toLowerCase();
    case 'file':
      return fileName(text);
    case 'ip':
      return text.trim().replace(/\s*\/\d+$/, '');
    case 'mac':
      return text.replace(/[\s.:-]/g, '').toLowerCase();
    case 'yes-no': {
      const word = squeezed(text).toLowerCase();
      return yesNo.get(word) ?? word;
    }
  }
}

/** Whether a text can be an answer of this kind. */
export function isAnswer(as: ReadAs, text: string): boolean {
  if (as === 'number') return numberOf(text) !== undefined;
  if (as === 'hex') return HEX.test(text.trim());
  if (as === 'ip') return /^\d+(\.\d+){3}$/.test(normal(as, text));
  if (as === 'mac') return /^[0-9a-f]{12}$/.test(normal(as, text));
  return as !== 'yes-no' || /^(yes|no)$/.test(normal(as, text));
}

/** Whether two texts are the same answer. `within`: how far off a number may be. */
export function sameAnswer(as: ReadAs, typed: string, expected: string, within = 0): boolean {
  if (as === 'number' && within > 0) {
    const [a, b] = [numberOf(typed), numberOf(expected)];
    const most = decimalOf(String(within));
    if (a && b && most) return isAtMost(apart(a, b), most);
  }
  return normal(as, typed) === normal(as, expected);
}

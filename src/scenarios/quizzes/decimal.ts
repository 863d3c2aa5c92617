/** A number as people write it: `units` of the decimal place `scale`. No rounding, however many digits. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

/** Undefined when it is no number. */
export function decimalOf(text: string): Decimal | undefined {
  const [whole, sign = '', digits = '', places = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const scale = places.length - Number(exponent);
  const units = BigInt(`${digits}${places}`) * (sign === '-' ? -1n : 1n);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

const scaled = ({ units, scale }: Decimal, to: number): bigint => units * 10n ** BigInt(to - scale);

const both = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [scaled(a, scale), scaled(b, scale), scale];
};

/** How far two numbers are apart. */
export function apart(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = both(a, b);
  return { units: x < y ? y - x : x - y, scale };
}

export function isAtMost(a: Decimal, b: Decimal): boolean {
  const [x, y] = both(a, b);
  return x <= y;
}

/** What lies in the middle. */
export function middleOf(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = both(a, b);
  return { units: (x + y) * 5n, scale: scale + 1 };
}

export const halfOf = ({ units, scale }: Decimal): Decimal => ({ units: units * 5n, scale: scale + 1 });

/** As people write it, without zeros that say nothing. */
export function decimalText({ units, scale }: Decimal): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const [whole, places] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  const shown = places.replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
}

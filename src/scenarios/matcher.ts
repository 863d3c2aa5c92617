import type { Value } from '../engine/index.ts';
import { fitsGlob } from './glob.ts';
import type { Matcher } from './schema.ts';

/** How a value is shown to people. */
export function showValue(value: Value | undefined): string {
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'object') return value.length === 0 ? 'nothing' : value.join(', ');
  return value === '' ? 'empty' : String(value);
}

/** A pattern as people write it: what may be anything is left out. */
const showPattern = (pattern: string): string => pattern.replaceAll(/[*?]+/g, '…');

/** What must be, as the end of "The hostname: ...". */
export function describeMatcher(should: Matcher): string {
  if ('is' in should) return showValue(should.is);
  if ('not' in should) return `anything but ${showValue(should.not)}`;
  if ('matches' in should) return showPattern(should.matches);
  if ('atLeast' in should) return `at least ${should.atLeast}`;
  if ('atMost' in should) return `at most ${should.atMost}`;
  return `with ${should.contains}`;
}

const isList = (value: Value | undefined): value is readonly string[] => typeof value === 'object' && value !== null;

/** Whether a value is as it should be. Lists match when one of their items does. */
export function satisfies(value: Value | undefined, should: Matcher): boolean {
  if ('is' in should) return (value ?? null) === should.is;
  if ('not' in should) return (value ?? null) !== should.not;
  if ('matches' in should) {
    const texts = isList(value) ? value : typeof value === 'string' ? [value] : [];
    return texts.some((text) => fitsGlob(should.matches, text));
  }
  if ('atLeast' in should) return typeof value === 'number' && value >= Number(should.atLeast);
  if ('atMost' in should) return typeof value === 'number' && value <= Number(should.atMost);
  return isList(value) ? value.includes(should.contains) : typeof value === 'string' && value.includes(should.contains);
}

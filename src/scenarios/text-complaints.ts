import { imageIds } from '../engine/index.ts';
import { parseTime } from './file-content.ts';
import { possibleTexts } from './references.ts';
import type { Variable } from './schema.ts';
import { unknownName, type Complaint, type Path } from './vocabulary.ts';

export type Variables = Readonly<Record<string, Variable>>;

/** Complains of each name that is there already. */
export const twice = (names: readonly string[], pathOf: (index: number) => Path): readonly Complaint[] =>
  names.flatMap((name, i) =>
    names.indexOf(name) < i ? [{ path: pathOf(i), message: `${name} is there already` }] : [],
  );

/** Complains when something that a text may become does not fit. */
export function ofTexts(
  text: string,
  path: Path,
  variables: Variables,
  fault: (one: string) => string | undefined,
): readonly Complaint[] {
  const texts = possibleTexts(variables, text);
  if (!texts) return [{ path, message: 'expected at most one variable here' }];
  const message = texts.map(fault).find((found) => found !== undefined);
  return message === undefined ? [] : [{ path, message }];
}

export const timeFault = (time: string): string | undefined =>
  parseTime(time) === undefined ? 'expected a time like 2020-09-22T12:47:09Z, not before 1993' : undefined;

export const imageFault = (id: string): string | undefined =>
  imageIds.includes(id) ? undefined : unknownName('image', id, imageIds);

export const hexFault = (hex: string): string | undefined =>
  /^([0-9a-f]{2})+$/i.test(hex) ? undefined : 'expected pairs of hexadecimal digits';

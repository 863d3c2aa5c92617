import { ofBytes } from './file-sizes.ts';
import { possibleTexts } from './references.ts';
import type { FileEntry } from './schema.ts';
import { hexFault, imageFault, ofTexts, timeFault, type Variables } from './text-complaints.ts';
import type { Complaint, Path } from './vocabulary.ts';

type Where = Pick<FileEntry, 'path' | 'when'>;

/** Two files may share a path when they are never there together. Disks find names whatever their capitals are. */
export const clash = (a: Where, b: Where): boolean =>
  a.path.toLowerCase() === b.path.toLowerCase() &&
  (!a.when || !b.when || a.when.value !== b.when.value || a.when.is === b.when.is);

function ofWhen({ value, is }: NonNullable<FileEntry['when']>, path: Path, variables: Variables): readonly Complaint[] {
  const texts = possibleTexts(variables, value);
  if (!texts) return [{ path: [...path, 'value'], message: 'expected at most one variable here' }];
  return texts.includes(is) ? [] : [{ path: [...path, 'is'], message: `expected something that ${value} may be` }];
}

export function ofFile(
  file: FileEntry,
  path: Path,
  pathFault: (one: string) => string | undefined,
  variables: Variables,
): readonly Complaint[] {
  const { modified } = file;
  return [
    ...ofTexts(file.path, [...path, 'path'], variables, pathFault),
    ...(modified === undefined ? [] : ofTexts(modified, [...path, 'modified'], variables, timeFault)),
    ...('image' in file ? ofTexts(file.image, [...path, 'image'], variables, imageFault) : []),
    ...(file.when ? ofWhen(file.when, [...path, 'when'], variables) : []),
    ...('alter' in file ? (file.alter ?? []) : []).flatMap(({ hex }, i) =>
      ofTexts(hex, [...path, 'alter', i, 'hex'], variables, hexFault),
    ),
    ...ofBytes(file, variables).map((one) => ({ ...one, path: [...path, ...one.path] })),
  ];
}

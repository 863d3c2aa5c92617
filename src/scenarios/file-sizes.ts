import { clusters, imageIds } from '../engine/index.ts';
import { bytesOfImage } from './file-content.ts';
import { possibleTexts, possibleValues, referencesIn } from './references.ts';
import type { FileEntry, HostEntry, Variable } from './schema.ts';
import { fillerOf, type Filler } from './variables.ts';
import type { Complaint } from './vocabulary.ts';

type Variables = Readonly<Record<string, Variable>>;
type ImageEntry = Extract<FileEntry, { image: string }>;

/** Numbers that a field may become. */
function numbersOf(value: number | string, variables: Variables): readonly number[] {
  if (typeof value === 'number') return [value];
  return referencesIn(value).flatMap(({ name }) => possibleValues(variables, name).map(Number));
}

/** The largest that an image may be; undefined where it names something else. */
function largest(file: ImageEntry, variables: Variables): number | undefined {
  const ids = possibleTexts(variables, file.image) ?? [];
  if (ids.length === 0 || !ids.every((id) => imageIds.includes(id))) return undefined;
  return Math.max(...ids.map((id) => bytesOfImage(id, 'unsigned' in file && file.unsigned === true)));
}

/** Complains of a file that is altered or cut off where it has no bytes. Paths are within the file. */
export function ofBytes(file: FileEntry, variables: Variables): readonly Complaint[] {
  if (!('image' in file) || 'forged' in file) return [];
  const size = largest(file, variables);
  if (size === undefined) return [];
  const kept = file.truncate === undefined ? [] : numbersOf(file.truncate, variables);
  const end = kept.length > 0 ? Math.min(size, Math.max(...kept)) : size;
  const late = (file.alter ?? []).flatMap(({ at, hex }, i): readonly Complaint[] => {
    const length = Math.max(0, ...(possibleTexts(variables, hex) ?? []).map((one) => one.length / 2));
    const last = Math.max(0, ...numbersOf(at, variables)) + length;
    return last > end
      ? [{ path: ['alter', i, 'at'], message: `expected a place in the file, which has ${end} bytes` }]
      : [];
  });
  return kept.some((one) => one >= size)
    ? [...late, { path: ['truncate'], message: `expected fewer bytes than the ${size} of the image` }]
    : late;
}

/** Bytes of a file at most. */
function mostBytes(file: FileEntry, variables: Variables): number {
  if (!('image' in file)) return new TextEncoder().encode('text' in file ? file.text : '').length;
  const size = largest(file, variables) ?? 0;
  const kept = 'truncate' in file && file.truncate !== undefined ? numbersOf(file.truncate, variables) : [];
  return kept.length > 0 ? Math.min(size, Math.max(...kept)) : size;
}

/** What each choice of a variable fills in, by the names that texts use; one filler that fills in nothing for the others. */
function fillersOf(variables: Variables, name: string): readonly Filler[] {
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (!variable || !('choice' in variable)) return [fillerOf(new Map())];
  return variable.choice.map((one) => {
    const fields = typeof one === 'object' ? Object.entries(one) : [['', one] as const];
    return fillerOf(new Map(fields.map(([field, value]) => [field === '' ? name : `${name}.${field}`, value])));
  });
}

const variableOf = ({ when }: FileEntry): string => referencesIn(when?.value ?? '')[0]?.name.split('.')[0] ?? '';

/** Bytes that each file takes at most: its text is measured once. */
type Sizes = ReadonlyMap<FileEntry, number>;

/** The bytes that files take together at most: of those that depend on one variable, as many as one of its choices brings. */
function together(files: readonly FileEntry[], variables: Variables, sizes: Sizes): number {
  const names = new Set(files.map(variableOf));
  const sums = [...names].map((name) => {
    const mine = files.filter((file) => variableOf(file) === name);
    const cases = fillersOf(variables, name).map((filler) =>
      mine
        .filter(({ when }) => !when || filler.text(when.value) === when.is)
        .reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0),
    );
    return Math.max(...cases);
  });
  return sums.reduce((sum, one) => sum + one, 0);
}

/** The first file of each disk that has no room beside those before it. */
export const ofRoom = (
  files: readonly FileEntry[],
  disks: readonly { readonly name: string; readonly size: number }[],
  variables: Variables,
): readonly { readonly index: number; readonly message: string }[] => {
  const sizes: Sizes = new Map(files.map((file) => [file, clusters(mostBytes(file, variables))]));
  return disks.flatMap(({ name, size }) => {
    const mine = files.flatMap((file, index) => (file.path.startsWith(`${name}:`) ? { file, index } : []));
    const asMany = (count: number): number =>
      together(
        mine.slice(0, count).map(({ file }) => file),
        variables,
        sizes,
      );
    const all = asMany(mine.length);
    const first = all > size ? mine.find((_, last) => asMany(last + 1) > size) : undefined;
    if (!first) return [];
    return [
      { index: first.index, message: `expected files that fit on ${name}: together they take ${all} of ${size} bytes` },
    ];
  });
};

/** The first file of a host that has no room beside those before it. */
export function overfull(
  files: NonNullable<HostEntry['files']>,
  room: number,
  variables: Variables,
): { readonly index: number; readonly message: string } | undefined {
  const sized = files.flatMap((file, index) =>
    'folder' in file || 'key' in file || 'signatureOf' in file ? [] : [{ file, index }],
  );
  const sizes: Sizes = new Map(sized.map(({ file }) => [file, mostBytes(file, variables)]));
  const asMany = (count: number): number =>
    together(
      sized.slice(0, count).map(({ file }) => file),
      variables,
      sizes,
    );
  const all = asMany(sized.length);
  const first = all > room ? sized.find((_, last) => asMany(last + 1) > room) : undefined;
  return (
    first && { index: first.index, message: `expected files that fit: together they take ${all} of ${room} bytes` }
  );
}

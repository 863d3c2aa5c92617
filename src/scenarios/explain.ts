import type { z } from 'zod';
import { shown } from './shown.ts';
import type { Path } from './vocabulary.ts';

type Issue = z.core.$ZodIssue;

/** A schema's complaint in plain words; `key` when it is the field's name that is wrong. */
export interface Explained {
  readonly path: Path;
  readonly message: string;
  readonly key: boolean;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields',
  record: 'fields',
  tuple: 'a list',
  null: 'nothing',
};

const typeName = (expected: string): string => typeNames[expected] ?? expected;

const here = (issue: Issue, base: Path): Path => [...base, ...(issue.path as Path)];

/** What stands at a path of data; undefined where nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

const found = (value: unknown): string => {
  if (typeof value === 'string') return `"${shown(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'nothing' : Array.isArray(value) ? 'a list' : 'fields';
};

/** The value that was found instead, or how many characters or items it has. */
const instead = (value: unknown, counted = false): string =>
  value === undefined
    ? ''
    : `, not ${counted && (typeof value === 'string' || Array.isArray(value)) ? value.length : found(value)}`;

const size = (issue: Issue & { code: 'too_small' | 'too_big' }): string => {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const most = issue.code === 'too_small' ? 'at least' : 'at most';
  const unit = issue.origin === 'string' ? ' character' : issue.origin === 'array' ? ' item' : '';
  return `expected ${most} ${bound}${unit}${unit !== '' && Number(bound) !== 1 ? 's' : ''}`;
};

/** What is wrong with a name that is given to something. */
function keyFault(issue: Issue | undefined): string {
  if (issue?.code === 'too_small' || issue?.code === 'too_big') return size(issue);
  return `expected ${issue?.message ?? 'another name'}`;
}

/** Of two bounds that a number exceeds, the other one says more. */
const says = (issue: Issue, _: number, all: readonly Issue[]): boolean =>
  issue.code !== 'too_big' ||
  !all.some((other) => other.code === 'too_big' && other.maximum < issue.maximum && samePath(other.path, issue.path));

const samePath = (a: Issue['path'], b: Issue['path']): boolean =>
  a.length === b.length && a.every((step, i) => step === b[i]);

/** Explains everything that a schema found wrong with data. */
export const explainIssues = (issues: readonly Issue[], data: unknown, base: Path = []): readonly Explained[] =>
  issues.filter(says).flatMap((issue) => explain(issue, data, base));

function explain(issue: Issue, data: unknown, base: Path): readonly Explained[] {
  const path = here(issue, base);
  const one = (message: string, key = false): readonly Explained[] => [{ path, message, key }];
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(data, path) === undefined
        ? one(`expected the field ${String(path.at(-1))}: ${typeName(issue.expected)}`)
        : one(`expected ${typeName(issue.expected)}${instead(valueAt(data, path))}`);
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        path: [...path, name],
        message: `there is no field ${shown(name)} here`,
        key: true,
      }));
    case 'invalid_value': {
      const values = issue.values.map(String).join(' or ');
      const missing = path.length > 0 && valueAt(data, path) === undefined;
      return one(
        missing
          ? `expected the field ${String(path.at(-1))}: ${values}`
          : `expected ${values}${instead(valueAt(data, path))}`,
      );
    }
    case 'too_small':
    case 'too_big':
      return one(size(issue) + instead(valueAt(data, path), true));
    case 'invalid_format':
      return one(
        (issue.format === 'regex' ? `expected ${issue.message}` : issue.message) + instead(valueAt(data, path)),
      );
    case 'invalid_key':
      return one(keyFault(issue.issues[0]) + instead(path.at(-1)), true);
    case 'invalid_union':
      return 'options' in issue && issue.options
        ? one(
            `expected a ${issue.discriminator}: ${issue.options.map(String).join(', ')}${instead(valueAt(data, path))}`,
          )
        : explainUnion(issue.errors, data, path);
    default:
      return one(issue.message);
  }
}

/** Of several forms, the one that fits best is explained; when none fits at all, what there is to choose from. */
function explainUnion(forms: readonly (readonly Issue[])[], data: unknown, path: Path): readonly Explained[] {
  const missing = (issue: Issue): boolean => issue.path.length === 1 && valueAt(data, here(issue, path)) === undefined;
  const distance = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => {
      if (issue.path.length === 0) return sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 2 : 3);
      return sum + (missing(issue) ? 2 : 0);
    }, 0);
  const [best] = [...forms].sort((a, b) => distance(a) - distance(b));
  const value = valueAt(data, path);
  const names = forms.map((issues) => issues.find(missing)?.path[0]);
  if (typeof value === 'object' && value !== null && !forms.some((issues) => knowsAny(issues, value)))
    return [{ path, message: `expected one of the fields ${[...new Set(names.map(String))].join(', ')}`, key: false }];
  return explainIssues(best ?? [], data, path);
}

/** Whether a form has at least one of the fields that were written. */
const knowsAny = (issues: readonly Issue[], value: object): boolean => {
  const unknown = issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);
  return unknown < Object.keys(value).length;
};

/** A file that is of another format altogether: then nothing else about it is worth telling. */
export function foreignFormat(data: unknown, format: string): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const value = valueAt(data, ['format']);
  if (value === undefined) return `expected the field format: ${format}`;
  return value === format ? undefined : `expected ${format}${instead(value)}`;
}

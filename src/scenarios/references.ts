import type { Variable } from './schema.ts';
import { DIGITS, REFERENCE, type Scalar } from './variables.ts';

/** A reference and where it stands in its text. */
export interface Reference {
  readonly name: string;
  readonly at: number;
  /** As it is written, with its braces. */
  readonly text: string;
}

export const referencesIn = (text: string): readonly Reference[] =>
  [...text.matchAll(REFERENCE)].map(({ 0: whole, 1: name = '', index }) => ({ name, at: index, text: whole }));

/** Names that texts may use: a field is there only when every choice of its variable has it. */
export function referenceNames(variables: Readonly<Record<string, Variable>>): ReadonlySet<string> {
  const names = new Set<string>(['seed']);
  for (const [name, variable] of Object.entries(variables)) {
    const choices = 'choice' in variable ? variable.choice : [''];
    const [first, ...others] = choices.map((one) => (typeof one === 'object' ? Object.keys(one) : ['']));
    for (const field of first ?? [])
      if (others.every((fields) => fields.includes(field))) names.add(field === '' ? name : `${name}.${field}`);
  }
  return names;
}

/** Values that a reference may stand for: all of a choice, both ends of a range, an example of the others. */
export function possibleValues(variables: Readonly<Record<string, Variable>>, reference: string): readonly Scalar[] {
  const [name = '', field = ''] = reference.split('.');
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (reference === 'seed') return [0];
  if (!variable) return [];
  if ('integer' in variable) return [variable.integer.from, variable.integer.to];
  if ('serial' in variable) return [`${variable.serial}1449AJBJ`];
  if ('address' in variable) return ['192.0.2.1'];
  if ('hash' in variable) return ['0'.repeat(DIGITS[variable.hash.method])];
  if ('hex' in variable) return ['0'.repeat(variable.hex)];
  return variable.choice.flatMap((one) => {
    const value = typeof one !== 'object' ? one : Object.hasOwn(one, field) ? one[field] : undefined;
    return value === undefined ? [] : [value];
  });
}

/** What a text may become; undefined when it uses more than one variable, which would be too much to try. */
export function possibleTexts(
  variables: Readonly<Record<string, Variable>>,
  text: string,
): readonly string[] | undefined {
  const names = [...new Set(referencesIn(text).map(({ name }) => name))];
  const [name] = names;
  if (name === undefined) return [text];
  if (names.length > 1) return undefined;
  return possibleValues(variables, name).map((value) => text.replace(REFERENCE, () => String(value)));
}

import { nextInt, randomFor, type RandomState } from '../engine/index.ts';
import type { Variable } from './schema.ts';

type Scalar = string | number | boolean;

/** What was drawn, by the names that `{{name}}` and `{{name.field}}` use. */
export type Drawn = ReadonlyMap<string, Scalar>;

/** Longest text that filling in variables may make of one text. */
const LONGEST = 200_000;
const REFERENCE = /\{\{\s*([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\s*\}\}/g;
const ONLY_REFERENCE = /^\{\{\s*([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\s*\}\}$/;
const SERIAL_SIGNS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const HEX = '0123456789ABCDEF';

const letters = (random: RandomState, from: string, count: number): string =>
  Array.from({ length: count }, () => from[nextInt(random, from.length)] ?? '').join('');

function serial(random: RandomState, prefix: string): string {
  const year = 14 + nextInt(random, 6);
  const week = String(1 + nextInt(random, 52)).padStart(2, '0');
  return `${prefix}${year}${week}${letters(random, SERIAL_SIGNS, 4)}`;
}

function hostAddress(random: RandomState, network: string): string {
  const [base = '', bits = '32'] = network.split('/');
  const hosts = 2 ** (32 - Math.min(32, Number(bits)));
  const number = base.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const first = Math.floor(number / hosts) * hosts;
  const host = hosts > 2 ? 1 + nextInt(random, hosts - 2) : nextInt(random, hosts);
  const address = first + host;
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

function drawOne(variable: Variable, random: RandomState): Scalar | Readonly<Record<string, Scalar>> {
  if ('choice' in variable) return variable.choice[nextInt(random, variable.choice.length)] ?? '';
  if ('integer' in variable) {
    const { from, to } = variable.integer;
    return from + nextInt(random, Math.max(1, to - from + 1));
  }
  if ('serial' in variable) return serial(random, variable.serial);
  if ('address' in variable) return hostAddress(random, variable.address);
  return letters(random, HEX, variable.hex);
}

/** Draws every variable from the learner's seed. A text may use the variables declared before its own. */
export function drawVariables(variables: Readonly<Record<string, Variable>>, seed: number): Drawn {
  const drawn = new Map<string, Scalar>([['seed', seed]]);
  for (const [name, variable] of Object.entries(variables)) {
    const value = drawOne(variable, randomFor(seed, `variable ${name}`));
    const fields = typeof value === 'object' ? Object.entries(value) : [['', value] as const];
    for (const [field, one] of fields)
      drawn.set(field === '' ? name : `${name}.${field}`, typeof one === 'string' ? fillText(one, drawn) : one);
  }
  return drawn;
}

/** The text with its references replaced; unknown ones stay. */
export function fillText(text: string, drawn: Drawn): string {
  const filled = text.replace(REFERENCE, (whole, name: string) => String(drawn.get(name) ?? whole));
  return filled.slice(0, LONGEST);
}

/** Data with every reference in its texts replaced. A text that is nothing but a reference becomes the value itself. */
export function fillData<T>(data: T, drawn: Drawn): T {
  return filled(data, drawn) as T;
}

function filled(data: unknown, drawn: Drawn): unknown {
  if (typeof data === 'string') {
    const name = ONLY_REFERENCE.exec(data)?.[1];
    return (name === undefined ? undefined : drawn.get(name)) ?? fillText(data, drawn);
  }
  if (Array.isArray(data)) return data.map((item: unknown) => filled(item, drawn));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, filled(value, drawn)]));
}

/** A reference and where it stands in its text. */
export interface Reference {
  readonly name: string;
  readonly at: number;
}

export const referencesIn = (text: string): readonly Reference[] =>
  [...text.matchAll(REFERENCE)].map(({ 1: name = '', index }) => ({ name, at: index }));

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

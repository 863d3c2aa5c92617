import { catalogueImage, md5Hex, nextInt, randomFor, sha512Hex, type RandomState } from '../engine/index.ts';
import type { Variable } from './schema.ts';

export type Scalar = string | number | boolean;

/** What was drawn, by the names that `{{name}}` and `{{name.field}}` use. */
export type Drawn = ReadonlyMap<string, Scalar>;

/** Characters that filling in variables may add. */
const GROWTH = 2_000_000;
export const REFERENCE = /\{\{\s*([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\s*\}\}/g;
const ONLY_REFERENCE = /^\{\{\s*([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)\s*\}\}$/;
/** Fields that take numbers; a reference there must give one. */
export const numberFields: ReadonlySet<string> = new Set([
  'at',
  'truncate',
  'register',
  'count',
  'atLeast',
  'atMost',
  'stops',
  'alters',
]);
const valueFields: ReadonlySet<string> = new Set(['is', 'not']);
const SERIAL_SIGNS = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const HEX = '0123456789ABCDEF';

const keepsType = (key: string, parent: string): boolean =>
  numberFields.has(key) || valueFields.has(key) || parent === 'where';

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

type Hash = Extract<Variable, { hash: unknown }>['hash'];
/** Hexadecimal digits of each hash. */
export const DIGITS = { md5: 32, sha512: 128 } as const;

/** The hash of an image as it left its vendor; empty for an image that does not exist. */
function published({ image, method }: Hash): string {
  const content = catalogueImage(image);
  if (!content) return '';
  return method === 'md5' ? md5Hex(content) : sha512Hex(content);
}

function drawOne(variable: Variable, random: RandomState, filler: Filler): Scalar | Readonly<Record<string, Scalar>> {
  if ('choice' in variable) return variable.choice[nextInt(random, variable.choice.length)] ?? '';
  if ('integer' in variable) {
    const { from, to } = variable.integer;
    return from + nextInt(random, Math.max(1, to - from + 1));
  }
  if ('serial' in variable) return serial(random, variable.serial);
  if ('address' in variable) return hostAddress(random, variable.address);
  if ('hash' in variable) return published(filler.data(variable.hash));
  return letters(random, HEX, variable.hex);
}

/** Replaces references. Together its texts may grow by a fixed amount; references beyond that stay as they are. */
export interface Filler {
  text(text: string): string;
  /** Data with every reference in its texts replaced; one that is all of a number's field becomes the number. */
  data<T>(data: T): T;
}

export function fillerOf(drawn: Drawn): Filler {
  let room = GROWTH;
  const text = (from: string): string =>
    from.replace(REFERENCE, (whole, name: string) => {
      const value = String(drawn.get(name) ?? whole);
      room -= value.length;
      return room < 0 ? whole : value;
    });
  const walk = (data: unknown, key: string, parent: string): unknown => {
    if (typeof data === 'string') {
      const name = keepsType(key, parent) ? ONLY_REFERENCE.exec(data)?.[1] : undefined;
      return (name === undefined ? undefined : drawn.get(name)) ?? text(data);
    }
    if (Array.isArray(data)) return data.map((item: unknown) => walk(item, '', key));
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, walk(value, name, key)]));
  };
  return { text, data: <T>(data: T) => walk(data, '', '') as T };
}

/** Draws every variable from the learner's seed. A text may use the variables declared before its own. */
export function drawVariables(variables: Readonly<Record<string, Variable>>, seed: number): Drawn {
  const drawn = new Map<string, Scalar>([['seed', seed]]);
  const filler = fillerOf(drawn);
  for (const [name, variable] of Object.entries(variables)) {
    const value = drawOne(variable, randomFor(seed, `variable ${name}`), filler);
    const fields = typeof value === 'object' ? Object.entries(value) : [['', value] as const];
    for (const [field, one] of fields)
      drawn.set(field === '' ? name : `${name}.${field}`, typeof one === 'string' ? filler.text(one) : one);
  }
  return drawn;
}

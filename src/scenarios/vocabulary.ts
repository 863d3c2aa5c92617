import { hostFacts, registry, type ValueKind } from '../engine/index.ts';
import { limits } from './limits.ts';
import { shown } from './shown.ts';
import type { Expectation, Happening, Matcher, ScenarioFile } from './schema.ts';

/** Where something stands in the data: field names and positions in lists. */
export type Path = readonly (string | number)[];

/** A piece of a text: which of the places where it stands, counted from 0. */
export interface Piece {
  readonly text: string;
  readonly nth: number;
}

/** Something wrong with the data, at its place; `piece` when only a part of the text there is wrong. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
  readonly piece?: Piece;
}

/** What stands at an offset of a text, as a piece of it. */
export const pieceAt = (text: string, at: number, piece: string): Piece => ({
  text: piece,
  nth: text.slice(0, at).split(piece).length - 1,
});

type MatchedValue = string | number | boolean | null;

/** How many letters have to be put in, left out or changed to make one name of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
  }
  return row[b.length] ?? 0;
}

/** The name that is most like the one written, if any is: by its letters, or by the words that it shares. */
function nearest(name: string, known: Iterable<string>): string {
  const words = name.toLowerCase().split(/[.-]/);
  const shared = (other: string): number => other.split(/[.-]/).filter((word) => words.includes(word)).length;
  const rated = [...known].map((other) => ({ other, off: distance(name.toLowerCase(), other), shared: shared(other) }));
  const [close] = rated.filter(({ off }) => off <= Math.max(1, name.length / 4)).sort((a, b) => a.off - b.off);
  const [akin] = rated.filter((one) => one.shared > 0).sort((a, b) => b.shared - a.shared || a.off - b.off);
  const best = close ?? akin;
  return best ? `; did you mean ${best.other}?` : '';
}

export const unknownName = (what: string, name: string, known: Iterable<string>): string =>
  `there is no ${what} ${name.length > limits.name ? shown(name) : name + nearest(name, known)}`;

const kindOf = (value: MatchedValue): ValueKind | 'none' =>
  value === null ? 'none' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';

const kindNames: Readonly<Record<ValueKind, string>> = {
  text: 'text (in quotes where YAML would read a number or true)',
  number: 'a number',
  flag: 'true or false',
  list: 'a list: use contains or matches',
};

const isReference = (value: MatchedValue): boolean => typeof value === 'string' && value.includes('{{');

/** Why a matcher can never fit a value of this kind; undefined when it can. */
function mismatch(should: Matcher, kind: ValueKind, nullable: boolean): string | undefined {
  if ('is' in should || 'not' in should) {
    const value = 'is' in should ? should.is : should.not;
    const found = kindOf(value);
    if (isReference(value) || found === kind || (found === 'none' && nullable)) return undefined;
    return `expected ${kindNames[kind]}`;
  }
  if ('atLeast' in should || 'atMost' in should) return kind === 'number' ? undefined : `expected ${kindNames[kind]}`;
  return kind === 'text' || kind === 'list' ? undefined : `expected ${kindNames[kind]}`;
}

/** The platform of each device of a lab, and `host` of each host, by name. */
export type Models = ReadonlyMap<string, string>;

const HOST = 'host';

export const modelsOf = ({ devices, hosts = [] }: ScenarioFile['lab']): Models =>
  new Map([
    ...devices.map(({ name, platform }) => [name, platform] as const),
    ...hosts.map(({ name }) => [name, HOST] as const),
  ]);

/** Checks that expectations speak of facts, events and devices that exist. */
export function complainOfExpectation(expect: Expectation, path: Path, devices: Models): readonly Complaint[] {
  if (partsOf(expect) > limits.expectations)
    return [{ path, message: `expected at most ${limits.expectations} conditions in one expectation` }];
  return complain(expect, path, devices);
}

function partsOf(expect: Expectation): number {
  if ('all' in expect) return expect.all.reduce((sum, one) => sum + partsOf(one), 1);
  if ('any' in expect) return expect.any.reduce((sum, one) => sum + partsOf(one), 1);
  if ('not' in expect) return 1 + partsOf(expect.not);
  return 'during' in expect ? 1 + partsOf(expect.expect) : 1;
}

function complain(expect: Expectation, path: Path, devices: Models): readonly Complaint[] {
  const each = (parts: readonly Expectation[], field: string): readonly Complaint[] =>
    parts.flatMap((one, i) => complain(one, [...path, field, i], devices));
  if ('all' in expect) return each(expect.all, 'all');
  if ('any' in expect) return each(expect.any, 'any');
  if ('not' in expect) return complain(expect.not, [...path, 'not'], devices);
  if ('fact' in expect) return ofFact(expect, path, devices);
  if ('never' in expect) return ofWindow(expect.never, [...path, 'never'], devices);
  if (!('during' in expect)) return ofWindow(expect, path, devices);
  const { from, to } = expect.during;
  return [
    ...ofHappening(from, [...path, 'during', 'from'], devices),
    ...(to ? ofHappening(to, [...path, 'during', 'to'], devices) : []),
    ...(asksFacts(expect.expect)
      ? [
          {
            path: [...path, 'expect'],
            message: 'expected events: facts tell only what is so now, not what was so during something',
          },
        ]
      : complain(expect.expect, [...path, 'expect'], devices)),
  ];
}

function asksFacts(expect: Expectation): boolean {
  if ('all' in expect) return expect.all.some(asksFacts);
  if ('any' in expect) return expect.any.some(asksFacts);
  if ('not' in expect) return asksFacts(expect.not);
  return 'during' in expect ? asksFacts(expect.expect) : 'fact' in expect;
}

const ofDevice = (on: string | undefined, path: Path, devices: Models): readonly Complaint[] =>
  on === undefined || devices.has(on)
    ? []
    : [{ path: [...path, 'on'], message: unknownName('device', on, devices.keys()) }];

/** A fact can only be asked of devices and hosts that have it. */
function ofModel(id: string, on: string, path: Path, devices: Models): readonly Complaint[] {
  const model = devices.get(on) ?? '';
  if (model === HOST)
    return hostFacts.some((fact) => fact.id === id)
      ? []
      : [{ path: [...path, 'fact'], message: `a host has no fact ${id}` }];
  const platform = registry.platforms.get(model);
  if (!platform || registry.softwareFor(platform, undefined).facts.has(id)) return [];
  return [{ path: [...path, 'fact'], message: `a ${platform.title} has no fact ${id}` }];
}

type FactExpectation = Extract<Expectation, { fact: string }>;

function ofFact({ fact: id, on, of, should }: FactExpectation, path: Path, devices: Models): readonly Complaint[] {
  const fact = registry.facts.get(id);
  if (!fact) return [{ path: [...path, 'fact'], message: unknownName('fact', id, registry.facts.keys()) }];
  const found: Complaint[] = [...ofDevice(on, path, devices), ...ofModel(id, on, path, devices)];
  if (fact.of !== undefined && of === undefined)
    found.push({ path, message: `expected a field of: what ${id} is about (${fact.of})` });
  if (fact.of === undefined && of !== undefined)
    found.push({ path: [...path, 'of'], message: `${id} asks about nothing in particular` });
  const wrong = mismatch(should, fact.kind, fact.nullable ?? false);
  return wrong === undefined ? found : [...found, { path: [...path, 'should'], message: wrong }];
}

function ofHappening({ event: id, on, where = {} }: Happening, path: Path, devices: Models): readonly Complaint[] {
  const event = registry.events.get(id);
  if (!event) return [{ path: [...path, 'event'], message: unknownName('event', id, registry.events.keys()) }];
  const values = Object.entries(where).flatMap(([name, want]) => {
    const at = [...path, 'where', name];
    const kind = Object.hasOwn(event.payload, name) ? event.payload[name] : undefined;
    if (kind === undefined)
      return [{ path: at, message: unknownName(`value of ${id} called`, name, Object.keys(event.payload)) }];
    const wrong = mismatch(typeof want === 'object' && want !== null ? want : { is: want }, kind, true);
    return wrong === undefined ? [] : [{ path: at, message: wrong }];
  });
  return [...ofDevice(on, path, devices), ...values];
}

type Windowed = Happening & { readonly after?: Happening | undefined; readonly before?: Happening | undefined };

const ofWindow = (want: Windowed, path: Path, devices: Models): readonly Complaint[] => [
  ...ofHappening(want, path, devices),
  ...(want.after ? ofHappening(want.after, [...path, 'after'], devices) : []),
  ...(want.before ? ofHappening(want.before, [...path, 'before'], devices) : []),
];

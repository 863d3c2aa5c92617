import { ownValue, type LabEvent, type Value } from '../engine/index.ts';
import { describeMatcher, satisfies, showValue } from './matcher.ts';
import type { Expectation, Happening, Matcher } from './schema.ts';

/** All that grading may look at. */
export interface Evidence {
  /** What happened since the learner began, in order. */
  readonly events: readonly LabEvent[];
  fact(id: string, on: string, of: string): Value;
  /** Why a fact is not so, where it says. */
  whyNot(id: string, on: string, of: string): string | undefined;
  /** What the fact or event says about itself. */
  describeFact(id: string): string;
  describeEvent(id: string): string;
  /** There is one device: it need not be named. */
  readonly alone: boolean;
}

/** How one part of an expectation stands, in words. */
interface Condition {
  readonly met: boolean;
  readonly expected: string;
  readonly found: string;
}

/** How an expectation stands. */
export interface Verdict {
  readonly met: boolean;
  /** Whatever happens from here on, it stays as it is. */
  readonly fixed: boolean;
  /** Everything that must be met, in the author's order. */
  readonly conditions: readonly Condition[];
}

type FactExpectation = Extract<Expectation, { fact: string }>;
type EventExpectation = Extract<Expectation, { event: string }>;
type NeverExpectation = Extract<Expectation, { never: unknown }>;
type Windowed = Happening & { readonly after?: Happening | undefined; readonly before?: Happening | undefined };

/** Judges an expectation. Pure: the same evidence always gives the same verdict. */
export function judge(expect: Expectation, evidence: Evidence): Verdict {
  if ('all' in expect) return every(expect.all.map((one) => judge(one, evidence)));
  if ('any' in expect) return some(expect.any.map((one) => judge(one, evidence)));
  if ('not' in expect) return opposite(judge(expect.not, evidence));
  if ('during' in expect) return during(expect.during, expect.expect, evidence);
  if ('fact' in expect) return judgeFact(expect, evidence);
  if ('never' in expect) return judgeNever(expect, evidence);
  return judgeEvent(expect, evidence);
}

/** Several conditions as one, a text for each side: what is not met; everything when all is. */
export function inOne(conditions: readonly Condition[], glue = '; '): Condition {
  const unmet = conditions.filter(({ met }) => !met);
  const told = unmet.length > 0 ? unmet : conditions;
  return {
    met: unmet.length === 0,
    expected: [...new Set(told.map(({ expected }) => expected))].join(glue),
    found: [...new Set(told.map(({ found }) => found))].join('; '),
  };
}

const distinct = (conditions: readonly Condition[]): readonly Condition[] => [
  ...new Map(conditions.map((one) => [one.expected, one])).values(),
];

function every(parts: readonly Verdict[]): Verdict {
  const unmet = parts.filter(({ met }) => !met);
  return {
    met: unmet.length === 0,
    fixed: unmet.length > 0 ? unmet.some(({ fixed }) => fixed) : parts.every(({ fixed }) => fixed),
    conditions: distinct(parts.flatMap(({ conditions }) => conditions)),
  };
}

function some(parts: readonly Verdict[]): Verdict {
  const met = parts.filter((part) => part.met);
  const [first] = met;
  const ways = parts.map(({ conditions }) => inOne(conditions));
  return {
    met: first !== undefined,
    fixed: first ? met.some(({ fixed }) => fixed) : parts.every(({ fixed }) => fixed),
    conditions: first?.conditions ?? [inOne(ways, ', or ')],
  };
}

function opposite({ met, fixed, conditions }: Verdict): Verdict {
  const { expected, found } = inOne(conditions);
  return { met: !met, fixed, conditions: [{ met: !met, expected: `Not: ${expected}`, found }] };
}

function judgeFact({ fact, on, of = '', should }: FactExpectation, evidence: Evidence): Verdict {
  const value = evidence.fact(fact, on, of);
  const met = satisfies(value, should);
  const about = inBrackets([...(evidence.alone ? [] : [on]), ...(of === '' ? [] : [of])]);
  return {
    met,
    fixed: false,
    conditions: [
      {
        met,
        expected: `${statement(evidence.describeFact(fact))}${about}: ${describeMatcher(should)}`,
        found: [showValue(value), ...(met ? [] : [evidence.whyNot(fact, on, of) ?? []].flat())].join(': '),
      },
    ],
  };
}

const inBrackets = (words: readonly string[]): string => (words.length === 0 ? '' : ` (${words.join(', ')})`);

/** What comes before the first semicolon: what follows explains it to authors. */
const mainClause = (text: string): string => (text.split('; ')[0] ?? text).replace(/\.$/, '');

/** What a fact tells, as what is answered with yes or no: "Whether there is a file" becomes "There is a file". */
const statement = (describe: string): string =>
  mainClause(describe).replace(/^Whether (.)/, (_, first: string) => first.toUpperCase());

const isMatcher = (want: Value | Matcher): want is Matcher =>
  typeof want === 'object' && want !== null && !Array.isArray(want);

const asMatcher = (want: string | number | boolean | null | Matcher): Matcher =>
  isMatcher(want) ? want : { is: want };

/** What must be, within a sentence: text that is no plain word as code, which a pattern is only like. */
function inSentence(should: Matcher): string {
  const words = describeMatcher(should);
  if ('matches' in should) {
    const [, any, fixed, more] = /^(\*?)([^*?]+)(\*?)$/.exec(should.matches) ?? [];
    if (fixed !== undefined && any !== more) return `something that ${any ? 'ends in' : 'begins with'} \`${fixed}\``;
    return `something like \`${words}\``;
  }
  return 'is' in should && typeof should.is === 'string' && !/^[a-z -]+$/.test(words) ? `\`${words}\`` : words;
}

const fits = (event: LabEvent, { event: id, on, where = {} }: Happening): boolean =>
  event.id === id &&
  (on === undefined || event.device === on) &&
  Object.entries(where).every(([name, want]) => satisfies(ownValue(event.payload, name), asMatcher(want)));

/**
 * The event's own sentence, its values in place of their names where they are asked for:
 * "IOS was started from flash0:a.bin"; where there are several devices, " (R1)" follows.
 */
function describeHappening({ event, on, where = {} }: Happening, evidence: Evidence): string {
  const asked = (text: string): boolean => Object.keys(where).some((name) => text.includes(`\`${name}\``));
  const [first = '', ...more] = mainClause(evidence.describeEvent(event)).split(/(?=, )/);
  const told = [first, ...more.filter(asked)].join('').replace(/(`[^`]*`) \([^)]*\)/g, '$1');
  const open = new Map(Object.entries(where).map(([name, want]) => [name, inSentence(asMatcher(want))]));
  const text = told.replace(/`([^`]*)`/g, (_, name: string) => {
    const value = open.get(name);
    open.delete(name);
    return value ?? name;
  });
  const device = on === undefined || evidence.alone ? [] : [on];
  return (
    text.replace(/, with the result 0$/, ' without an error') +
    inBrackets([...device, ...[...open].map(([name, value]) => `${name}: ${value}`)])
  );
}

interface Window {
  readonly events: readonly LabEvent[];
  /** No further event can fall into it. */
  readonly closed: boolean;
  /** What it waits for to begin. */
  readonly missing?: Happening;
}

function windowOf({ after, before }: Windowed, events: readonly LabEvent[]): Window {
  const from = after === undefined ? 0 : events.findIndex((event) => fits(event, after)) + 1;
  if (after !== undefined && from === 0) return { events: [], closed: false, missing: after };
  const rest = events.slice(from);
  const until = before === undefined ? -1 : rest.findIndex((event) => fits(event, before));
  return { events: until < 0 ? rest : rest.slice(0, until), closed: until >= 0 };
}

/** A sentence within another: "the ROM monitor ran `boot`". Names keep their capitals. */
const clause = (want: Happening, evidence: Evidence): string =>
  describeHappening(want, evidence).replace(/^(?:The|A|An|Somebody|Something)\b/, (first) => first.toLowerCase());

function describeWindow(want: Windowed, evidence: Evidence): string {
  const after = want.after === undefined ? '' : `, after ${clause(want.after, evidence)}`;
  const before = want.before === undefined ? '' : `, before ${clause(want.before, evidence)}`;
  return describeHappening(want, evidence) + after + before;
}

function judgeEvent(want: EventExpectation, evidence: Evidence): Verdict {
  const count = Number(want.count ?? 1);
  const window = windowOf(want, evidence.events);
  const seen = window.events.filter((event) => fits(event, want)).length;
  const met = seen >= count;
  const times = count > 1 ? `, ${count} times` : '';
  return {
    met,
    fixed: met || window.closed,
    conditions: [
      {
        met,
        expected: describeWindow(want, evidence) + times,
        found: met ? 'it happened' : unseen(want, window, seen, evidence),
      },
    ],
  };
}

function unseen(want: EventExpectation, window: Window, seen: number, evidence: Evidence): string {
  if (window.missing) return `not yet: ${clause(window.missing, evidence)}`;
  if (seen > 0) return seen === 1 ? 'it happened once' : `it happened ${seen} times`;
  const other = window.events.findLast(({ id }) => id === want.event);
  if (other) return `it happened otherwise${showPayload(other, evidence)}`;
  return window.closed ? 'it did not happen in time' : 'it has not happened';
}

/** Where and how something happened: ": R1, image flash0:a.bin". */
function showPayload({ device, payload }: LabEvent, { alone }: Evidence): string {
  const values = Object.entries(payload).map(([name, value]) => `${name} ${showValue(value)}`);
  const words = [...(alone ? [] : [device]), ...values].join(', ');
  return words === '' ? '' : `: ${words}`;
}

function judgeNever({ never }: NeverExpectation, evidence: Evidence): Verdict {
  const window = windowOf(never, evidence.events);
  const seen = window.events.find((event) => fits(event, never));
  return {
    met: seen === undefined,
    fixed: seen !== undefined || window.closed,
    conditions: [
      {
        met: seen === undefined,
        expected: `Never: ${describeWindow(never, evidence)}`,
        found: seen === undefined ? 'it did not happen' : `it happened${showPayload(seen, evidence)}`,
      },
    ],
  };
}

type During = Extract<Expectation, { during: unknown }>['during'];

function during({ from, to }: During, expect: Expectation, evidence: Evidence): Verdict {
  let inside = false;
  let begun = false;
  const events = evidence.events.filter((event) => {
    if (inside && to !== undefined && fits(event, to)) inside = false;
    const counts = inside;
    if (fits(event, from)) inside = begun = true;
    return counts;
  });
  const when = `after ${clause(from, evidence)}${to === undefined ? '' : `, until ${clause(to, evidence)}`}`;
  const inner = judge(expect, { ...evidence, events });
  const conditions = inner.conditions.map(({ met, expected, found }) => ({
    met: begun && met,
    expected: `${expected}, ${when}`,
    found: begun ? found : `not yet: ${clause(from, evidence)}`,
  }));
  return begun ? { ...inner, conditions } : { met: false, fixed: false, conditions };
}

import type { Check, Expectation } from './schema.ts';

/** A question that a check asks. `of` is empty when it is about nothing in particular. */
export interface AskedFact {
  readonly fact: string;
  readonly on: string;
  readonly of: string;
}

function asked(expect: Expectation): readonly AskedFact[] {
  if ('all' in expect) return expect.all.flatMap(asked);
  if ('any' in expect) return expect.any.flatMap(asked);
  if ('not' in expect) return asked(expect.not);
  if ('during' in expect) return asked(expect.expect);
  return 'fact' in expect ? [{ fact: expect.fact, on: expect.on, of: expect.of ?? '' }] : [];
}

/** Every question that checks and their misconceptions ask. */
export const factsAsked = (checks: readonly Check[]): readonly AskedFact[] =>
  checks.flatMap(({ expect, misconceptions = [] }) => [
    ...asked(expect),
    ...misconceptions.flatMap(({ when }) => asked(when)),
  ]);

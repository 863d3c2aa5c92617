import { describe, expect, it } from 'vitest';
import type { Value, ValueKind } from './kernel/events.ts';
import { bootedRouter, rommonRouter } from './testing/lab.ts';
import { some } from './testing/some.ts';

/** Words a scenario may ask about, and names that every object of the language has. */
const QUESTIONS = ['', ' ', 'constructor', '__proto__', 'toString', 'con 0', 'flash0:', ':', 'motd', 'a b c', '../..'];

const kindOf = (value: Value): ValueKind =>
  Array.isArray(value) ? 'list' : typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'flag' : 'text';

describe('facts', () => {
  it.each([
    ['in IOS', bootedRouter],
    ['in the ROM monitor', rommonRouter],
  ])('answer whatever is asked %s with a value of their kind', (_, make) => {
    const bench = make();
    for (const { id, kind, nullable } of some([...bench.device.software.facts.values()]))
      for (const of of QUESTIONS) {
        const value = bench.fact(id, of);
        if (value === null) expect(nullable, `${id} of ${of}`).toBe(true);
        else expect(kindOf(value), `${id} of ${of}`).toBe(kind);
      }
  });
});

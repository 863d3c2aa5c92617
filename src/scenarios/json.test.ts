import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseJson } from './json.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('JSON of a stranger', () => {
  it('is what it says', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['', 0],
    ['{"a": 1', 7],
    ['{"a": x}', 6],
    ['"a', 2],
  ])('is refused at its place when it is %s', (text, at) => {
    expect(parseJson(text)).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^expected JSON: /) } });
    const read = parseJson(text);
    expect(read.ok || [at, 0]).toContain(!read.ok && read.error.at); // not every browser says where
  });

  it.each([
    ['too deep', `{"a":${'['.repeat(10_000_000)}`, { at: 44, message: 'expected at most 40 levels' }],
    ['too deep after texts', `["\\\\","\\"[[",${'{"a":'.repeat(50)}`, { message: 'expected at most 40 levels' }],
    ['too long', `{"a":[${'1,'.repeat(1_000_000)}`, { at: 200_005, message: 'expected at most 100000 items' }],
  ])('is not read at all when it is %s', (_, text, error) => {
    const reading = vi.spyOn(JSON, 'parse');
    expect(parseJson(text)).toMatchObject({ ok: false, error });
    expect(reading).not.toHaveBeenCalled();
  });

  it('may hold any brackets in its texts', () => {
    const text = JSON.stringify({ a: '['.repeat(100), b: '\\"{,'.repeat(200_000) });
    expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });
});

import { describe, expect, it } from 'vitest';
import type { Entry, Input, Moment } from '../../engine/index.ts';
import { canUndo, withoutLastAct } from './cut.ts';

const at = (moment: number, input: Input): Entry => ({ at: moment as Moment, input });
const key = (moment: number, text: string, console = 'R1'): Entry => at(moment, { kind: 'type', console, text });
const hint = (moment: number): Entry => at(moment, { kind: 'note', topic: 'hint', value: 'a/0' });
const texts = (entries: readonly Entry[] = []): readonly string[] =>
  entries.map(({ input }) => ('text' in input ? input.text : input.kind));

describe('undo', () => {
  it('takes back a whole command, to the moment of its first key', () => {
    const past = withoutLastAct([key(1, 'd'), key(2, '\r'), key(50, 's'), key(60, 'h'), key(70, '\r')]);
    expect(texts(past?.entries)).toEqual(['d', '\r']);
    expect(past?.until).toBe(50);
  });

  it('takes back a half-typed line without the command before it', () => {
    const past = withoutLastAct([key(1, 'd'), key(2, '\r'), key(50, 's'), key(60, 'h')]);
    expect(texts(past?.entries)).toEqual(['d', '\r']);
  });

  it('takes back a switch, a Break or a paste by itself', () => {
    const power = at(9, { kind: 'power', device: 'R1', on: false });
    expect(texts(withoutLastAct([key(1, 'd'), power])?.entries)).toEqual(['d']);
    expect(texts(withoutLastAct([at(1, { kind: 'break', console: 'R1' }), key(2, 'x')])?.entries)).toEqual(['break']);
  });

  it('does not join keys of two consoles', () => {
    expect(texts(withoutLastAct([key(1, 'a', 'R2'), key(2, 'b')])?.entries)).toEqual(['a']);
  });

  it('keeps hints that were opened, and their cost', () => {
    const past = withoutLastAct([key(1, 'd'), hint(2), key(3, '\r'), hint(9)]);
    expect(past).toEqual({ position: 0, until: 1, entries: [hint(1), hint(1)] });
  });

  it('has nothing to take back before the first input', () => {
    expect(withoutLastAct([hint(1)])).toBeUndefined();
    expect(canUndo([hint(1)])).toBe(false);
    expect(canUndo([hint(1), key(2, 'x')])).toBe(true);
  });
});

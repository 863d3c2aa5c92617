import { describe, expect, it } from 'vitest';
import { catalogueImage, md5Hex } from '../engine/index.ts';
import { referenceNames } from './references.ts';
import { drawVariables, fillerOf } from './variables.ts';

describe('variables', () => {
  it('are drawn from the seed: the same for one seed, spread over many', () => {
    const draw = (seed: number): unknown => drawVariables({ n: { integer: { from: 1, to: 6 } } }, seed).get('n');
    expect(draw(7)).toBe(draw(7));
    const drawn = new Set(Array.from({ length: 200 }, (_, seed) => draw(seed)));
    expect(drawn).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  it('do not shift each other', () => {
    const one = drawVariables({ b: { hex: 8 } }, 3).get('b');
    expect(drawVariables({ a: { hex: 8 }, b: { hex: 8 } }, 3).get('b')).toBe(one);
  });

  it('give serial numbers, host addresses and hexadecimal digits', () => {
    for (let seed = 0; seed < 50; seed++) {
      const drawn = drawVariables({ s: { serial: 'FTX' }, a: { address: '192.0.2.0/29' }, h: { hex: 4 } }, seed);
      expect(drawn.get('s')).toMatch(/^FTX1[4-9][0-5]\d[0-9A-Z]{4}$/);
      expect(drawn.get('a')).toMatch(/^192\.0\.2\.[1-6]$/);
      expect(drawn.get('h')).toMatch(/^[0-9A-F]{4}$/);
    }
  });

  it('keep what belongs together together', () => {
    const variables = {
      attack: {
        choice: [
          { name: 'erased', by: 'x' },
          { name: 'altered', by: 'y' },
        ],
      },
    };
    for (let seed = 0; seed < 20; seed++) {
      const drawn = drawVariables(variables, seed);
      expect(`${drawn.get('attack.name')} ${drawn.get('attack.by')}`).toMatch(/^(erased x|altered y)$/);
    }
  });

  it('tell the hash that a vendor publishes', () => {
    const image = 'c2900-universalk9-mz.SSA';
    const content = catalogueImage(image);
    if (!content) throw new Error(image);
    const variables = { name: { choice: [image] }, sum: { hash: { image: '{{name}}', method: 'md5' as const } } };
    expect(drawVariables(variables, 4).get('sum')).toBe(md5Hex(content));
  });

  it('may use those declared before', () => {
    const drawn = drawVariables({ a: { choice: ['x'] }, b: { choice: ['{{a}}-{{seed}}'] } }, 4);
    expect(drawn.get('b')).toBe('x-4');
  });
});

describe('filling in', () => {
  const filler = fillerOf(
    new Map<string, string | number>([
      ['n', 12],
      ['name', 'CORE'],
    ]),
  );

  it('replaces references in all texts, in numbers as numbers', () => {
    expect(filler.data({ is: '{{n}}', of: '{{n}}', task: 'Name {{ name }} {{n}}', list: ['{{name}}'] })).toEqual({
      is: 12,
      of: '12',
      task: 'Name CORE 12',
      list: ['CORE'],
    });
  });

  it('leaves what it does not know', () => {
    expect(filler.text('{{other}} {{ }} {name}')).toBe('{{other}} {{ }} {name}');
  });

  it('does not grow without bounds', () => {
    const bomb = fillerOf(new Map([['x', 'y'.repeat(60_000)]]));
    expect(bomb.text('{{x}}'.repeat(10_000)).length).toBeLessThan(3_000_000);
  });
});

it('offers fields only when every choice has them', () => {
  expect([...referenceNames({ a: { choice: [{ x: 1, y: 2 }, { x: 1 }] }, b: { hex: 2 } })]).toEqual([
    'seed',
    'a.x',
    'b',
  ]);
});

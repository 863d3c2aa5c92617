import { describe, expect, it } from 'vitest';
import { marks, task } from '../test-data.ts';
import { changes, firstSentence, hintCost, plainText, points, standing } from './marks.ts';

it('reads Markdown as a sentence', () => {
  expect(plainText('Run `verify` on **flash0:**.\n\nThen *stop*. <b>x</b>')).toBe(
    'Run verify on flash0:. Then stop. x',
  );
});

it('shortens a task to its first sentence, but no file name', () => {
  expect(firstSentence('Verify flash0:a.bin. A bad copy is of no use.')).toBe('Verify flash0:a.bin.');
  expect(firstSentence('Save it')).toBe('Save it');
});

describe('marks', () => {
  it('say how many tasks are done and failed', () => {
    expect(standing(marks(task({ state: 'done' }), task()))).toBe('1 of 2 tasks done');
    expect(standing(marks(task({ state: 'failed' }), task()))).toBe('0 of 2 tasks done, 1 failed');
  });

  it('count only the hints that are open', () => {
    const hints = [
      { id: 'a', title: 'A', cost: 2, text: 'Look.' },
      { id: 'b', title: 'B', cost: 3 },
    ];
    expect(hintCost(task({ hints }))).toBe(2);
  });

  it('use the singular for one point', () => expect([points(1), points(0)]).toEqual(['1 point', '0 points']));
});

describe('changes', () => {
  const before = [task({ id: 'a', text: 'First' }), task({ id: 'b', text: 'Second', state: 'done' })];

  it('are said once, by task', () => {
    expect(changes(before, [task({ id: 'a', text: 'First', state: 'done' }), before[1]!])).toEqual(['Done: First']);
    expect(changes(before, [before[0]!, task({ id: 'b', text: 'Second' })])).toEqual(['Open again: Second']);
  });

  it('are none when nothing but the reasons changed, or the lab has just opened', () => {
    expect(
      changes(
        before,
        before.map((one) => ({ ...one, found: 'else' })),
      ),
    ).toEqual([]);
    expect(changes([], before)).toEqual([]);
  });
});

it('takes the marks of Markdown away, but none of what stands in a command', () => {
  expect(plainText('What does `dir` **show**\n of [the disk](#type)?')).toBe('What does dir show of the disk?');
  expect(plainText('_Delete_ `flash0:*.bin`, 2 * 3 times')).toBe('Delete flash0:*.bin, 2 * 3 times');
  expect(plainText('  ')).toBe('');
});

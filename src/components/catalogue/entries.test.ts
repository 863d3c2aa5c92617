import { describe, expect, it } from 'vitest';
import {
  hrefFor,
  inOrder,
  lastUnfinished,
  levelsOf,
  matching,
  noFilter,
  titleOf,
  topicsOf,
  type Entry,
} from './entries.ts';

const entry = (id: string, over: Partial<Entry> = {}): Entry => ({ id, ...over });

const labs: readonly Entry[] = [
  entry('revoke', {
    title: 'Revoke a key',
    summary: 'A key was lost.',
    level: 'advanced',
    minutes: 40,
    kind: 'guided',
    topics: ['keys', 'signed software'],
    objectives: ['Find the key'],
  }),
  entry('restore', { title: 'Restore a router', level: 'beginner', minutes: 30, topics: ['resilience'] }),
  entry('sandbox', { title: 'A router', level: 'beginner', minutes: 5, kind: 'free', topics: ['keys'] }),
  entry('bare'),
];
const ids = (entries: readonly Entry[]): readonly string[] => entries.map(({ id }) => id);

describe('looking for a lab', () => {
  const found = (over: Partial<typeof noFilter>) => ids(matching(labs, { ...noFilter, ...over }));

  it('finds all without a choice', () => {
    expect(found({})).toEqual(ids(labs));
  });

  it('finds every word, wherever it stands and however it is written', () => {
    expect(found({ words: 'ROUTER' })).toEqual(['restore', 'sandbox']);
    expect(found({ words: '  router   a ' })).toEqual(['restore', 'sandbox']);
    expect(found({ words: 'lost find signed' })).toEqual(['revoke']);
    expect(found({ words: 'bare' })).toEqual(['bare']);
    expect(found({ words: 'router lost' })).toEqual([]);
  });

  it('keeps to level, topic and kind together; a lab that says no kind is guided', () => {
    expect(found({ level: 'beginner' })).toEqual(['restore', 'sandbox']);
    expect(found({ level: 'beginner', topic: 'keys' })).toEqual(['sandbox']);
    expect(found({ kind: 'guided' })).toEqual(['revoke', 'restore', 'bare']);
    expect(found({ topic: 'key' })).toEqual([]);
  });
});

describe('the shelf', () => {
  it('has easier labs first, then shorter ones, and those that say nothing last', () => {
    expect(ids(inOrder(labs))).toEqual(['sandbox', 'restore', 'revoke', 'bare']);
    const same = [entry('b', { title: 'Zebra' }), entry('a', { title: 'ant' }), entry('Middle')];
    expect(inOrder(same).map(titleOf)).toEqual(['ant', 'Middle', 'Zebra']);
  });

  it('offers each level once, easier first, and one that it does not know last', () => {
    expect(levelsOf([...labs, entry('x', { level: 'expert' })])).toEqual(['beginner', 'advanced', 'expert']);
  });

  it('offers each topic once, by its letters', () => {
    expect(topicsOf(labs)).toEqual(['keys', 'resilience', 'signed software']);
  });
});

describe('where a lab goes on', () => {
  it('is its exam while that goes on, else the lab itself', () => {
    const lab = entry('revoke');
    expect(hrefFor(lab, undefined)).toBe('#/lab/revoke');
    expect(hrefFor(lab, { exam: { attempt: 'e1', over: false } })).toBe('#/lab/revoke?attempt=e1');
    expect(hrefFor(lab, { exam: { attempt: 'e1', over: true } })).toBe('#/lab/revoke');
  });

  it('is offered for the one that was worked on last', () => {
    const standings = {
      revoke: { unfinished: true, touched: 5 },
      restore: { exam: { attempt: 'e', over: false }, touched: 9 },
      sandbox: { unfinished: false, touched: 20 },
    };
    expect(lastUnfinished(labs, standings)?.id).toBe('restore');
    expect(lastUnfinished(labs, { ...standings, restore: { touched: 9 } })?.id).toBe('revoke');
    expect(lastUnfinished(labs, {})).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { attemptHref, labHref, parseRoute, resultHref, examHref } from './route.ts';

describe('an address', () => {
  it.each(['', '#', '#/'])('opens the catalogue for %j', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'catalogue' });
  });

  it('opens a lab, with its seed when it names one', () => {
    expect(parseRoute('#/lab/restore-bootset')).toEqual({
      page: 'lab',
      id: 'restore-bootset',
      seed: undefined,
      attempt: undefined,
    });
    expect(parseRoute('#/lab/restore-bootset/?seed=42')).toEqual({
      page: 'lab',
      id: 'restore-bootset',
      seed: 42,
      attempt: undefined,
    });
  });

  it.each(['-1', '1.5', 'x', '', '4294967296', '1e3'])('ignores the seed %j', (seed) => {
    expect(parseRoute(`#/lab/a?seed=${seed}`)).toEqual({ page: 'lab', id: 'a', seed: undefined, attempt: undefined });
  });

  it('reads what it writes, whatever the name', () => {
    const id = 'näme with/slash?&#';
    expect(parseRoute(labHref(id, 7))).toEqual({ page: 'lab', id, seed: 7, attempt: undefined });
    expect(parseRoute(attemptHref(id, 'a&b'))).toEqual({ page: 'lab', id, seed: undefined, attempt: 'a&b' });
    expect(parseRoute(resultHref(id))).toEqual({ page: 'result', attempt: id });
  });

  it.each(['#/labs', '#/lab', '#/lab/', '#/about/x', '#/result', '#/a/b/c', '#foo', '#/lab/%E0%A4%A'])(
    'never fails on %j',
    (hash) => {
      expect(['unknown', 'lab']).toContain(parseRoute(hash).page);
    },
  );

  it('knows exams, moments, files in links, and what is kept', () => {
    expect(parseRoute('#/lab/a?exam=1&minutes=30')).toMatchObject({ page: 'lab', exam: { minutes: 30 } });
    expect(parseRoute('#/lab/a?exam=1&minutes=-3')).toMatchObject({ exam: {} });
    expect(parseRoute('#/lab/a?exam=yes')).toMatchObject({ exam: undefined });
    expect(parseRoute('#/lab/a?seed=2&j=abc_-')).toMatchObject({ seed: 2, moment: 'abc_-' });
    expect(parseRoute('#s=1.abc?x/y')).toEqual({ page: 'shared', text: 'abc?x/y' });
    expect(parseRoute('#/progress')).toEqual({ page: 'progress' });
    expect(parseRoute('#/grade')).toEqual({ page: 'grade' });
    expect(parseRoute(examHref('a', 45))).toMatchObject({ id: 'a', exam: { minutes: 45 } });
  });

  it('keeps an unknown path to show it', () => {
    expect(parseRoute('#/labs/x')).toEqual({ page: 'unknown', path: '/labs/x' });
  });
});

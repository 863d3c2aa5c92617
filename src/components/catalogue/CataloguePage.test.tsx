import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CataloguePage } from './CataloguePage.tsx';
import { fitWords, inOrder, lastUnfinished, matching, noFilter, type Entry, type Standing } from './entries.ts';

const entries: readonly Entry[] = [
  {
    id: 'restore-bootset',
    title: 'Restore a tampered router',
    summary: 'After an attack.',
    minutes: 30,
    level: 'intermediate',
    kind: 'guided',
    topics: ['image resilience'],
    objectives: ['Boot the secured image'],
  },
  {
    id: 'secure-the-bootset',
    title: 'Secure the bootset',
    summary: 'Before one.',
    minutes: 20,
    level: 'beginner',
    kind: 'guided',
    topics: ['image resilience', 'files'],
  },
  { id: 'sandbox-2911', title: 'Cisco 2911', summary: 'A free router.', kind: 'free' },
];

const show = (standings: Readonly<Record<string, Standing>> = {}) =>
  render(<CataloguePage entries={entries} standings={standings} loaded sandbox="sandbox-2911" />);

describe('the catalogue', () => {
  it('greets a first visitor with one sentence and one button', () => {
    show();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/keep a router’s software trustworthy/);
    expect(screen.getByRole('link', { name: 'Open a router' }).getAttribute('href')).toBe('#/lab/sandbox-2911');
  });

  it('brings a returning visitor back to the last unfinished lab', () => {
    show({
      'secure-the-bootset': { unfinished: true, touched: 2 },
      'restore-bootset': { unfinished: true, touched: 1 },
    });
    expect(screen.queryByRole('link', { name: 'Open a router' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Continue where I was' }).getAttribute('href')).toBe(
      '#/lab/secure-the-bootset',
    );
  });

  it('shows for each lab its level, time, mark and what to do', () => {
    show({ 'restore-bootset': { best: { earned: 14, possible: 20 } } });
    const card = screen.getByRole('heading', { name: 'Restore a tampered router' }).closest('li');
    if (!card) throw new Error('no card');
    expect(card.textContent).toContain('Intermediate · 30 min');
    expect(card.textContent).toContain('Image resilience');
    expect(card.textContent).toContain('Best 14 of 20');
    expect(within(card).getByRole('link', { name: 'Try again: Restore a tampered router' })).toBeTruthy();
  });

  it('says that a mark was earned with the solution open', () => {
    show({ 'restore-bootset': { best: { earned: 100, possible: 100, solutionShown: true } } });
    expect(screen.getByText('Best 100 of 100 · practice')).toBeTruthy();
  });

  it('opens what a lab teaches, and its exam, when asked', async () => {
    show();
    expect(screen.queryByText('Boot the secured image')).toBeNull();
    const details = screen.getByRole('button', { name: 'Details: Restore a tampered router' });
    await userEvent.click(details);
    expect(details.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('Boot the secured image')).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time limit' }), '45 minutes');
    expect(screen.getByRole('link', { name: 'Begin the exam: Restore a tampered router' }).getAttribute('href')).toBe(
      '#/lab/restore-bootset?exam=1&minutes=45',
    );
  });

  it('goes on with an exam that was begun, in the row and in the details', async () => {
    show({
      'restore-bootset': { best: { earned: 0, possible: 100 }, exam: { attempt: 'e1', over: false }, touched: 1 },
      'secure-the-bootset': { best: { earned: 9, possible: 100 }, exam: { attempt: 'e2', over: true } },
    });
    const href = '#/lab/restore-bootset?attempt=e1';
    const going = { name: 'Continue the exam: Restore a tampered router' };
    expect(screen.getByRole('link', { name: 'Continue where I was' }).getAttribute('href')).toBe(href);
    expect(screen.getByRole('link', going).getAttribute('href')).toBe(href);
    expect(screen.getByText('Exam under way')).toBeTruthy();
    expect(screen.queryByText('Best 0 of 100')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Details: Restore a tampered router' }));
    expect(screen.getAllByRole('link', going).map((link) => link.getAttribute('href'))).toEqual([href, href]);
    await userEvent.click(screen.getByRole('button', { name: 'Details: Secure the bootset' }));
    expect(screen.getByRole('link', { name: 'Try again: Secure the bootset' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Result of the exam: Secure the bootset' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /^Begin the exam/ })).toBeNull();
  });

  it('searches, and says how to go on when nothing fits', async () => {
    show();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the labs' }), 'attack');
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Restore a tampered router',
    ]);
    await userEvent.type(screen.getByRole('searchbox'), ' zebra');
    expect(screen.getByText('No lab fits this search.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show all labs' }));
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(entries.length);
  });

  it('filters by level, topic and kind', async () => {
    show();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Topic' }), 'files');
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual(['Secure the bootset']);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Topic' }), '');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'free');
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual(['Cisco 2911']);
    expect(screen.getByRole('link', { name: 'Open: Cisco 2911' })).toBeTruthy();
  });
});

describe('entries', () => {
  it('are counted by what is to be done in them', () => {
    expect([fitWords(10, 12), fitWords(1, 1), fitWords(1, 0), fitWords(0, 12), fitWords(0, 0)]).toEqual([
      '10 labs with tasks and 12 sandboxes fit',
      '1 lab with tasks and 1 sandbox fit',
      '1 lab with tasks fits',
      '12 sandboxes fit',
      'No lab fits',
    ]);
  });

  it('go from easy to hard', () => {
    expect(inOrder(entries).map(({ id }) => id)).toEqual(['secure-the-bootset', 'restore-bootset', 'sandbox-2911']);
  });

  it('fit when each word is anywhere in their text', () => {
    expect(matching(entries, { ...noFilter, words: 'SECURED boot' }).map(({ id }) => id)).toEqual(['restore-bootset']);
  });

  it('may have no titles or topics at all', () => {
    expect(matching([{ id: 'bare' }], { ...noFilter, words: 'bare' })).toHaveLength(1);
    expect(lastUnfinished([{ id: 'bare' }], {})).toBeUndefined();
  });
});

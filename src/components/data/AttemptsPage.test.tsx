import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { AttemptRecord } from '../../bridge/attempts/journal-store.ts';
import type { Backup } from '../../bridge/attempts/data-file.ts';
import { AttemptsPage } from './AttemptsPage.tsx';

const standing = { earned: 20, possible: 100, done: [], solutionShown: false };
const attempt = (over: Partial<AttemptRecord> = {}): AttemptRecord =>
  ({
    v: 1,
    id: 'one',
    source: { kind: 'catalogue', id: 'restore-bootset' },
    scenario: 'restore-bootset',
    title: 'Restore a tampered router',
    digest: '',
    seed: 1,
    engine: '1.0.0',
    startedAt: 0,
    updatedAt: 0,
    spent: 120_000,
    length: 4,
    until: 0,
    pending: [],
    screens: '',
    standing,
    best: standing,
    ...over,
  }) as AttemptRecord;

const page = (attempts: readonly AttemptRecord[], lost?: string) => {
  const onExport = vi.fn(async (): Promise<Backup> => ({ text: '{}', unread: 0 }));
  const acts = { onRemove: vi.fn(), onRemoveAll: vi.fn(), onExport };
  render(<AttemptsPage attempts={attempts} loaded lost={lost} fileName="all.json" {...acts} />);
  return acts;
};

it('lists attempts by lab with what can be done', () => {
  page([attempt(), attempt({ id: 'two', parent: { attempt: 'one', entries: 2 } })]);
  expect(screen.getByRole('heading', { name: 'Restore a tampered router' })).toBeDefined();
  expect(screen.getAllByRole('link', { name: /^Continue/ })[0]?.getAttribute('href')).toBe(
    '#/lab/restore-bootset?attempt=one',
  );
  expect(screen.getByText(/branch of/)).toBeDefined();
});

it('lists an attempt with the marks of its result', () => {
  page([attempt({ finishedAt: 5, standing: { ...standing, earned: 99 }, best: { ...standing, earned: 100 } })]);
  expect(screen.getByText(/^99 of 100 points · finished/)).toBeDefined();
});

it('leads to where results of others are marked again', () => {
  page([]);
  expect(screen.getByRole('link', { name: 'Check a result…' }).getAttribute('href')).toBe('#/grade');
});

it('says why an attempt that looks like another is there', () => {
  page([attempt(), attempt({ id: 'one-0', apart: 'unread' }), attempt({ id: 'other', apart: 'imported' })]);
  expect(screen.getAllByText(/^Kept beside the one/)).toHaveLength(2);
  expect(screen.getByText(/storage could not be read/)).toBeDefined();
  expect(screen.getByText(/imported file/)).toBeDefined();
});

it('offers no way back into an exam that was handed in', () => {
  page([attempt({ exam: { minutes: 30 }, finishedAt: 5 })]);
  expect(screen.queryByRole('link', { name: /^Continue/ })).toBeNull();
  expect(screen.getByText(/exam of 30 minutes/)).toBeDefined();
});

it('deletes an attempt only after asking, by keyboard', async () => {
  const { onRemove } = page([attempt()]);
  const user = userEvent.setup();
  screen.getByRole('button', { name: /^Delete the attempt/ }).focus();
  await user.keyboard('{Enter}');
  expect(onRemove).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(onRemove).not.toHaveBeenCalled();
  await user.keyboard('{Enter}{Enter}');
  expect(onRemove).toHaveBeenCalledWith('one');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your attempts' }));
});

it('says plainly what is not kept', () => {
  page([], 'The disk space for this site is full.');
  expect(screen.getByText(/Nothing is kept beyond this window/).textContent).toContain('disk space');
});

it('says of a file of everything what is not in it', async () => {
  const { onExport } = page([attempt(), attempt({ id: 'two' })]);
  onExport.mockResolvedValueOnce({ text: '{}', unread: 1 });
  await userEvent.click(screen.getByRole('button', { name: 'Save everything' }));
  expect(await screen.findByText(/^1 of 2 attempts could not be read now\. Nothing was saved yet\.$/)).toBeDefined();
});

it('says which attempts are too long for a file before there is one, and saves it when it is told to', async () => {
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:');
  const { onExport } = page([attempt(), attempt({ id: 'two' })]);
  const ask = async (): Promise<void> => {
    onExport.mockResolvedValueOnce({ text: '{}', unread: 0, large: ['A long one'] });
    await userEvent.click(screen.getByRole('button', { name: 'Save everything' }));
    await screen.findByText(/has no room for A long one, which would stay in this browser\. Nothing was saved yet\.$/);
  };
  await ask();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByText(/no room/)).toBeNull();
  await ask();
  expect(saved).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Save without' }));
  expect(saved).toHaveBeenCalledOnce();
  expect(screen.getByText('Saved as all.json, without what was named.')).toBeDefined();
});

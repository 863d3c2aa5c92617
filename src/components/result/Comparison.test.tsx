import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { labStore } from '../../store/lab-store.ts';
import { marks, task } from '../test-data.ts';
import { Comparison } from './Comparison.tsx';

const hints = [{ id: 'a/0', title: 'How', cost: 1, text: 'So.' }];

const withAttempt = () => {
  const note = vi.fn();
  labStore.setState({ note, reference: async () => [{ title: 'The way', lines: ['show version'] }] });
  return note;
};

it('costs nothing when every task is done, also where a hint has its price', async () => {
  const note = withAttempt();
  render(<Comparison marks={marks(task({ state: 'done', points: 5, earned: 4, hints }))} />);
  await userEvent.click(screen.getByRole('button', { name: 'Compare' }));
  expect(await screen.findByText('show version')).toBeTruthy();
  expect(note).not.toHaveBeenCalled();
});

it('makes the attempt practice while a task is not done, after asking', async () => {
  const note = withAttempt();
  render(<Comparison marks={marks(task({ id: 'a', state: 'done' }), task({ id: 'b' }))} />);
  await userEvent.click(screen.getByRole('button', { name: 'Compare…' }));
  expect(screen.getByText(/Not every task is done\. .* counts as practice/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show the solution' }));
  expect(await screen.findByText('show version')).toBeTruthy();
  expect(note).toHaveBeenCalledWith('solution', 'shown');
});

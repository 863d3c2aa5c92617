import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { TimeBar, type TimeBarProps } from './TimeBar.tsx';

const bar = (over: Partial<TimeBarProps> = {}) => {
  const acts = { onSpeed: vi.fn(), onSkip: vi.fn(), onUndo: vi.fn(), onReset: vi.fn() };
  render(<TimeBar now={65_000} nextDue={70_000} speed={1} canUndo {...acts} {...over} />);
  return acts;
};

it('shows the virtual clock and the chosen speed', async () => {
  const { onSpeed } = bar();
  expect(screen.getByText('1:05')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Real time' }).checked).toBe(true);
  await userEvent.click(screen.getByRole('radio', { name: 'A minute per second' }));
  expect(onSpeed).toHaveBeenCalledWith(60);
});

it('skips only when something is due', async () => {
  const { onSkip } = bar();
  await userEvent.click(screen.getByRole('button', { name: 'Skip to next event' }));
  expect(onSkip).toHaveBeenCalledOnce();
});

it('cannot skip when everything waits for the learner', () => {
  bar({ nextDue: null });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Skip to next event' }).disabled).toBe(true);
});

it('undoes at once and resets after asking', async () => {
  const { onUndo, onReset } = bar();
  await userEvent.click(screen.getByRole('button', { name: 'Undo the last input' }));
  expect(onUndo).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Reset the lab…' }));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onReset).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Reset the lab…' }));
  await userEvent.click(screen.getByRole('button', { name: 'Reset the lab' }));
  expect(onReset).toHaveBeenCalledOnce();
});

it('cannot undo before the first input', () => {
  bar({ canUndo: false });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Undo the last input' }).disabled).toBe(true);
});

it('says why nothing moves time, and lets nobody try', () => {
  const why = 'This attempt is open in another tab';
  bar({ still: why, onTimeline: vi.fn() });
  const speeds = screen.getAllByRole<HTMLInputElement>('radio');
  expect(speeds.filter((speed) => speed.matches(':disabled'))).toHaveLength(4);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Pause time' }).checked).toBe(true);
  for (const name of ['Skip to next event', 'Undo the last input'])
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  expect(screen.getByRole('button', { name: 'Skip to next event' }).title).toBe(why);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Time line' }).disabled).toBe(false);
});

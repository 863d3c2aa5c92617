import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { TimeBar, type TimeBarProps } from './TimeBar.tsx';

const bar = (over: Partial<TimeBarProps> = {}) => {
  const acts = { onSpeed: vi.fn(), onSkip: vi.fn(), onUndo: vi.fn(), onReset: vi.fn() };
  render(<TimeBar now={65_000} nextDue={70_000} speed={1} canUndo {...acts} {...over} />);
  return acts;
};

const idle = (name: string): boolean => screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true';

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

it('cannot skip when everything waits for the learner', async () => {
  const { onSkip } = bar({ nextDue: null });
  expect(idle('Skip to next event')).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Skip to next event' }));
  expect(onSkip).not.toHaveBeenCalled();
});

it.each(['Skip to next event', 'Undo the last input'])(
  'leaves the keyboard at "%s" when it was the last one',
  async (name) => {
    const acts = { onSpeed: vi.fn(), onSkip: vi.fn(), onUndo: vi.fn(), onReset: vi.fn() };
    const { rerender } = render(<TimeBar now={0} nextDue={5000} speed={1} canUndo {...acts} />);
    screen.getByRole('button', { name }).focus();
    await userEvent.keyboard('{Enter}');
    rerender(<TimeBar now={5000} nextDue={null} speed={1} canUndo={false} {...acts} />);
    expect(document.activeElement).toBe(screen.getByRole('button', { name }));
    await userEvent.keyboard('{Enter} ');
    expect(acts.onSkip.mock.calls.length + acts.onUndo.mock.calls.length).toBe(1);
  },
);

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
  expect(idle('Undo the last input')).toBe(true);
});

it('says why nothing moves time, and lets nobody try', () => {
  const why = 'This attempt is open in another tab';
  bar({ still: why, onTimeline: vi.fn() });
  const speeds = screen.getAllByRole<HTMLInputElement>('radio');
  expect(speeds.filter((speed) => speed.matches(':disabled'))).toHaveLength(4);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Pause time' }).checked).toBe(true);
  for (const name of ['Skip to next event', 'Undo the last input']) expect(idle(name)).toBe(true);
  expect(screen.getByRole('button', { name: 'Skip to next event' }).title).toBe(why);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Time line' }).disabled).toBe(false);
});

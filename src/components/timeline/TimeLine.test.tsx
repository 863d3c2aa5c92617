import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Point } from '../../bridge/journal/points.ts';
import type { Entry, Journal, Moment } from '../../engine/index.ts';
import { useLab } from '../../store/lab.ts';
import { TimeLine } from './TimeLine.tsx';

const point = (position: number, label: string): Point => ({
  position,
  at: (position * 1000) as Moment,
  kind: 'type',
  on: 'R1',
  label,
});
const points = [point(3, 'enable'), point(8, 'show clock'), point(9, 'Break')];
/** Every key of `show clock`, and Break half a minute after. */
const entries = Array.from(
  { length: 9 },
  (_, at): Entry => ({
    at: (at < 8 ? 2000 + at * 10 : 30_000) as Moment,
    input: { kind: 'break', console: 'R1' },
  }),
);
const journal = { entries } as unknown as Journal;
const before = useLab.getState();
const look = vi.fn(async (position?: number) => {
  useLab.setState({ past: position });
});
const continueFrom = vi.fn(async () => {});

beforeEach(() => {
  look.mockClear();
  useLab.setState({ journal: () => journal, points: () => points, inputs: 9, past: undefined, look, continueFrom });
});
afterEach(() => act(() => useLab.setState(before, true)));

const slider = (): HTMLElement => screen.getByRole('slider', { name: 'Moment of the session' });

it('has a stop for the beginning, every point and now', () => {
  render(<TimeLine />);
  expect(slider().getAttribute('max')).toBe('3');
  expect(slider().getAttribute('aria-valuetext')).toBe('Now');
  fireEvent.change(slider(), { target: { value: '2' } });
  expect(look).toHaveBeenLastCalledWith(8);
  expect(slider().getAttribute('aria-valuetext')).toContain('R1: show clock');
  fireEvent.change(slider(), { target: { value: '0' } });
  expect(look).toHaveBeenLastCalledWith(0);
  expect(slider().getAttribute('aria-valuetext')).toContain('The beginning');
  fireEvent.change(slider(), { target: { value: '3' } });
  expect(look).toHaveBeenLastCalledWith(undefined);
});

it('gives the time of the moment that is shown, the same as the lab time beside it', () => {
  render(<TimeLine />);
  fireEvent.change(slider(), { target: { value: '2' } });
  expect(screen.getByText('0:30 · R1: show clock')).toBeTruthy();
  fireEvent.change(slider(), { target: { value: '0' } });
  expect(screen.getByText('0:02 · The beginning')).toBeTruthy();
});

it('goes back and on by buttons, and branches only from the past', async () => {
  const user = userEvent.setup();
  render(<TimeLine />);
  expect(screen.queryByRole('button', { name: 'Continue from here' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'One input back' }));
  expect(look).toHaveBeenLastCalledWith(8);
  await user.click(screen.getByRole('button', { name: 'Continue from here' }));
  expect(continueFrom).toHaveBeenCalledWith(8);
  await user.click(screen.getByRole('button', { name: 'Back to now' }));
  expect(look).toHaveBeenLastCalledWith();
  await expect.poll(() => document.activeElement).toBe(slider());
});

import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry, Journal, Moment } from '../../engine/index.ts';
import { useLab } from '../../store/lab.ts';
import { TimeLine } from './TimeLine.tsx';

const typed = (text: string): Entry['input'] => ({ kind: 'type', console: 'R1', text });
const inputs = [
  ...['ena', 'ble', '\r', 'sh', 'ow ', 'clo', 'ck', '\r'].map(typed),
  { kind: 'break', console: 'R1' } as const,
];
/** Every key of `show clock`, and Break half a minute after. */
const entries = inputs.map(
  (input, index): Entry => ({ at: (index < 8 ? 2000 + index * 10 : 30_000) as Moment, input }),
);
const journal = { entries } as unknown as Journal;
const before = useLab.getState();
const look = vi.fn(async (position?: number) => {
  useLab.setState({ past: position });
});
const continueFrom = vi.fn(async () => {});

beforeEach(() => {
  look.mockClear();
  useLab.setState({ journal: () => journal, entries: () => entries, inputs: 9, past: undefined, look, continueFrom });
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

import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { ExamBar } from './ExamBar.tsx';

const before = useLab.getState();

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  act(() => useLab.setState(before, true));
});

it('says aloud once that time runs short, and ends the exam when it is over', () => {
  const onOver = vi.fn();
  useLab.setState({ examEnds: 1_000_000 + 301_000, examOver: false });
  render(<ExamBar onOver={onOver} />);
  expect(screen.getByRole('timer', { name: 'Time left' }).textContent).toBe('5:01');
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => void vi.advanceTimersByTime(2000));
  expect(screen.getByRole('status').textContent).toBe('Less than five minutes are left.');
  expect(onOver).not.toHaveBeenCalled();
  act(() => void vi.advanceTimersByTime(299_000));
  expect(onOver).toHaveBeenCalled();
});

it('has no clock where there is no limit', () => {
  useLab.setState({ examEnds: undefined, examOver: false });
  render(<ExamBar onOver={vi.fn()} />);
  expect(screen.queryByRole('timer')).toBeNull();
});

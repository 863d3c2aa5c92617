import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetScreens, writeScreen } from '../../store/screens.ts';
import { announcement, Transcript } from './Transcript.tsx';

describe('what is read out', () => {
  it('is a few lines as they are, with the prompt', () => {
    expect(announcement(['12:00:01 UTC', ''], 'R1#')).toBe('12:00:01 UTC\nR1#');
  });

  it('is the number of lines when there are many', () => {
    const lines = Array.from({ length: 42 }, (_, index) => `line ${index}`);
    expect(announcement(lines, 'R1#')).toBe('42 lines\nR1#');
  });
});

describe('the console as text', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    resetScreens([{ console: 'R1', text: 'R1#show clock\r\n' }]);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('has what was shown before and grows with what comes', () => {
    render(<Transcript console="R1" />);
    expect(screen.getByRole('log').textContent).toContain('R1#show clock');
    writeScreen('R1', '12:00:01 UTC\r\nR1#');
    act(() => void vi.runAllTimers());
    expect(screen.getByRole('log').textContent).toContain('12:00:01 UTC');
    expect(screen.getByRole('status').textContent).toBe('12:00:01 UTC\nR1#');
  });
});

// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { usePatience } from './use-patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('draws as soon as everything is there', () => {
  const { result, rerender } = renderHook(({ there }) => usePatience(there), { initialProps: { there: false } });
  expect(result.current).toBe(false);
  rerender({ there: true });
  expect(result.current).toBe(true);
});

it('draws without what does not come', () => {
  const { result } = renderHook(() => usePatience(false));
  act(() => void vi.runAllTimers());
  expect(result.current).toBe(true);
});

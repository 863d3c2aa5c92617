// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { afterFrame } from './after-frame.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Frames that are drawn when the test says so. */
function frames(): { draw(): void } {
  vi.useFakeTimers();
  let asked: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => asked.push(work));
  return {
    draw: () => {
      for (const work of asked) work();
      asked = [];
    },
  };
}

it('waits for a frame, and does it once', () => {
  const { draw } = frames();
  const work = vi.fn();
  afterFrame(work);
  vi.advanceTimersByTime(100);
  expect(work).not.toHaveBeenCalled();
  draw();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('waits no longer where no frame is drawn, and not at all where nobody sees the page', () => {
  frames();
  const work = vi.fn();
  afterFrame(work);
  vi.advanceTimersByTime(2000);
  expect(work).toHaveBeenCalledTimes(1);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  afterFrame(work);
  expect(work).toHaveBeenCalledTimes(2);
});

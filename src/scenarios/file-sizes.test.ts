import { expect, it, vi } from 'vitest';
import { ofRoom } from './file-sizes.ts';

it('measures the text of each file once, however many files and choices there are', () => {
  const choices = Array.from({ length: 40 }, (_, i) => `c${i}`);
  const files = Array.from({ length: 64 }, (_, i) => ({
    path: `flash0:f${i}`,
    text: 'x'.repeat(10_000),
    when: { value: '{{v}}', is: `c${i % 40}` },
  }));
  const encode = vi.spyOn(TextEncoder.prototype, 'encode');
  const told = ofRoom(files, [{ name: 'flash0', size: 15_000 }], { v: { choice: choices } });
  const measured = encode.mock.calls.length;
  encode.mockRestore();
  expect(told).toMatchObject([{ index: 40 }]);
  expect(measured).toBe(files.length);
});

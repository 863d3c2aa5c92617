import { createEvent, fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useBrought } from '../../store/files.ts';
import { DropFiles } from './DropFiles.tsx';

const fileOf = (name: string, text: string): File => new File([text], name);

function drop(file: File, taken = false): void {
  const event = createEvent.drop(window);
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file], types: ['Files'] } });
  if (taken) event.preventDefault();
  fireEvent(window, event);
}

it('takes a result file to where it is marked', async () => {
  render(<DropFiles />);
  drop(fileOf('r.json', '{"format":"bootset-result"}'));
  await expect.poll(() => useBrought.getState().result?.name).toBe('r.json');
  await expect.poll(() => window.location.hash).toBe('#/grade');
});

it('says why saved progress is not taken over', async () => {
  render(<DropFiles />);
  drop(fileOf('all.json', '{"format":"bootset-data","version":9}'));
  expect((await screen.findByText(/all.json was not taken over/)).textContent).toContain('newer version of Bootset');
});

it('says that a damaged session record cannot be read', async () => {
  render(<DropFiles />);
  drop(fileOf('s.json', '{"format":"bootset-journal"}'));
  expect(await screen.findByText(/cannot be read/)).toBeDefined();
});

it('takes a result file that was cut off to where its fault is shown', async () => {
  window.location.hash = '';
  render(<DropFiles />);
  drop(fileOf('cut.json', '{\n "format": "bootset-result",\n "version": 1,'));
  await expect.poll(() => useBrought.getState().result?.name).toBe('cut.json');
  await expect.poll(() => window.location.hash).toBe('#/grade');
});

it('leaves alone what a part of the page takes itself', () => {
  render(<DropFiles />);
  drop(fileOf('q.yaml', 'x'), true);
  expect(screen.queryByText(/Reading/)).toBeNull();
});

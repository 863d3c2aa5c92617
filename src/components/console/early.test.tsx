import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { waitFor } from '@testing-library/react';
import { useLab } from '../../store/lab.ts';
import { forgetEarly, showEarly, takeEarly } from './early.ts';

const view = {
  write: vi.fn(),
  reset: vi.fn(),
  focus: vi.fn(),
  open: vi.fn(),
  label: vi.fn(),
  dispose: vi.fn(),
  written: () => Promise.resolve(),
  drawn: () => Promise.resolve(),
};

vi.mock('./terminal.ts', () => ({ makeTerminal: () => view }));

const looks = {
  place: (element: HTMLElement): void => {
    element.dataset['frame'] = '';
  },
};
const frames = (): number => document.querySelectorAll('[data-frame]').length;

beforeEach(() => useLab.setState({ status: { kind: 'opening' }, activeConsole: undefined }));

afterEach(() => {
  useLab.setState({ status: { kind: 'closed' }, activeConsole: undefined });
  vi.clearAllMocks();
});

const open = async (): Promise<void> => {
  const shown = showEarly(looks);
  useLab.setState({ status: { kind: 'running' }, activeConsole: 'R1' });
  await shown;
};

it('shows the console of the lab once it is open, and moves it into the page', async () => {
  await open();
  expect(frames()).toBe(1);
  const place = document.createElement('div');
  expect(takeEarly('R1', place)?.view).toBe(view);
  expect([frames(), place.children.length, view.dispose.mock.calls.length]).toEqual([0, 1, 0]);
});

it('leaves the page to itself when the lab cannot be opened', async () => {
  const shown = showEarly(looks);
  useLab.setState({ status: { kind: 'refused', problems: [] }, activeConsole: 'R1' });
  await shown;
  expect(frames()).toBe(0);
});

it('goes when its lab goes before the page has come', async () => {
  await open();
  useLab.setState({ status: { kind: 'failed', message: 'x' } });
  expect([frames(), view.dispose.mock.calls.length]).toEqual([0, 1]);
  expect(takeEarly('R1', document.createElement('div'))).toBeUndefined();
});

it('comes no more when the page was faster', async () => {
  const shown = showEarly(looks);
  expect(takeEarly('R1', document.createElement('div'))).toBeUndefined();
  useLab.setState({ status: { kind: 'running' }, activeConsole: 'R1' });
  await shown;
  expect(frames()).toBe(0);
});

it('goes where the page that should take it over cannot be shown', async () => {
  await open();
  forgetEarly();
  expect(frames()).toBe(0);
  expect(takeEarly('R1', document.createElement('div'))).toBeUndefined();
});

it('stays for the console it shows', async () => {
  await open();
  expect(takeEarly('R2', document.createElement('div'))).toBeUndefined();
  expect(takeEarly('R1', document.createElement('div'))).toBeDefined();
});

it('is there before its lab, out of sight, and goes when the page comes first', async () => {
  const shown = showEarly(looks);
  await waitFor(() => expect(frames()).toBe(1));
  expect(document.querySelector<HTMLElement>('[data-frame]')?.style.visibility).toBe('hidden');
  expect(takeEarly('R1', document.createElement('div'))).toBeUndefined();
  useLab.setState({ status: { kind: 'running' }, activeConsole: 'R1' });
  await shown;
  expect([frames(), view.dispose.mock.calls.length]).toEqual([0, 1]);
});

it('has read what the lab says first before it is in the page', async () => {
  useLab.setState({ status: { kind: 'running' }, activeConsole: 'R1' });
  const order: string[] = [];
  view.write.mockImplementationOnce(() => order.push('write'));
  view.open.mockImplementationOnce(() => order.push('open'));
  await showEarly(looks);
  expect(order).toEqual(['write', 'open']);
  expect(takeEarly('R1', document.createElement('div'))?.view).toBe(view);
});

it('leaves another console than the one it has read to the page', async () => {
  useLab.setState({ status: { kind: 'running' }, activeConsole: 'R1' });
  let come = (): void => {};
  const letters = new Promise<void>((resolve) => {
    come = resolve;
  });
  const shown = showEarly({ ...looks, letters });
  await waitFor(() => expect(view.write).toHaveBeenCalled());
  useLab.setState({ activeConsole: 'R2' });
  come();
  await shown;
  expect([frames(), view.dispose.mock.calls.length]).toEqual([0, 1]);
});

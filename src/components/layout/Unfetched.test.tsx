import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { noteUnfetched, useUnfetched } from '../../store/unfetched.ts';
import { PageFault } from './PageFault.tsx';
import { UnfetchedBanner } from './Unfetched.tsx';

const ENTRY = './assets/index-old.js';
const page = (entry: string): Response =>
  new Response(`<title>Bootset</title><script type="module" src="${entry}"></script>`);

const { settings } = (window as unknown as { readonly happyDOM: { readonly settings: object } }).happyDOM;
Object.assign(settings, { handleDisabledFileLoadingAsSuccess: true });

const reload = vi.fn();
const before = useLab.getState();

beforeEach(() => {
  document.head.innerHTML = `<script type="module" src="${ENTRY}"></script>`;
  vi.spyOn(window.location, 'reload').mockImplementation(reload);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  act(() => useLab.setState(before, true));
  act(() => useUnfetched.setState({ missing: false, reach: undefined }));
  document.head.innerHTML = '';
  vi.restoreAllMocks();
  reload.mockReset();
});

const answers = (answer: () => Promise<Response>) => vi.spyOn(globalThis, 'fetch').mockImplementation(answer);

function Unfetched(): never {
  throw new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/Result-1.js');
}

it.each([
  [
    'a newer version',
    () => Promise.resolve(page('./assets/index-new.js')),
    'There is a newer version of Bootset',
    'Load the newer version',
  ],
  [
    'this version',
    () => Promise.resolve(page(ENTRY)),
    'A part of this page could not be fetched',
    'Load the page again',
  ],
  [
    'another page',
    () => Promise.resolve(new Response('<title>Sign in</title>')),
    'A part of this page could not be fetched',
    'Load the page again',
  ],
  [
    'a fault',
    () => Promise.resolve(new Response('', { status: 500 })),
    'A part of this page could not be fetched',
    'Load the page again',
  ],
])('says why a page did not come where there is %s, and loads what there is', async (_, answer, title, button) => {
  answers(answer);
  render(
    <PageFault>
      <Unfetched />
    </PageFault>,
  );
  await userEvent.click(await screen.findByRole('button', { name: button }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
  expect(screen.getByText(/What you typed is kept/)).toBeTruthy();
  expect(reload).toHaveBeenCalledOnce();
});

it('does not leave the page while nothing can be reached', async () => {
  const asked = answers(() => Promise.reject(new TypeError('Failed to fetch')));
  render(<UnfetchedBanner />);
  expect(screen.queryByRole('button')).toBeNull();
  await act(noteUnfetched);
  expect(screen.getByRole('status').textContent).toContain('There is no connection');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(asked).toHaveBeenCalledTimes(2);
  expect(reload).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.getByRole('status').textContent).toBe('');
});

it('offers a file of what is kept in this window only', async () => {
  answers(() => Promise.resolve(page('./assets/index-new.js')));
  useLab.setState({ attempt: 'a', persistence: { persistent: false, reason: 'Denied.' } });
  render(<UnfetchedBanner />);
  await act(noteUnfetched);
  expect(screen.getByRole('status').textContent).toContain('in this window only');
  expect(screen.getByRole('button', { name: 'Save the session record' })).toBeTruthy();
});

import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Banners } from './Banners.tsx';
import { bannersOf } from './banners.ts';

const fault = { session: 1, message: 'x', stack: undefined, journal: {} as never };

it('says nothing when all is well, or while the engine is brought back', () => {
  expect(bannersOf({ status: { kind: 'running' }, fault: undefined })).toEqual([]);
  expect(bannersOf({ status: { kind: 'recovering' }, fault })).toEqual([]);
});

it('says that a session was brought back, and when time was stopped', () => {
  expect(bannersOf({ status: { kind: 'running' }, fault }).map(({ id }) => id)).toEqual(['mistake']);
  expect(bannersOf({ status: { kind: 'faulted' }, fault }).map(({ id }) => id)).toEqual(['faulted']);
});

it('offers what can be done', async () => {
  const onAct = vi.fn();
  render(<Banners banners={bannersOf({ status: { kind: 'faulted' }, fault })} onAct={onAct} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo the last input' }));
  expect(onAct).toHaveBeenCalledWith('undo');
});

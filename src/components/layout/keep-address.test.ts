// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { keepAddress } from './keep-address.ts';

const before = useLab.getState();
afterEach(() => {
  act(() => useLab.setState(before, true));
  window.location.hash = '';
});

/** A branch of what the address names; `stored` says that it is kept. */
function branch(): { readonly stored: () => void } {
  let stored = (): void => {};
  const kept = new Promise<void>((resolve) => {
    stored = resolve;
  });
  window.location.hash = '#/lab/sandbox-2911?attempt=old';
  useLab.setState({
    source: { kind: 'catalogue', id: 'sandbox-2911' },
    attempt: 'new',
    scenario: { id: 'sandbox-2911' } as never,
    kept: () => kept,
  });
  return { stored };
}

it('names another attempt once that is stored', async () => {
  const { stored } = branch();
  const kept = keepAddress();
  expect(window.location.hash).toContain('attempt=old');
  stored();
  await kept;
  expect(window.location.hash).toBe('#/lab/sandbox-2911?attempt=new');
});

it('says nothing of an attempt that was left meanwhile', async () => {
  const { stored } = branch();
  const kept = keepAddress(true);
  useLab.setState({ attempt: 'another' });
  stored();
  await kept;
  expect(window.location.hash).toContain('attempt=old');
});

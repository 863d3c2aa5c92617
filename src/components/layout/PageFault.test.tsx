import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { PageFault } from './PageFault.tsx';

function Broken(): never {
  throw new Error('no such panel');
}

it('says what happened and what is safe when a page cannot be drawn', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { rerender } = render(
    <PageFault key="a">
      <Broken />
    </PageFault>,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This page could not be shown');
  expect(screen.getByText(/Everything you typed is kept/)).toBeTruthy();
  expect(screen.getByText('no such panel')).toBeTruthy();
  rerender(
    <PageFault key="b">
      <p>Another page</p>
    </PageFault>,
  );
  expect(screen.getByText('Another page')).toBeTruthy();
});

it('promises nothing of a lab that no storage keeps, and offers a file', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const before = useLab.getState();
  useLab.setState({ attempt: 'a', persistence: { persistent: false, reason: 'Denied.' } });
  render(
    <PageFault>
      <Broken />
    </PageFault>,
  );
  expect(screen.getByText(/kept in this window only/)).toBeTruthy();
  expect(screen.queryByText(/Everything you typed is kept/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Save the session record' })).toBeTruthy();
  act(() => useLab.setState(before, true));
});

import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
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

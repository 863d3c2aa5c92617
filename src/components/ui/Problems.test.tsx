import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Problems } from './Problems.tsx';

it('shows every problem at its place, and each once', () => {
  const twice = { file: 'lab.yaml', line: 3, column: 7, message: 'expected a name' };
  render(<Problems problems={[twice, { ...twice }, { message: 'too large' }]} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'lab.yaml 3:7expected a name',
    'filetoo large',
  ]);
});

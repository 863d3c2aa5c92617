import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useFoldFocus } from './use-fold-focus.ts';

function Foldable() {
  const [folded, setFolded] = useState(false);
  useFoldFocus('guide', folded);
  return (
    <>
      {folded ? (
        <button key="show" type="button" data-fold="guide" onClick={() => setFolded(false)}>
          Show
        </button>
      ) : (
        <button key="fold" type="button" data-fold="guide" onClick={() => setFolded(true)}>
          Fold
        </button>
      )}
      <button type="button" onMouseDown={() => setFolded((now) => !now)}>
        Elsewhere
      </button>
    </>
  );
}

it('moves the keyboard from the button that folds a part to the one that brings it back, and back', async () => {
  render(<Foldable />);
  expect(document.activeElement).toBe(document.body);
  await userEvent.click(screen.getByRole('button', { name: 'Fold' }));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show' }));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Fold' }));
});

it('leaves it where it is when a part is folded from elsewhere', async () => {
  render(<Foldable />);
  const elsewhere = screen.getByRole('button', { name: 'Elsewhere' });
  elsewhere.focus();
  await userEvent.click(elsewhere);
  expect(screen.getByRole('button', { name: 'Show' })).toBeTruthy();
  expect(document.activeElement).toBe(elsewhere);
});

import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { focusNextRegion } from './regions.ts';

const page = () =>
  render(
    <>
      <header data-region="Header">
        <a href="#/">Bootset</a>
      </header>
      <section data-region="Guide">
        <button type="button" disabled>
          Finish
        </button>
        <p>Text only</p>
      </section>
      <section data-region="Hidden" hidden>
        <button type="button">Never</button>
      </section>
      <section data-region="Console">
        <button type="button">Break</button>
        <textarea aria-label="Terminal" data-region-focus />
      </section>
    </>,
  );

describe('F6', () => {
  it('visits the visible regions in order and starts again', () => {
    page();
    const visited = [1, 2, 3, 4].map(() => focusNextRegion(1));
    expect(visited).toEqual(['Header', 'Guide', 'Console', 'Header']);
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Bootset' }));
  });

  it('goes backwards', () => {
    page();
    expect([1, 2, 3].map(() => focusNextRegion(-1))).toEqual(['Console', 'Guide', 'Header']);
  });

  it('enters the console at its input, and a region without controls as a whole', () => {
    page();
    focusNextRegion(-1);
    expect(document.activeElement).toBe(screen.getByLabelText('Terminal'));
    focusNextRegion(-1);
    expect(document.activeElement?.getAttribute('data-region')).toBe('Guide');
  });

  it('enters a group of radio buttons at the one that is chosen', () => {
    render(
      <section data-region="Time">
        <input type="radio" name="speed" aria-label="Pause" />
        <input type="radio" name="speed" aria-label="Real time" defaultChecked />
      </section>,
    );
    focusNextRegion(1);
    expect(document.activeElement).toBe(screen.getByLabelText('Real time'));
  });

  it('enters a list of tabs at the one that is chosen', () => {
    render(
      <div role="tablist" data-region="Parts">
        <button type="button" role="tab" aria-selected={false} tabIndex={-1}>
          Guide
        </button>
        <button type="button" role="tab" aria-selected>
          Console
        </button>
      </div>,
    );
    focusNextRegion(1);
    expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Console' }));
  });

  it('enters a region beside the one that is in it', () => {
    render(
      <main data-region="Quiz">
        <button type="button">Router</button>
        <section data-region="Router">
          <textarea aria-label="Terminal" data-region-focus />
        </section>
      </main>,
    );
    expect([1, 2].map(() => focusNextRegion(1))).toEqual(['Quiz', 'Router']);
    expect(document.activeElement).toBe(screen.getByLabelText('Terminal'));
    focusNextRegion(-1);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Router' }));
  });

  it('does nothing on a page without regions', () => {
    expect(focusNextRegion(1)).toBeUndefined();
  });
});

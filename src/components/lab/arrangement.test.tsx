import { expect, it } from 'vitest';
import { arrangementOf, remembered, type Arrangement } from './arrangement.ts';

const stored = (changes: readonly Partial<Arrangement>[]): Arrangement => {
  let panels: Record<string, Record<string, number>> = {};
  for (const change of changes)
    for (const [group, shares] of remembered(arrangementOf(panels), change)) panels = { ...panels, [group]: shares };
  return arrangementOf(panels);
};

it('a new reader sees everything', () => {
  expect(arrangementOf({})).toEqual({
    columns: undefined,
    rows: undefined,
    readingRows: undefined,
    guideFolded: false,
    topologyFolded: false,
    topologyView: 'diagram',
  });
});

it('remembers each choice beside the others', () => {
  const after = stored([{ topologyFolded: true }, { topologyView: 'table' }, { columns: { guide: 25, bench: 75 } }]);
  expect(after).toMatchObject({
    topologyFolded: true,
    topologyView: 'table',
    guideFolded: false,
    columns: { guide: 25 },
  });
});

it('remembers the trust view', () => {
  expect(stored([{ topologyView: 'trust' }, { guideFolded: true }]).topologyView).toBe('trust');
});

it('remembers the height for reading apart from the other', () => {
  const after = stored([
    { rows: { topology: 20, consoles: 80 } },
    { readingRows: { topology: 65, consoles: 35 } },
    { topologyView: 'diagram' },
  ]);
  expect(after).toMatchObject({ rows: { topology: 20 }, readingRows: { topology: 65 } });
});

it('can take a choice back', () => {
  expect(stored([{ guideFolded: true }, { guideFolded: false }]).guideFolded).toBe(false);
});

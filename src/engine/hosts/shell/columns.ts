import { spend } from '../../kernel/work.ts';

const WIDTH = 80;
const GAP = 2;
/** Names that are tried for a unit of work. */
const NAMES = 50;

/** Names in as many columns as fit, downwards, as `ls` shows them. */
export function columns(names: readonly string[]): string {
  if (names.length === 0) return '';
  const most = Math.floor((WIDTH + GAP) / (Math.min(...names.map(({ length }) => length)) + GAP));
  for (let rows = Math.max(1, Math.ceil(names.length / Math.max(1, most))); ; rows++) {
    spend(Math.ceil(names.length / NAMES));
    const count = Math.ceil(names.length / rows);
    const grouped = Array.from({ length: count }, (_, c) => names.slice(c * rows, (c + 1) * rows));
    const widths = grouped.map((group) => Math.max(...group.map(({ length }) => length)) + GAP);
    if (rows < names.length && widths.reduce((sum, width) => sum + width, -GAP) > WIDTH) continue;
    const line = (row: number): string =>
      grouped
        .map((group, c) => (group[row] ?? '').padEnd(c < count - 1 ? (widths[c] ?? 0) : 0))
        .join('')
        .trimEnd();
    return Array.from({ length: rows }, (_, row) => `${line(row)}\n`).join('');
  }
}

/** What the product promises of a figure, and on which side of it the value must lie. */
interface Goal {
  readonly at: 'most' | 'least';
  readonly value: number;
}

/** One measured value. */
export interface Figure {
  /** Stable name for scripts. */
  readonly id: string;
  readonly what: string;
  readonly value: number;
  /** `ms`, `kB`, `MB`, `s`; empty for a ratio. */
  readonly unit: string;
  readonly goal?: Goal;
  /** How it was measured, or what it consists of. */
  readonly note?: string;
}

/** Whether a figure is what the product promises; undefined where it promises nothing. */
export const met = ({ value, goal }: Figure): boolean | undefined =>
  goal && (goal.at === 'most' ? value <= goal.value : value >= goal.value);

const digits = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

const measured = ({ value, unit }: Figure): string => `${digits(value)} ${unit}`.trim();

const promised = ({ goal, unit }: Figure): string => (goal ? `at ${goal.at} ${`${goal.value} ${unit}`.trim()}` : '');

const verdict = (figure: Figure): string => {
  const kept = met(figure);
  return kept === undefined ? '' : kept ? 'met' : 'NOT MET';
};

/** Columns for people: what, measured, promised, met or not, how. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [figure.what, measured(figure), promised(figure), verdict(figure)] as const);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return `${[...cells, figures[index]?.note ?? ''].join('  ').trimEnd()}\n`;
    })
    .join('');
}

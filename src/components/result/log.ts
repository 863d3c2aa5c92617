/** Something a console printed, at a virtual millisecond. */
export interface Printed {
  readonly at: number;
  readonly console: string;
  readonly text: string;
}

/** Something that happened beside the console: a task done, a hint opened, Break sent. */
export interface Remark {
  readonly at: number;
  readonly kind: 'done' | 'failed' | 'reopened' | 'act';
  readonly text: string;
}

/** A line of a console as it was left, with what happened while it was printed. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
  readonly remarks: readonly Remark[];
}

const ESCAPE = String.fromCharCode(27);
const CONTROL_SEQUENCE = new RegExp(`${ESCAPE}(\\[[0-?]*[ -/]*[@-~]|.)`, 'g');

/** One line being printed: characters at columns, as on a terminal. */
class Row {
  #cells: string[] = [];
  #column = 0;
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }

  put(character: string): void {
    if (character === '\r') this.#column = 0;
    else if (character === '\b') this.#column = Math.max(0, this.#column - 1);
    else if (character >= ' ') {
      this.#cells[this.#column] = character;
      this.#column += 1;
    }
  }

  get text(): string {
    return Array.from(this.#cells, (cell) => cell ?? ' ')
      .join('')
      .trimEnd();
  }
}

/** The lines that a console showed: returns, backspaces and overprinted text as a terminal shows them. */
export function linesOf(pieces: readonly Printed[]): readonly { readonly at: number; readonly text: string }[] {
  const rows: Row[] = [];
  let row: Row | undefined;
  for (const { at, text } of pieces)
    for (const character of text.replace(CONTROL_SEQUENCE, '')) {
      row ??= new Row(at);
      if (rows.at(-1) !== row) rows.push(row);
      if (character === '\n') row = undefined;
      else row.put(character);
    }
  return rows.map((one) => ({ at: one.at, text: one.text }));
}

/** Puts each remark beside the last line that had begun by then; remarks before the first line go with it. */
export function annotate(pieces: readonly Printed[], remarks: readonly Remark[]): readonly LogLine[] {
  const lines = linesOf(pieces);
  const places = remarks.map((remark) =>
    Math.max(
      0,
      lines.findLastIndex(({ at }) => at <= remark.at),
    ),
  );
  if (lines.length === 0) return remarks.length === 0 ? [] : [{ at: 0, text: '', remarks }];
  return lines.map((line, index) => ({ ...line, remarks: remarks.filter((_, which) => places[which] === index) }));
}

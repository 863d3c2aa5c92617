const ESCAPE = String.fromCharCode(27);
const CONTROL_SEQUENCE = new RegExp(`${ESCAPE}(\\[[0-?]*[ -/]*[@-~]|.)`, 'g');

/** Reads what a console shows as lines of plain text: returns, backspaces and overprinting as a terminal shows them. */
export class PlainText {
  readonly #lines: string[] = [];
  #cells: string[] = [];
  #column = 0;

  /** Lines that are complete. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** The line the cursor is on. */
  get current(): string {
    return Array.from(this.#cells, (cell) => cell ?? ' ')
      .join('')
      .trimEnd();
  }

  write(text: string): void {
    for (const character of text.replace(CONTROL_SEQUENCE, '')) this.#put(character);
  }

  #put(character: string): void {
    if (character === '\n') {
      this.#lines.push(this.current);
      this.#cells = [];
    } else if (character === '\r') this.#column = 0;
    else if (character === '\b') this.#column = Math.max(0, this.#column - 1);
    else if (character >= ' ') this.#cells[this.#column++] = character;
  }
}

/** A whole console as plain text. */
export function plainText(screen: string): string {
  const reader = new PlainText();
  reader.write(screen);
  return [...reader.lines, reader.current].join('\n');
}

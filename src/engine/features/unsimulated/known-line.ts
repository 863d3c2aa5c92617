/** A line that the real device takes and this lab only recognises. */
export interface KnownLine {
  readonly phrase: string;
  readonly help: string;
  /** Prompt suffix of the block it opens: `config-router`. */
  readonly enters?: string;
  /** Lowest privilege level that may use it; only in EXEC. */
  readonly level?: number;
  /** Incomplete without more words. */
  readonly needsMore?: boolean;
  /** Only devices with this disk have it. */
  readonly disk?: string;
  /** Its `no` form is somebody else's. */
  readonly positiveOnly?: true;
}

/** Lines that need more words, but for those named. */
export const needingMore = (lines: readonly KnownLine[], complete: readonly string[]): readonly KnownLine[] =>
  lines.map((line) => ({ ...line, needsMore: !complete.includes(line.phrase) }));

/** Lines that are complete, but for those named. */
export const complete = (lines: readonly KnownLine[], needing: readonly string[]): readonly KnownLine[] =>
  lines.map((line) => ({ ...line, needsMore: needing.includes(line.phrase) }));

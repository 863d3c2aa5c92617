/** A line that the real device takes and this lab only recognises. */
export interface KnownLine {
  readonly phrase: string;
  readonly help: string;
  /** Prompt suffix of the block it opens: `config-router`. */
  readonly enters?: string;
  /** Lowest privilege level that may use it; only in EXEC. */
  readonly level?: number;
  /** Its `no` form is somebody else's. */
  readonly positiveOnly?: true;
}

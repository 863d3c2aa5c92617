/** A compiled regular expression: does the line match somewhere? */
export type Pattern = (line: string) => boolean;

/** Placeholder replaced below. */
export const compilePattern = (text: string): Pattern | undefined => (line) => line.includes(text);

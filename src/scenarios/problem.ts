import { harmless } from './shown.ts';

/** Something wrong in a file that somebody wrote. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What was expected, in a sentence without its full stop. */
  readonly message: string;
}

/** How many problems of one file are told, and how many are looked at: a hostile file has hundreds of thousands. */
export const MOST_PROBLEMS = 50;
export const LOOKED_AT = 200;

/** `lab.yaml:12:3: ...`, as editors and terminals make it a link. */
export const showProblem = ({ file, line, column, message }: Problem): string =>
  harmless(`${file}:${line}:${column}: ${message}`);

/** The problem at an offset of a text. */
export function problemAt(file: string, text: string, offset: number, message: string): Problem {
  let [line, start] = [1, 0];
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { file, line, column: offset - start + 1, message };
}

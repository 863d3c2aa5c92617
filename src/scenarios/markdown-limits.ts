import { limits } from './limits.ts';

/** Where a Markdown text gets longer or deeper than anybody writes one. */
export interface MarkdownFault {
  readonly at: number;
  /** What stands there. */
  readonly piece: string;
  readonly message: string;
}

/** What Markdown may begin something at within a line. */
const SIGNS = '*_[]!<>&\\`|';
/** A line across the page: many markers, and no list. */
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
/** What begins a quotation or an item of a list, and what stands before it. */
const MARKER = /([ \t]*)(>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;
const TAB = 4;
/** Columns by which the lists in a list are set in at least. */
const SET_IN = 2;

const columns = (spaces: string): number => spaces.length + (TAB - 1) * (spaces.split('\t').length - 1);

interface Line {
  readonly signs: number;
  /** The marker that is one too many within each other. */
  readonly deep?: { readonly at: number; readonly piece: string };
}

function measureLine(line: string): Line {
  let [signs, depth, at] = [1, 0, 0];
  let rule: boolean | undefined;
  for (; ; signs += 1) {
    MARKER.lastIndex = at;
    const [whole = '', spaces = '', piece = ''] = MARKER.exec(line) ?? [];
    if (whole === '') break;
    depth += 1 + Math.floor(columns(spaces) / SET_IN);
    if (depth > limits.containers) rule ??= RULE.test(line);
    if (rule === false) return { signs, deep: { at: at + spaces.length, piece } };
    at += whole.length;
  }
  for (; at < line.length; at++) if (SIGNS.includes(line.charAt(at))) signs += 1;
  return { signs };
}

/** What reading a Markdown text takes, by its signs and lines, and what makes it too much. */
export function measureMarkdown(text: string): { readonly signs: number; readonly fault?: MarkdownFault } {
  let signs = 0;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const piece = text.slice(start, end);
    const { signs: more, deep } = measureLine(piece);
    signs += more;
    if (deep)
      return {
        signs,
        fault: {
          at: start + deep.at,
          piece: deep.piece,
          message: `expected at most ${limits.containers} lists and quotations within each other`,
        },
      };
    if (signs > limits.signs)
      return {
        signs,
        fault: { at: start, piece, message: `expected at most ${limits.signs} Markdown signs and lines in a text` },
      };
    start = end + 1;
  }
  return { signs };
}

/**
 * What makes a Markdown text too much to be read and drawn. Reading it takes time by its signs, some with each other, and
 * by how deep it is: this is checked before, in one pass.
 */
export const markdownFault = (text: string): MarkdownFault | undefined => measureMarkdown(text).fault;

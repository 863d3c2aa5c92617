/** For the page, which looks into files before it knows whose they are. */
export { parseJson } from '../../scenarios/json.ts';

/** Bytes of the largest file that is read at all, everything of a browser; labs, quizzes and results have limits of their own. */
export const LARGEST_FILE = 100_000_000;

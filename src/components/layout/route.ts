import type { Exam } from '../../scenarios/exam.ts';

/** Where the reader is, from the part of the address after `#`. */
export type Route =
  | { readonly page: 'catalogue' }
  | {
      readonly page: 'lab';
      readonly id: string;
      readonly seed: number | undefined;
      /** A stored attempt to go on with. */
      readonly attempt: string | undefined;
      /** To be taken as an exam. */
      readonly exam?: Exam | undefined;
      /** A moment to begin at, packed. */
      readonly moment?: string | undefined;
    }
  | {
      readonly page: 'quiz';
      /** Id of a quiz; `file` for one that somebody brought. */
      readonly id: string;
      readonly seed: number | undefined;
      readonly attempt: string | undefined;
      readonly exam?: Exam | undefined;
      readonly moment?: string | undefined;
    }
  /** A scenario or quiz that travels in the address. */
  | { readonly page: 'shared'; readonly text: string }
  | { readonly page: 'progress' }
  | { readonly page: 'grade' }
  | { readonly page: 'result'; readonly attempt: string }
  | { readonly page: 'about' }
  | { readonly page: 'unknown'; readonly path: string };

const MAX_SEED = 0xffff_ffff;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const seedOf = (query: URLSearchParams): number | undefined => {
  const text = query.get('seed') ?? '';
  const seed = Number(text);
  return /^\d+$/.test(text) && seed <= MAX_SEED ? seed : undefined;
};

const LONGEST_EXAM = 600;

/** `exam=1` and, with a limit, `minutes=30`. */
const examFrom = (query: URLSearchParams): Exam | undefined => {
  if (query.get('exam') !== '1') return undefined;
  const minutes = Number(query.get('minutes'));
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_EXAM ? { minutes } : {};
};

const SHARED = /^#?s=1\.(.*)$/s;

/** Reads an address' hash, `#/lab/restore-bootset?seed=7`. A seed that is no whole number is left out. */
export function parseRoute(hash: string): Route {
  const shared = SHARED.exec(hash)?.[1];
  if (shared !== undefined) return { page: 'shared', text: shared };
  const [path = '', search] = hash.replace(/^#/, '').split('?', 2);
  const query = new URLSearchParams(search ?? '');
  const [page = '', name = '', ...rest] = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded);
  if (rest.length > 0) return { page: 'unknown', path };
  if (page === '' && name === '') return { page: 'catalogue' };
  if (page === 'about' && name === '') return { page: 'about' };
  if ((page === 'lab' || page === 'quiz') && name !== '')
    return {
      page,
      id: name,
      seed: seedOf(query),
      attempt: query.get('attempt') ?? undefined,
      exam: examFrom(query),
      moment: query.get('j') ?? undefined,
    };
  if ((page === 'progress' || page === 'grade') && name === '') return { page };
  if (page === 'result' && name !== '') return { page: 'result', attempt: name };
  return { page: 'unknown', path };
}

export const progressHref = '#/progress';
export const gradeHref = '#/grade';
/** A lab taken as an exam; without minutes it has no limit. */
export const examHref = (id: string, minutes?: number): string =>
  `${labHref(id)}?exam=1${minutes === undefined ? '' : `&minutes=${minutes}`}`;
export const catalogueHref = '#/';
export const aboutHref = '#/about';
export const labHref = (id: string, seed?: number): string =>
  `#/lab/${encodeURIComponent(id)}${seed === undefined ? '' : `?seed=${seed}`}`;
/** Goes on with a certain attempt. */
export const attemptHref = (id: string, attempt: string): string =>
  `${labHref(id)}?attempt=${encodeURIComponent(attempt)}`;
export const quizHref = (id: string, seed?: number): string =>
  `#/quiz/${encodeURIComponent(id)}${seed === undefined ? '' : `?seed=${seed}`}`;
/** Goes on with a certain attempt at a quiz. */
export const quizAttemptHref = (id: string, attempt: string): string =>
  `${quizHref(id)}?attempt=${encodeURIComponent(attempt)}`;
/** Stands for the id of a quiz that somebody brought as a file. */
export const FILE_QUIZ = 'file';
/** The same for a lab. */
export const FILE_LAB = 'file';
export const resultHref = (attempt: string): string => `#/result/${encodeURIComponent(attempt)}`;

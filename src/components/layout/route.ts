/** Where the reader is, from the part of the address after `#`. */
export type Route =
  | { readonly page: 'catalogue' }
  | {
      readonly page: 'lab';
      readonly id: string;
      readonly seed: number | undefined;
      /** A stored attempt to go on with. */
      readonly attempt: string | undefined;
    }
  | {
      readonly page: 'quiz';
      /** Id of a quiz; `file` for one that somebody brought. */
      readonly id: string;
      readonly seed: number | undefined;
      readonly attempt: string | undefined;
    }
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

/** Reads an address' hash, `#/lab/restore-bootset?seed=7`. A seed that is no whole number is left out. */
export function parseRoute(hash: string): Route {
  const [path = '', search] = hash.replace(/^#/, '').split('?', 2);
  const query = new URLSearchParams(search ?? '');
  const [page = '', name = '', ...rest] = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded);
  if (rest.length > 0) return { page: 'unknown', path };
  if (page === '' && name === '') return { page: 'catalogue' };
  if (page === 'about' && name === '') return { page: 'about' };
  if ((page === 'lab' || page === 'quiz') && name !== '')
    return { page, id: name, seed: seedOf(query), attempt: query.get('attempt') ?? undefined };
  if (page === 'result' && name !== '') return { page: 'result', attempt: name };
  return { page: 'unknown', path };
}

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
export const resultHref = (attempt: string): string => `#/result/${encodeURIComponent(attempt)}`;

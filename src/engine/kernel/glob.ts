import { spend } from './work.ts';

/** Looks at characters of a text for a unit of work. */
const LOOKS = 100;

/**
 * Whether a pattern fits a whole text: some of its places stand for any characters, each other one for a single one.
 * Never looks back further than to the last star: at most pattern times text steps.
 */
export function fits<P>(
  text: ArrayLike<string>,
  pattern: readonly P[],
  isStar: (place: P) => boolean,
  isLike: (place: P, char: string) => boolean,
): boolean {
  spend(1 + Math.floor((text.length * pattern.length) / LOOKS));
  let [at, here, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    const place = pattern[here];
    if (place !== undefined && isStar(place)) {
      star = here++;
      from = at;
    } else if (place !== undefined && isLike(place, text[at] ?? '')) {
      at++;
      here++;
    } else if (star >= 0) {
      here = star + 1;
      at = ++from;
    } else return false;
  }
  return pattern.slice(here).every(isStar);
}

/** Whether a text fits a pattern with `*` and `?`. */
export const fitsGlob = (text: string, pattern: string): boolean =>
  fits(
    [...text],
    [...pattern],
    (place) => place === '*',
    (place, char) => place === '?' || place === char,
  );

/** The path that this means where one stands at `at`, in its shortest form. `..` leads no higher than `/`. */
export function canonical(path: string, at = '/'): string {
  const names: string[] = [];
  for (const name of `${path.startsWith('/') ? '' : at}/${path}`.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** A path as seen from inside a folder that one cannot leave, as the whole machine knows it. */
export const below = (root: string, inner: string): string =>
  canonical(root) === '/' ? canonical(inner) : canonical(`${canonical(root)}${canonical(inner)}`);

export const parentOf = (path: string): string => path.slice(0, Math.max(1, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const LONGEST = { name: 255, path: 4095 } as const;

/** Whether a file may have this canonical path. */
export const isPath = (path: string): boolean =>
  path.length <= LONGEST.path &&
  !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(path) &&
  path.split('/').every((name) => name.length <= LONGEST.name);

/** Tells names that a pattern stands for: `*` is any characters, `?` is one. Letters of either case are the same. */
export type Wildcard = (name: string) => boolean;

/** What a file name with `*` or `?` stands for; undefined when it has neither. Time grows with name times pattern. */
export function wildcard(typed: string): Wildcard | undefined {
  if (!/[*?]/.test(typed)) return undefined;
  const pattern = typed.toLowerCase();
  return (name) => matches(pattern, name.toLowerCase());
}

/** Every `*` takes as little as it can; only the last one met ever has to take more. */
function matches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let i = 0; i < name.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      taken = i;
    } else if (pattern[at] === '?' || pattern[at] === name[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++taken;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

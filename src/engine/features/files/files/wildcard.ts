import { fitsGlob } from '../../../kernel/glob.ts';

/** Tells names that a pattern stands for: `*` is any characters, `?` is one. Letters of either case are the same. */
export type Wildcard = (name: string) => boolean;

/** What a file name with `*` or `?` stands for; undefined when it has neither. Time grows with name times pattern. */
export function wildcard(typed: string): Wildcard | undefined {
  if (!/[*?]/.test(typed)) return undefined;
  const pattern = typed.toLowerCase();
  return (name) => fitsGlob(name.toLowerCase(), pattern);
}

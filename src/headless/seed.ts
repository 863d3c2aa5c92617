/** Seed when none is asked for: two runs of a program show the same lab. */
export const DEFAULT_SEED = 1;
export const LARGEST_SEED = 0xffff_ffff;

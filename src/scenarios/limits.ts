/** Limits that keep a scenario of a stranger harmless. Lengths are characters. */
export const limits = {
  /** A whole scenario file. */
  file: 1_000_000,
  /** Words, signs and spaces of its YAML; a lab of seven tasks has 4,000. */
  lexemes: 60_000,
  text: 64_000,
  sentence: 500,
  name: 64,
  devices: 12,
  links: 24,
  files: 64,
  checks: 40,
  /** Tasks of a result: those of a lab with its questions, or the questions of a quiz. */
  tasks: 200,
  hints: 6,
  misconceptions: 12,
  /** Images of a file that are not as their vendor made them: every byte of each is read. The catalogue has at most 8. */
  altered: 16,
  /** Marks of a transcript; the longest of the catalogue has 60. */
  marks: 1_000,
  solutions: 8,
  mistakes: 24,
  variables: 40,
  choices: 40,
  /** Parts of one expectation. */
  expectations: 100,
  /** How deep collections may be nested. */
  depth: 40,
  /** Signs that mean something in Markdown, and lines, of one text; the largest of the catalogue has 60. */
  signs: 2_000,
  /** The same of all Markdown of a file; the largest quiz of the catalogue has 300. */
  allSigns: 20_000,
  /** Lists and quotations within each other. */
  containers: 20,
} as const;

/** Limits of a result file: far above what a person does in a session, far below what would harm. */
export const resultLimits = {
  /** Characters of the file. */
  file: 20_000_000,
  entries: 100_000,
  /** Characters of one input, and of all together. */
  input: 64_000,
  inputs: 2_000_000,
  /** Virtual milliseconds: a year. */
  moment: 366 * 86_400_000,
} as const;

/** Characters that were typed or pasted. */
export const typedIn = (entries: readonly { readonly input: object }[]): number =>
  entries.reduce(
    (sum, { input }) => sum + ('text' in input && typeof input.text === 'string' ? input.text.length : 0),
    0,
  );

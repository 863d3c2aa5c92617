/** Where a file is wrong and why. Lines and columns count from 1. */
export interface Problem {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** `lab.yaml 12:7`, or as much of it as is known. */
const placeOf = ({ file, line, column }: Problem): string =>
  [file, line === undefined ? undefined : column === undefined ? `line ${line}` : `${line}:${column}`]
    .filter((part) => part !== undefined)
    .join(' ');

/** Every problem once: a parser may complain of one place several times. */
const distinct = (problems: readonly Problem[]): ReadonlyMap<string, Problem> =>
  new Map(problems.map((problem) => [`${placeOf(problem)} ${problem.message}`, problem]));

/** The problems of a file, each at its place. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
      {[...distinct(problems)].map(([key, problem]) => (
        <li key={key} className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[minmax(7rem,auto)_1fr]">
          <span className="font-mono text-sm text-ink-2">{placeOf(problem) || 'file'}</span>
          <span className="min-w-0 text-sm wrap-anywhere">{problem.message}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a client asks the other end to run. */
export interface ScpCommand {
  /** `to`: it takes files (`-t`); `from`: it sends them (`-f`). */
  readonly way: 'to' | 'from';
  /** Directories with all that is in them. */
  readonly recursive: boolean;
  /** Times of files are sent or kept. */
  readonly times: boolean;
  /** What it writes to has to be a directory. */
  readonly directory: boolean;
  readonly paths: readonly string[];
}

/** Reads the words behind `scp`; undefined: nobody may ask so. */
export function readScpCommand(words: readonly string[]): ScpCommand | undefined {
  const letters = new Set<string>();
  let at = 0;
  for (; /^-./.test(words[at] ?? ''); at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      at++;
      break;
    }
    if (!/^-[tfrpdvq]+$/.test(word)) return undefined;
    for (const letter of word.slice(1)) letters.add(letter);
  }
  const paths = words.slice(at);
  if (letters.has('t') === letters.has('f') || paths.length === 0) return undefined;
  if (letters.has('t') && paths.length > 1) return undefined;
  return {
    way: letters.has('t') ? 'to' : 'from',
    recursive: letters.has('r'),
    times: letters.has('p'),
    directory: letters.has('d'),
    paths,
  };
}

/** What a client asks the other end to run for a path there. */
export const scpCommand = (
  { way, recursive = false, times = false, directory = false }: Partial<ScpCommand> & Pick<ScpCommand, 'way'>,
  path: string,
): string =>
  ['scp', recursive && '-r', times && '-p', directory && '-d', way === 'to' ? '-t' : '-f', path]
    .filter((word) => word !== false)
    .join(' ');

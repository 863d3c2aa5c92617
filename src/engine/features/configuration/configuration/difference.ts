/** Lines that say something: comments, blank lines and `end` left out. */
export const meaning = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('!') && line !== 'end');

/** The same, each with the header that it stands below: `line con 0 > login local`. */
export function placed(text: string): readonly string[] {
  let header = '';
  return meaning(text).map((line) => (line.startsWith(' ') ? `${header} > ${line.trim()}` : (header = line.trim())));
}

/** Where a configuration differs from the one that it is held against, by the first lines that do. */
export function differenceIn(
  name: string,
  text: string,
  other: string,
  otherName = 'the running configuration',
): string {
  const [these, those] = [placed(text), placed(other)];
  const alone = (lines: readonly string[], others: readonly string[]): string | undefined => {
    const known = new Set(others);
    return lines.find((line) => !known.has(line));
  };
  const [more, less] = [alone(these, those), alone(those, these)];
  const told = [
    ...(less === undefined ? [] : [`${otherName} has \`${less}\``]),
    ...(more === undefined ? [] : [`${name} has \`${more}\``]),
  ];
  return told.join(', ') || 'the same lines stand in another order, or with other comments';
}

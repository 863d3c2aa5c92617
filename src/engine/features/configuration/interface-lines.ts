const NAME = /^([a-z-]+) ?(\d+(?:\/\d+)*)$/i;

/** The block of one interface, named in full or shortened as on the command line (`g0/1`, `gig 0/1`); undefined: none or several. */
export function interfaceLines(lines: readonly string[], typed: string): readonly string[] | undefined {
  const [, kind = '', number = ''] = NAME.exec(typed.trim()) ?? [];
  const headers = lines.flatMap((line, at) => {
    const [, own = '', ownNumber = ''] = NAME.exec(line.replace(/^interface /, '')) ?? [];
    const fits =
      line.startsWith('interface ') && ownNumber === number && own.toLowerCase().startsWith(kind.toLowerCase());
    return fits && kind !== '' ? [at] : [];
  });
  const [first, ...others] = headers;
  if (first === undefined || others.length > 0) return undefined;
  const end = lines.findIndex((line, at) => at > first && !line.startsWith(' '));
  return lines.slice(first, end < 0 ? lines.length : end);
}

/** The block of one interface, by its full name. */
export function interfaceLines(lines: readonly string[], name: string): readonly string[] {
  const first = lines.indexOf(`interface ${name}`);
  const end = lines.findIndex((line, at) => at > first && !line.startsWith(' '));
  return first < 0 ? [] : lines.slice(first, end < 0 ? lines.length : end);
}

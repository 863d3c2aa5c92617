/** Lines of a display as a parser reads them, each with names for what it finds in it. */
export type Rows = readonly RegExp[];

const namesIn = (row: RegExp): readonly string[] =>
  [...row.source.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => name);

/** What a text says that reads by these rows: fields that it lacks, and lines that no row reads. */
export function misread(text: string, rows: Rows): { readonly lacking: string[]; readonly unread: string[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const found = lines.flatMap((line) => rows.flatMap((row) => Object.entries(row.exec(line)?.groups ?? {})));
  const names = new Set(found.flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return {
    lacking: rows.flatMap(namesIn).filter((name) => !names.has(name)),
    unread: lines.filter((line) => !rows.some((row) => row.test(line))),
  };
}

export const allRead = { lacking: [], unread: [] };

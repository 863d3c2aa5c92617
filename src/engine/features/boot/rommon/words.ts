/** The words of a command line; double quotes keep blanks together. */
export const wordsOf = (line: string): readonly string[] =>
  (line.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? []).map((word) => word.replaceAll('"', ''));

const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;

/** `NAME=value`, blanks allowed in the value only; undefined when the line is something else. */
export function assignment(line: string): { readonly name: string; readonly value: string } | undefined {
  const [, name, value = ''] = ASSIGNMENT.exec(line.trimStart()) ?? [];
  return name === undefined
    ? undefined
    : { name, value: value.replace(/^"(.*)"\s*$/, '$1').replace(/^'(.*)'\s*$/, '$1') };
}

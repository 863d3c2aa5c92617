import { negation } from '../../cli/running-config.ts';

/** A line of configuration with the lines below it. A banner is one line with line ends inside. */
export interface ConfigItem {
  readonly line: string;
  readonly below: readonly string[];
}

const ignored =
  /^(!|end$|version |boot-(start|end)-marker|license udi|Building configuration|Current configuration|Using \d+)/;
const banner = /^banner \S+ (\^C|\S)/;

/** Reads configuration text into items; headings, comments and constant lines are left out. */
export function itemsOf(text: string): readonly ConfigItem[] {
  const lines = text.split(/\r?\n/);
  const items: { line: string; below: string[] }[] = [];
  for (let i = 0; i < lines.length; i++) {
    let line = (lines[i] ?? '').trimEnd();
    if (line.trim() === '' || ignored.test(line.trim())) continue;
    const delimiter = banner.exec(line)?.[1];
    if (delimiter !== undefined) {
      const start = line.indexOf(delimiter) + delimiter.length;
      while (!line.includes(delimiter, start) && i + 1 < lines.length) line += `\n${lines[++i] ?? ''}`;
    }
    const last = items.at(-1);
    if (line.startsWith(' ') && last) last.below.push(line.trim());
    else items.push({ line, below: [] });
  }
  return items;
}

/** A text with each line spelled as another text has it, where they differ in case only. */
export function respelled(text: string, like: string): string {
  const known = new Map(like.split('\n').map((line) => [line.trimEnd().toLowerCase(), line]));
  return text
    .split('\n')
    .map((line) => known.get(line.trimEnd().toLowerCase()) ?? line)
    .join('\n');
}

/** A `no` line needs no turning around where another line takes its place: `no ip address` and `ip address ...`. */
const givesWay = (line: string, wanted: readonly string[]): boolean =>
  line.startsWith('no ') && wanted.some((other) => other.startsWith(`${line.slice(3)} `));

/** Lines whose order means something. */
const ordered = /^boot system/;

const lines = (items: readonly ConfigItem[]): ReadonlyMap<string, ConfigItem> => new Map(items.map((i) => [i.line, i]));
const orderOf = (items: readonly ConfigItem[]): string =>
  items
    .filter((i) => ordered.test(i.line))
    .map((i) => i.line)
    .join('\n');

/** A line that a device has by itself. One that names an interface leaves `shutdown` out to say the opposite. */
const implied = (line: string, preset: readonly string[], named: boolean): boolean =>
  preset.includes(line) && !(named && line === 'shutdown');

/** How a line, perhaps below a header, is taken away; null: it cannot be, only what is below it. */
export type Removal = (line: string, header?: string) => string | null;

/**
 * The lines that turn one configuration into another: removals first, then what is missing. Empty when equal.
 * What a device without configuration has by itself (`own`) is not removed where the target leaves it out.
 */
export function changesBetween(
  current: string,
  target: string,
  own = '',
  removal: Removal = negation,
): readonly string[] {
  const have = itemsOf(current);
  const want = itemsOf(target);
  const reorder = orderOf(have) !== orderOf(want);
  const kept = ({ line }: ConfigItem, others: ReadonlyMap<string, ConfigItem>): boolean =>
    others.has(line) && !(reorder && ordered.test(line));
  const [haveLines, wantLines, first] = [lines(have), lines(want), lines(itemsOf(own))];
  return [
    ...have.flatMap((item) => removals(item, kept(item, wantLines), wantLines, first, removal)),
    ...want.flatMap((item) => additions(item, kept(item, haveLines) ? haveLines.get(item.line) : undefined)),
  ];
}

/** What of an item is too much: all of it, or lines below it. What the target says itself need not be said before. */
function removals(
  { line, below }: ConfigItem,
  kept: boolean,
  wanted: ReadonlyMap<string, ConfigItem>,
  first: ReadonlyMap<string, ConfigItem>,
  removal: Removal,
): readonly string[] {
  const away = removal(line);
  if (!kept && away !== null)
    return first.has(line) || wanted.has(away) || givesWay(line, [...wanted.keys()]) ? [] : [away];
  const target = wanted.get(line)?.below ?? [];
  const preset = first.get(line)?.below ?? [];
  const surplus = below.filter(
    (l) => !target.includes(l) && !givesWay(l, target) && !implied(l, preset, wanted.has(line)),
  );
  const gone = surplus.map((l) => removal(l, line) ?? negation(l)).filter((l) => !target.includes(l));
  return gone.length > 0 ? [line, ...gone.map((l) => ` ${l}`)] : [];
}

/** What is missing of an item: all of it, or lines below it. */
function additions({ line, below }: ConfigItem, held: ConfigItem | undefined): readonly string[] {
  const missing = below.filter((l) => held?.below.includes(l) !== true);
  return held && missing.length === 0 ? [] : [line, ...missing.map((l) => ` ${l}`)];
}

/** Lines of one configuration that another has not, each below its header; `mark` stands before them. */
function onlyIn(
  these: readonly ConfigItem[],
  others: ReadonlyMap<string, ConfigItem>,
  mark: string,
): readonly string[] {
  return these.flatMap(({ line, below }) => {
    const known = others.get(line);
    const missing = below.filter((l) => known?.below.includes(l) !== true).map((l) => ` ${mark}${l}`);
    if (!known) return [`${mark}${line}`, ...missing];
    return missing.length > 0 ? [line, ...missing] : [];
  });
}

/** What only the second configuration has (`+`), then what only the first has (`-`). */
export function contextualDiff(first: string, second: string): readonly string[] {
  const [a, b] = [itemsOf(first), itemsOf(second)];
  return [...onlyIn(b, lines(a), '+'), ...onlyIn(a, lines(b), '-')];
}

/** What a configuration has beyond another, as lines to type. */
export const incrementalDiff = (file: string, running: string): readonly string[] =>
  onlyIn(itemsOf(file), lines(itemsOf(running)), '');

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

/** What is left of a command that was moved is taken away by `reset` alone. */
const MOVED = /^privilege (\S+) (?:all )?level \d+ /;

const negate = (line: string): string =>
  MOVED.test(line)
    ? line.replace(MOVED, 'privilege $1 reset ')
    : line.startsWith('no ')
      ? line.slice(3)
      : `no ${(line.split('\n')[0] ?? line).replace(/ \^C.*$/, '')}`;

/** A `no` line needs no turning around where another line takes its place: `no ip address` and `ip address ...`. */
const givesWay = (line: string, wanted: readonly string[]): boolean =>
  line.startsWith('no ') && wanted.some((other) => other.startsWith(`${line.slice(3)} `));

/** Blocks that are always there: they cannot be removed, only emptied. */
const permanent = /^(interface (Gigabit|Fast|Embedded)|line |control-plane|redundancy)/;
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

/**
 * The lines that turn one configuration into another: removals first, then what is missing. Empty when equal.
 * What a device without configuration has by itself (`own`) is not removed where the target leaves it out.
 */
export function changesBetween(current: string, target: string, own = ''): readonly string[] {
  const have = itemsOf(current);
  const want = itemsOf(target);
  const first = lines(itemsOf(own));
  const reorder = orderOf(have) !== orderOf(want);
  const haveLines = lines(have);
  const wantLines = lines(want);
  const kept = (item: ConfigItem, other: ReadonlyMap<string, ConfigItem>): boolean =>
    other.has(item.line) && !(reorder && ordered.test(item.line));
  const script: string[] = [];
  for (const item of have) {
    const below = wantLines.get(item.line)?.below ?? [];
    const preset = first.get(item.line)?.below ?? [];
    const named = wantLines.has(item.line);
    const surplus = item.below.filter((l) => !below.includes(l) && !givesWay(l, below) && !implied(l, preset, named));
    if (kept(item, wantLines) || permanent.test(item.line)) {
      if (surplus.length > 0) script.push(item.line, ...surplus.map((l) => ` ${negate(l)}`));
    } else if (!givesWay(item.line, [...wantLines.keys()]) && !first.has(item.line)) script.push(negate(item.line));
  }
  for (const item of want) {
    const below = kept(item, haveLines) ? (haveLines.get(item.line)?.below ?? []) : [];
    const missing = item.below.filter((l) => !below.includes(l));
    if (!kept(item, haveLines) || missing.length > 0) script.push(item.line, ...missing.map((l) => ` ${l}`));
  }
  return script;
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

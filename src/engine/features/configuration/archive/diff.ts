import { negation } from '../../../cli/running-config.ts';

/** A line of configuration with the lines below it. A banner is one line with line ends inside. */
export interface ConfigItem {
  readonly line: string;
  readonly below: readonly ConfigItem[];
}

const ignored =
  /^(\s*(!|exit-address-family$)|end$|version |boot-(start|end)-marker|license udi|Building configuration|Current configuration|Using \d+)/;
const banner = /^banner \S+ (\^C|\S)/;

/** Reads configuration text into items; headings, comments and constant lines are left out. */
export function itemsOf(text: string): readonly ConfigItem[] {
  const lines = text.split(/\r?\n/);
  const items: Mutable[] = [];
  /** The headers around the next line, each with its indent. */
  let around: readonly { readonly indent: number; readonly item: Mutable }[] = [];
  for (let i = 0; i < lines.length; i++) {
    let line = (lines[i] ?? '').trimEnd();
    if (line.trim() === '' || ignored.test(line)) continue;
    const delimiter = banner.exec(line)?.[1];
    if (delimiter !== undefined) {
      const start = line.indexOf(delimiter) + delimiter.length;
      while (!line.includes(delimiter, start) && i + 1 < lines.length) line += `\n${lines[++i] ?? ''}`;
    }
    const indent = Math.min(line.search(/[^ ]/), DEEPEST);
    around = around.filter((outer) => outer.indent < indent);
    const outer = around.at(-1);
    const item = { line: outer ? line.trim() : line, below: [] };
    (outer?.item.below ?? items).push(item);
    around = [...around, { indent, item }];
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

interface Mutable {
  readonly line: string;
  readonly below: Mutable[];
}
/** Blanks before the lines of the innermost block; more of them mean nothing. */
const DEEPEST = 4;

/** A `no` line needs no turning around where another line takes its place: `no ip address` and `ip address ...`. */
const givesWay = (line: string, wanted: readonly ConfigItem[]): boolean =>
  line.startsWith('no ') && wanted.some((other) => other.line.startsWith(`${line.slice(3)} `));

const indexes = new WeakMap<readonly ConfigItem[], ReadonlyMap<string, ConfigItem>>();

function named(items: readonly ConfigItem[], line: string): ConfigItem | undefined {
  const index = indexes.get(items) ?? new Map(items.map((item) => [item.line, item]));
  indexes.set(items, index);
  return index.get(line);
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => ` ${line}`);

/** A line that a device has by itself. One that names an interface leaves `shutdown` out to say the opposite. */
const implied = (line: string, preset: readonly ConfigItem[], isNamed: boolean): boolean =>
  named(preset, line) !== undefined && !(isNamed && line === 'shutdown');

/** Lines whose order means something on every device: they are set again as a whole. */
const ordered = /^boot system/;

/** What a device knows of the lines of its configuration. */
export interface Knowledge {
  /** How a line, perhaps below a header, is taken away; null: it cannot be, only what is below it. */
  removal(line: string, header?: string): string | null;
  /** The series of a line whose order means something. */
  series?(line: string, header?: string): string | undefined;
}

/**
 * The lines that turn one configuration into another: removals first, then what is missing. Empty when equal.
 * What a device without configuration has by itself (`own`) is not removed where the target leaves it out.
 */
export function changesBetween(
  current: string,
  target: string,
  own = '',
  knowledge: Knowledge = { removal: negation },
): readonly string[] {
  const levels = { have: itemsOf(current), want: itemsOf(target), own: itemsOf(own) };
  return [...removals(levels, knowledge), ...additions(levels, knowledge)];
}

/** The lines of one block, or all outermost ones, as they are and as they should be. */
interface Level {
  readonly have: readonly ConfigItem[];
  readonly want: readonly ConfigItem[];
  /** Those that a device without configuration has. */
  readonly own: readonly ConfigItem[];
  /** The outermost header. */
  readonly header?: string;
  /** The target has the header, too. */
  readonly isNamed?: boolean;
}

const below = ({ have, want, own, header }: Level, line: string): Level => ({
  have: named(have, line)?.below ?? [],
  want: named(want, line)?.below ?? [],
  own: named(own, line)?.below ?? [],
  header: header ?? line,
  isNamed: named(want, line) !== undefined,
});

const seriesOf = (line: string, { header }: Level, { series }: Knowledge): string | undefined =>
  ordered.exec(line)?.[0] ?? series?.(line, header);

/** Lines of each series by its name. */
function bySeries(items: readonly ConfigItem[], level: Level, knowledge: Knowledge): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { line } of items) {
    const name = seriesOf(line, level, knowledge);
    if (name === undefined) continue;
    const lines = found.get(name);
    if (lines) lines.push(line);
    else found.set(name, [line]);
  }
  return found;
}

/** Series that leaving out lines and adding others behind would not put into their order. */
function remade(level: Level, knowledge: Knowledge): ReadonlySet<string> {
  const [are, shall] = [bySeries(level.have, level, knowledge), bySeries(level.want, level, knowledge)];
  const wrong = [...are].filter(([name, lines]) => {
    const wanted = new Set(shall.get(name));
    const kept = new Set(lines.filter((line) => wanted.has(line)));
    const result = ordered.test(name) ? lines : [...kept, ...[...wanted].filter((line) => !kept.has(line))];
    return result.join('\n') !== [...wanted].join('\n');
  });
  return new Set(wrong.map(([name]) => name));
}

/** Whether a line that is in both stays. */
function staying(level: Level, knowledge: Knowledge): (line: string) => boolean {
  const again = remade(level, knowledge);
  return (line) => !again.has(seriesOf(line, level, knowledge) ?? '');
}

/** What of a block is too much. What the target says itself need not be said before. */
function removals(level: Level, knowledge: Knowledge): readonly string[] {
  const { have, want, own, header, isNamed = false } = level;
  const stays = staying(level, knowledge);
  return have.flatMap(({ line }) => {
    const kept = named(want, line) !== undefined && stays(line);
    const away = knowledge.removal(line, header) ?? (header === undefined ? null : negation(line));
    if (!kept && away !== null) {
      const needless = header === undefined ? named(own, line) !== undefined : implied(line, own, isNamed);
      return needless || named(want, away) || givesWay(line, want) ? [] : [away];
    }
    const inner = removals(below(level, line), knowledge);
    return inner.length > 0 ? [line, ...indented(inner)] : [];
  });
}

/** What is missing of a block. */
function additions(level: Level, knowledge: Knowledge): readonly string[] {
  const { have, want } = level;
  const stays = staying(level, knowledge);
  return want.flatMap((item) => {
    const held = named(have, item.line);
    if (!held || !stays(item.line)) return textOf(item);
    const inner = additions(below(level, item.line), knowledge);
    return inner.length > 0 ? [item.line, ...indented(inner)] : [];
  });
}

const textOf = ({ line, below: lines }: ConfigItem): readonly string[] => [line, ...indented(lines.flatMap(textOf))];

/** Lines of one configuration that another has not, each below its header; `mark` stands before them. */
function onlyIn(these: readonly ConfigItem[], others: readonly ConfigItem[], mark: string): readonly string[] {
  return these.flatMap(({ line, below: lines }) => {
    const known = named(others, line);
    const missing = indented(onlyIn(lines, known?.below ?? [], mark));
    if (!known) return [`${mark}${line}`, ...missing];
    return missing.length > 0 ? [line, ...missing] : [];
  });
}

/** What only the second configuration has (`+`), then what only the first has (`-`). */
export function contextualDiff(first: string, second: string): readonly string[] {
  const [a, b] = [itemsOf(first), itemsOf(second)];
  return [...onlyIn(b, a, '+'), ...onlyIn(a, b, '-')];
}

/** What a configuration has beyond another, as lines to type. */
export const incrementalDiff = (file: string, running: string): readonly string[] =>
  onlyIn(itemsOf(file), itemsOf(running), '');

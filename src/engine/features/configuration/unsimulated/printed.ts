import type { RunningBlock, Section } from '../../../cli/running-config.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { archiveLines, loggerLines } from './archive-lines.ts';
import { closing } from './block-lines.ts';
import { configBlocks, configLines } from './config-lines.ts';
import { interfaceLines } from './interface-lines.ts';
import { keptAt, keptIn, negatedBy } from './kept.ts';
import { begins, knownLine, opens, type KnownLine } from './known-line.ts';
import { lineLines } from './line-lines.ts';
import { keptLines, type KeptLine } from './state.ts';
import { tacacsGroupLines, tacacsServerLines } from './tacacs-lines.ts';

/** A line with what stands below it; the device closes an address family. */
const textOf = ({ line, below }: KeptLine): readonly string[] => [
  line,
  ...below.flatMap(textOf).map((text) => ` ${text}`),
  ...[ownValue(closing, line.split(' ')[0] ?? '') ?? []].flat(),
];

/** Kinds of blocks that the device prints without `!` between them. */
const CLOSE = /^(class-map|policy-map|zone|zone-pair|ip access-list .*|ip sla|key chain|crypto ipsec .*)$/;

const linesOf = (device: Device, known: KnownLine): readonly string[] => {
  const { phrase, enters } = known;
  const kept = keptAt(device, [phrase]);
  const text = kept.flatMap((one) => [...textOf(one), ...(opens(known, one.line) && !CLOSE.test(phrase) ? ['!'] : [])]);
  return enters !== undefined && kept.length > 0 && CLOSE.test(phrase) ? [...text, '!'] : text;
};

/** Lines that stand below simulated headers, by what these begin with. */
const sections: readonly (readonly [begins: string, lines: readonly KnownLine[]])[] = [
  ['interface ', interfaceLines],
  ['line ', lineLines],
  ['tacacs server ', tacacsServerLines],
  ['aaa group server tacacs+ ', tacacsGroupLines],
  ['', [...archiveLines, ...loggerLines]],
];

/** What is looked up among the lines of a block: those that stand below a simulated header. */
const below = (header: string): readonly KnownLine[] => sections.find(([start]) => header.startsWith(start))?.[1] ?? [];

const contains = (kept: readonly KeptLine[], line: string): boolean =>
  keptIn(kept, line) !== undefined || kept.some(({ below: inner }) => inner.length > 0 && contains(inner, line));

const known = (line: string): KnownLine | undefined => knownLine(configLines, negatedBy(line) ?? line);

/** The kept line of global configuration, or the interface, that has these words. */
function keptLine(device: Device, line: string): KeptLine | undefined {
  const names = line.startsWith('interface ') ? ['interface'] : line.startsWith('username ') ? ['username'] : [];
  const phrase = known(line)?.phrase;
  return [...names, ...(phrase === undefined ? [] : [phrase])]
    .map((name) => keptIn(keptAt(device, [name]), line))
    .find((kept) => kept !== undefined);
}

/** Kept lines are put back by `default`: `no` of some is kept in its turn. */
export function without(line: string, header: string | undefined, device: Device): string | undefined {
  const kept =
    header === undefined
      ? keptLine(device, line) !== undefined
      : contains(keptLine(device, header)?.below ?? keptAt(device, [header]), line);
  return kept ? `default ${negatedBy(line) ?? line}` : undefined;
}

export function series(line: string, header: string | undefined): string | undefined {
  if (header === undefined) return known(line)?.phrase;
  if (known(header)?.enters !== undefined) return header;
  return knownLine(below(header), negatedBy(line) ?? line) && header;
}

/** Kinds of interfaces that the device prints before its ports. */
const EARLY = /^interface (Tunnel|Null|Port-channel|Multilink)/;
/** A name that sorts by its numbers. */
const sortable = (name: string): string => name.replace(/\d+/g, (digits) => digits.padStart(10, '0'));

const asSection = ({ line, below: lines }: KeptLine): Section => ({ header: line, lines: lines.flatMap(textOf) });

/** The interfaces that are not simulated, among those that are. */
function withOthers(device: Device, sections: readonly Section[]): readonly Section[] {
  const others = [...keptAt(device, ['interface'])]
    .sort((a, b) => (sortable(a.line) < sortable(b.line) ? -1 : 1))
    .map(asSection);
  if (others.length === 0) return sections;
  const subs = (port: string): readonly Section[] => others.filter(({ header }) => header.startsWith(`${port}.`));
  const made = others.filter(({ header }) => !header.includes('.'));
  const early = made.filter(({ header }) => EARLY.test(header));
  const ports = sections.findIndex(({ header }) => !header.startsWith('interface Loopback'));
  return [
    ...sections.slice(0, ports),
    ...early,
    ...sections.slice(ports).flatMap((section) => [section, ...subs(section.header)]),
    ...made.filter((section) => !early.includes(section)),
  ];
}

/** Adds what is kept below the headers of other features. */
export function withKept(sections: readonly Section[], device: Device): readonly Section[] {
  const added = sections.map(({ header, lines }) => {
    const more = (ownValue(device.read(keptLines), header) ?? []).flatMap(textOf);
    return { header, lines: header === 'archive' ? [...more, ...lines] : [...lines, ...more] };
  });
  return added[0]?.header.startsWith('interface ') ? withOthers(device, added) : added;
}

/** Every line of a configuration that is kept as text, each with the headers it stands below. */
export const allKept = (device: Device): readonly string[] => {
  const paths = (lines: readonly KeptLine[], around: readonly string[]): readonly string[] =>
    lines.flatMap(({ line, below: inner }) => {
      const path = [...around, line];
      return [path.join(' > '), ...paths(inner, path)];
    });
  return Object.entries(device.read(keptLines)).flatMap(([name, lines]) =>
    paths(lines, lines.every(({ line }) => begins(negatedBy(line) ?? line, name)) ? [] : [name]),
  );
};

/** The kept lines of a block of the running configuration. */
export function blockLines(device: Device, block: RunningBlock['block']): readonly string[] {
  if (block === 'username-more') return keptAt(device, ['username']).flatMap(textOf);
  return (ownValue(configBlocks, block) ?? []).flatMap((one) => linesOf(device, one));
}

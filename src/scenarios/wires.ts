import type { WireSpec } from '../engine/index.ts';
import { endOf, isCable, linkName } from './cables.ts';
import type { LinkEntry, SegmentEntry } from './schema.ts';

const PRESET = { megabits: 1000, latency: 0.05, loss: 0 } as const;

const portOf = (end: string): WireSpec['ends'][number] => {
  const { machine, port = '' } = endOf(end);
  return { machine, port };
};

const qualities = ({ rate, latency, loss }: Pick<LinkEntry, 'rate' | 'latency' | 'loss'>) => ({
  rate: (rate ?? PRESET.megabits) * 1_000_000,
  latency: latency ?? PRESET.latency,
  loss: (loss ?? PRESET.loss) / 100,
});

/** The cables and switches of a lab. */
export const wiresOf = (links: readonly LinkEntry[], segments: readonly SegmentEntry[]): readonly WireSpec[] => [
  ...links.flatMap((link, index): readonly WireSpec[] =>
    isCable(link) ? [{ name: linkName(index), kind: 'link', ends: link.ends.map(portOf), ...qualities(link) }] : [],
  ),
  ...segments.map(
    (segment): WireSpec => ({
      name: segment.name,
      kind: 'segment',
      ends: segment.ports.map(portOf),
      ...qualities(segment),
    }),
  ),
];

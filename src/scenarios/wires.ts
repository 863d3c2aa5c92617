import type { WireSpec } from '../engine/index.ts';
import type { LinkEntry, SegmentEntry } from './schema.ts';

const PRESET = { megabits: 1000, latency: 0.05, loss: 0 } as const;

/** An end of a cable: a machine, and its port where one is named. */
export function endOf(end: string): { readonly machine: string; readonly port: string | undefined } {
  const [machine = '', port] = end.split(' ');
  return { machine, port };
}

/** Whether a link is a cable; if not, it is only drawn. */
export const isCable = ({ ends }: Pick<LinkEntry, 'ends'>): boolean =>
  ends.every((end) => endOf(end).port !== undefined);

const portOf = (end: string): WireSpec['ends'][number] => {
  const { machine, port = '' } = endOf(end);
  return { machine, port };
};

const qualities = ({ rate, latency, loss }: Pick<LinkEntry, 'rate' | 'latency' | 'loss'>) => ({
  rate: (rate ?? PRESET.megabits) * 1_000_000,
  latency: latency ?? PRESET.latency,
  loss: (loss ?? PRESET.loss) / 100,
});

/** Name of the n-th link, from 0, on the topology and on the wire. */
export const linkName = (index: number): string => `link-${index + 1}`;

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

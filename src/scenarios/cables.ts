import type { LinkEntry } from './schema.ts';

/** An end of a cable: a machine, and its port where one is named. */
export function endOf(end: string): { readonly machine: string; readonly port: string | undefined } {
  const [machine = '', port] = end.split(' ');
  return { machine, port };
}

/** Whether a link is a cable; if not, it is only drawn. */
export const isCable = ({ ends }: Pick<LinkEntry, 'ends'>): boolean =>
  ends.every((end) => endOf(end).port !== undefined);

/** Name of the n-th link, from 0, on the topology and on the wire. */
export const linkName = (index: number): string => `link-${index + 1}`;

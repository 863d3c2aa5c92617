import type { Entry } from './files.ts';

/** `-rw-r--r--` */
export function rightsText({ kind, mode }: Pick<Entry, 'kind' | 'mode'>): string {
  const three = (bits: number): string => `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${bits & 1 ? 'x' : '-'}`;
  return (kind === 'folder' ? 'd' : '-') + three(mode >> 6) + three(mode >> 3) + three(mode);
}

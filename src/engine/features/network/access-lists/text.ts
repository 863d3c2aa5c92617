import type { Said } from './state.ts';

const ONE = '0.0.0.0';
export const ALL = '255.255.255.255';

/** `permit 10.1.1.0 0.0.0.255`, `deny   any`. */
export function entryText(says: Said): string {
  if ('remark' in says) return `remark ${says.remark}`;
  const { permit, address, wildcard, log } = says;
  const whom = wildcard === ALL ? 'any' : wildcard === ONE ? address : `${address} ${wildcard}`;
  return `${permit ? 'permit' : 'deny  '} ${whom}${log ? ' log' : ''}`;
}

/** Standard lists have these numbers; others have names. */
export const isNumbered = (name: string): boolean => /^\d+$/.test(name);

import type { ArgType } from './grammar.ts';

/** How many leading characters two texts share. */
export function sharedPrefix(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n++;
  return n;
}

/** Any single word. */
export const word: ArgType<string> = { label: 'WORD', parse: (w) => w, prefix: (w) => w.length };

/** A word that a record can have as a key. */
export const keyName: ArgType<string> = { ...word, parse: (w) => (w === '__proto__' ? undefined : w), prefix: () => 0 };

/** The rest of the line as it was typed. */
export const line: ArgType<string> = { label: 'LINE', rest: true, parse: (w) => w, prefix: (w) => w.length };

/** A whole number within bounds, both included. */
export const integer = (from: number, to: number): ArgType<number> => ({
  label: `<${from}-${to}>`,
  parse: (w) => (/^\d{1,10}$/.test(w) && Number(w) >= from && Number(w) <= to ? Number(w) : undefined),
});

/** `0x2102` or `2102`: always hexadecimal with 0x, as config-register takes it. */
export const hex16: ArgType<number> = {
  label: '<0x0-0xFFFF>',
  parse: (w) => (/^0x[0-9a-f]{1,4}$/i.test(w) ? Number.parseInt(w, 16) : undefined),
  prefix: (w) => /^(0(x[0-9a-f]{0,4})?)?/i.exec(w)?.[0].length ?? 0,
};

const octets = (w: string): readonly number[] | undefined => {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(w)) return undefined;
  const parts = w.split('.').map(Number);
  return parts.every((p) => p <= 255) ? parts : undefined;
};

/** Dotted decimal IPv4 address. */
export const ipv4: ArgType<string> = {
  label: 'A.B.C.D',
  parse: (w) => octets(w)?.join('.'),
};

/** Contiguous IPv4 subnet mask. */
export const ipv4Mask: ArgType<string> = {
  label: 'A.B.C.D',
  parse: (w) => {
    const parts = octets(w);
    if (!parts) return undefined;
    const bits = parts.map((p) => p.toString(2).padStart(8, '0')).join('');
    return /^1*0*$/.test(bits) ? parts.join('.') : undefined;
  },
};

/** `hh:mm:ss` as an array of three numbers. */
export const clockTime: ArgType<readonly [number, number, number]> = {
  label: 'hh:mm:ss',
  parse: (w) => {
    const m = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(w);
    if (!m) return undefined;
    const [h, min, s] = [Number(m[1]), Number(m[2]), Number(m[3])];
    return h < 24 && min < 60 && s < 60 ? [h, min, s] : undefined;
  },
};

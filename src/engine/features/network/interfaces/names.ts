import type { ArgType } from '../../../cli/grammar.ts';
import { sharedPrefix } from '../../../cli/types.ts';
import { remembered } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';
import type { PortHardware } from '../../../system/platform.ts';
import { interfaceSettings, LOOPBACK } from './state.ts';

const LAST_LOOPBACK = 2147483647;

/** `GigabitEthernet0/1` as its type and its number. */
export function split(name: string): readonly [string, string] {
  const at = name.search(/\d/);
  return [name.slice(0, at), name.slice(at)];
}

/** What a port is made of; undefined: a loopback. */
export const hardwareOf = ({ platform }: Device, name: string): PortHardware | undefined =>
  platform.ports.find((port) => port.name === name)?.hardware;

const loopbackNumber = (name: string): number => Number(name.slice(LOOPBACK.length));

/** Every interface of a device by full name: ports first, then loopbacks. */
export const interfaceNames = remembered((device: Device): readonly string[] => {
  const loopbacks = Object.keys(device.read(interfaceSettings)).filter((name) => name.startsWith(LOOPBACK));
  return [
    ...device.platform.ports.map(({ name }) => name),
    ...loopbacks.sort((a, b) => loopbackNumber(a) - loopbackNumber(b)),
  ];
});

const parts = (typed: string): readonly [string, string] | undefined => {
  const [, letters, rest] = /^([a-z-]+)\s*(\d[\d/]*)$/i.exec(typed) ?? [];
  return letters === undefined || rest === undefined ? undefined : [letters.toLowerCase(), rest];
};

/** The interface a typed, perhaps shortened name stands for, among those that exist. */
export function findInterface(device: Device, typed: string): string | undefined {
  const [letters, number] = parts(typed) ?? ['', ''];
  if (letters === '') return undefined;
  return interfaceNames(device).find((name) => {
    const [type, n] = split(name);
    return n === number && type.toLowerCase().startsWith(letters);
  });
}

/** The loopback interface a typed name stands for, whether or not it exists. */
function namedLoopback(typed: string): string | undefined {
  const [letters, number] = parts(typed) ?? ['', ''];
  const fits = letters !== '' && LOOPBACK.toLowerCase().startsWith(letters) && /^\d{1,10}$/.test(number);
  return fits && Number(number) <= LAST_LOOPBACK ? `${LOOPBACK}${Number(number)}` : undefined;
}

/** Characters of a wrong name that could begin a right one. */
function prefix(typed: string, device: Device): number {
  const lower = typed.toLowerCase();
  const letters = /^[a-z-]*/.exec(lower)?.[0].length ?? 0;
  return Math.max(
    0,
    ...interfaceNames(device).map((name) => {
      const [type, number] = split(name);
      const whole = type.toLowerCase();
      if (!whole.startsWith(lower.slice(0, letters))) return sharedPrefix(whole, lower);
      return letters === 0 ? 0 : letters + sharedPrefix(number, lower.slice(letters));
    }),
  );
}

const joined = (find: (typed: string, device: Device) => string | undefined): ArgType<string> => ({
  label: 'interface',
  parse: find,
  prefix,
  entries: () => [],
});

/** An interface that exists, written in one word. */
export const existing = joined((typed, device) => findInterface(device, typed));

/** An interface that exists or can be made, written in one word. */
export const configurable = joined((typed, device) => findInterface(device, typed) ?? namedLoopback(typed));

/** The number after a type written as a word of its own: `GigabitEthernet 0/1`. */
export const numberOf = (type: string, make: boolean): ArgType<string> => ({
  label: type === LOOPBACK ? `<0-${LAST_LOOPBACK}>` : '<0-0>',
  parse: (w, device) =>
    /^\d/.test(w)
      ? (findInterface(device, `${type}${w}`) ?? (make ? namedLoopback(`${type}${w}`) : undefined))
      : undefined,
  prefix: (w, device) => Math.max(0, prefix(`${type}${w}`, device) - type.length),
});

/** `gi0/0 - 2`, `gi0/0 , lo1`: what `interface range` takes. */
export const rangeOf: ArgType<readonly string[]> = {
  label: 'interface',
  rest: true,
  parse(typed, device) {
    const found = typed.split(',').map((piece) => rangePiece(device, piece.trim()));
    return found.every((names) => names !== undefined) ? found.flat() : undefined;
  },
  prefix,
  entries: () => [],
};

function rangePiece(device: Device, piece: string): readonly string[] | undefined {
  const [, first = '', last] = /^(.*?\d)\s*(?:-\s*(\d+))?$/.exec(piece) ?? [];
  const begin = findInterface(device, first);
  if (begin === undefined) return undefined;
  const [, stem = '', from = '0'] = /^(.*?)(\d+)$/.exec(begin) ?? [];
  const length = Number(last ?? from) - Number(from) + 1;
  const known = interfaceNames(device);
  if (length < 1 || length > known.length) return undefined;
  const names = Array.from({ length }, (_, i) => `${stem}${Number(from) + i}`);
  return names.every((name) => known.includes(name)) ? names : undefined;
}

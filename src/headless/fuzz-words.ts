import { nextInt, type Node, type RandomState } from '../engine/index.ts';

export const pick = <T>(random: RandomState, from: readonly T[]): T => {
  const found = from[nextInt(random, from.length)];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
};

export const chance = (random: RandomState, percent: number): boolean => nextInt(random, 100) < percent;

const names = [
  'R1',
  'flash0:',
  'flash:',
  'bootflash:',
  'usb0:',
  'usbflash0:',
  'nvram:',
  'system:',
  'null:',
  'tftp:',
  'startup-config',
  'running-config',
  'flash0:rescue-cfg',
  'flash0:a/b/../c',
  'flash0:c2900-universalk9-mz.SPA.154-3.M.bin',
  'usbflash0:backup.cfg',
  '*',
  'GigabitEthernet0/0',
  'gi0/1',
  'Embedded-Service-Engine0/0',
  'console',
  '0',
  '1',
  '2102',
  '0x2102',
  '0x2142',
  '0x2100',
  '0x0',
  '0x8142',
  '10.1.1.1',
  '255.255.255.0',
  '0.0.0.0',
  '300.1.1.1',
  '23:59:59',
  '02:00',
  '31',
  'Feb',
  '2024',
  '1993',
  '$1$abcd$efgh',
  '5',
  '7',
  '8',
  '9',
  '070C285F4D06',
  'cisco',
  'show running-config',
  'ip address',
  'secret',
  '^',
  '"',
  '#',
  '{{',
  '__proto__',
  'constructor',
] as const;

const randomText = (random: RandomState, most: number): string =>
  String.fromCharCode(...Array.from({ length: nextInt(random, most) }, () => 33 + nextInt(random, 94)));

/** A word that fits the placeholder of an argument, or nearly does. */
function argument(random: RandomState, label: string): string {
  const range = /^<(-?\d+)-(\d+)>$/.exec(label);
  if (range && chance(random, 80)) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return String(from - 1 + nextInt(random, Math.max(1, to - from + 3)));
  }
  if (label === 'A.B.C.D' && chance(random, 80))
    return Array.from({ length: 4 }, () => pick(random, [0, 1, 10, 127, 192, 255, 256])).join('.');
  if (label === 'LINE') return Array.from({ length: 1 + nextInt(random, 6) }, () => pick(random, names)).join(' ');
  return chance(random, 70) ? pick(random, names) : randomText(random, 20);
}

/** A keyword whole, abbreviated, in capitals, or mistyped. */
function keyword(random: RandomState, word: string): string {
  const dice = nextInt(random, 20);
  if (dice < 14) return word;
  if (dice < 17) return word.slice(0, 1 + nextInt(random, word.length));
  if (dice < 18) return word.toUpperCase();
  return word.slice(0, nextInt(random, word.length)) + randomText(random, 3);
}

/** Words of a line that a grammar would take, or nearly. */
export function wordsOf(random: RandomState, node: Node): readonly string[] {
  switch (node.kind) {
    case 'keyword':
      return [keyword(random, node.word)];
    case 'arg':
      return [argument(random, node.type.label)];
    case 'seq':
      return node.items.flatMap((item) => wordsOf(random, item));
    case 'alt':
      return node.items.length === 0 ? [] : wordsOf(random, pick(random, node.items));
    case 'opt':
      return chance(random, 50) ? wordsOf(random, node.item) : [];
    case 'anyOrder':
      return node.items.flatMap((item) => (chance(random, 40) ? wordsOf(random, item) : []));
  }
}

/** Any characters that a terminal may send. */
export const noise = (random: RandomState): string =>
  String.fromCharCode(
    ...Array.from({ length: nextInt(random, 40) }, () => nextInt(random, chance(random, 90) ? 127 : 256)),
  );

import type { Io } from '../../../kernel/io.ts';
import {
  bootField,
  consoleSpeeds,
  registerBits,
  speedIndex,
  speedOf,
  withSpeed,
} from '../../software/config-register/api.ts';
import { ask, print, yes, type Monitor } from './monitor.ts';

interface Switch {
  readonly text: string;
  readonly bit: number;
  /** The switch is on when the bit is clear. */
  readonly inverted?: boolean;
}

/** In the order of the questions. Source: configuration register table and the dialogue of the vendor's document 15079. */
const switches: readonly Switch[] = [
  { text: 'diagnostic mode', bit: registerBits.diagnostic },
  { text: 'use net in IP bcast address', bit: registerBits.netBroadcast },
  { text: 'load rom after netboot fails', bit: registerBits.fallback },
  { text: 'use all zero broadcast', bit: registerBits.zeroBroadcast },
  { text: 'break/abort has effect', bit: registerBits.breakDisabled, inverted: true },
  { text: 'ignore system config info', bit: registerBits.ignoreConfig },
];

const isOn = ({ bit, inverted = false }: Switch, register: number): boolean => ((register & bit) !== 0) !== inverted;

function bootLines(register: number, family: string): readonly string[] {
  const field = bootField(register);
  if (field === 0) return ['boot: the ROM Monitor'];
  if (field === 1) return ['boot: the boot helper image'];
  return ['boot: image specified by the boot system commands', `      or default to: cisco${field}-${family}`];
}

const summary = (register: number, family: string): readonly string[] => [
  '',
  '    Configuration Summary',
  'enabled are:',
  ...switches.filter((one) => isOn(one, register)).map(({ text }) => text),
  `console baud: ${speedOf(register)}`,
  ...bootLines(register, family),
  '',
];

/** The whole dialogue; undefined when nothing was to be changed. */
export function* registerDialog(monitor: Monitor, current: number): Io<number | undefined> {
  const { family } = monitor.device.platform;
  let register = current;
  print(monitor, '');
  for (let asked = false; ; asked = true) {
    print(monitor, ...summary(register, family));
    if (!(yield* yes(monitor, 'do you wish to change the configuration?'))) {
      if (asked) print(monitor, '');
      return asked ? register : undefined;
    }
    register = yield* questions(monitor, register);
  }
}

function* questions(monitor: Monitor, current: number): Io<number> {
  let register = current;
  for (const one of switches) {
    const on = isOn(one, register);
    const flip = yield* yes(monitor, `${on ? 'disable' : 'enable '} "${one.text}"?`);
    if (flip) register ^= one.bit;
  }
  if (yield* yes(monitor, 'change console baud rate?'))
    register = withSpeed(register, yield* speed(monitor, speedIndex(register)));
  if (yield* yes(monitor, 'change the boot characteristics?'))
    register = (register & ~registerBits.bootField) | (yield* bootFrom(monitor, bootField(register)));
  return register;
}

const speed = (monitor: Monitor, current: number): Io<number> =>
  numbered(
    monitor,
    ['enter rate: 0 = 9600, 1 = 4800, 2 = 1200, 3 = 2400'],
    `4 = 19200, 5 = 38400, 6 = 57600, 7 = 115200 [${current}]: `,
    current,
    consoleSpeeds.length,
  );

const bootFrom = (monitor: Monitor, current: number): Io<number> =>
  numbered(
    monitor,
    ['enter to boot:', ' 0 = ROM Monitor', ' 1 = the boot helper image', ' 2-15 = boot system'],
    `    [${current}]:  `,
    current,
    16,
  );

/** A number below a limit; asks again for anything else. Enter keeps what is. */
function* numbered(
  monitor: Monitor,
  lines: readonly string[],
  prompt: string,
  current: number,
  limit: number,
): Io<number> {
  for (;;) {
    print(monitor, ...lines);
    const answer = yield* ask(monitor, prompt);
    if (answer === '') return current;
    if (/^\d{1,2}$/.test(answer) && Number(answer) < limit) return Number(answer);
  }
}

import { read } from '../../../../system/content.ts';
import { readHeader } from '../../../../system/image/image-header.ts';
import { returnRecord } from '../../../software/software/api.ts';
import { crashOf, type Crash } from '../crash.ts';
import { DONE, FAILED, print, type Monitor, type MonitorCommand } from '../monitor.ts';

const hex = (n: number): string => `0x${(n >>> 0).toString(16).padStart(8, '0')}`;
const NAMES = [
  'zero',
  'AT',
  'v0',
  'v1',
  'a0',
  'a1',
  'a2',
  'a3',
  't0',
  't1',
  't2',
  't3',
  't4',
  't5',
  't6',
  't7',
  's0',
  's1',
  's2',
  's3',
  's4',
  's5',
  's6',
  's7',
  't8',
  't9',
  'k0',
  'k1',
  'gp',
  'sp',
  's8',
  'ra',
];

/** Nothing to look at unless Break stopped the software. */
function crashed(monitor: Monitor, name: string): Crash | undefined {
  const crash = crashOf(monitor.device);
  if (!crash) print(monitor, `${name}: no saved context`);
  return crash;
}

const register = (values: readonly number[], i: number): string =>
  `${(NAMES[i] ?? '').padEnd(5)}: 00000000 ${((values[i] ?? 0) >>> 0).toString(16).padStart(8, '0')}`;

export const context: MonitorCommand = {
  name: 'context',
  help: 'display the context of a loaded image',
  usage: 'usage: context',
  *run(monitor) {
    const crash = crashed(monitor, 'context');
    if (!crash) return FAILED;
    print(
      monitor,
      'Kernel Level Context:',
      ' Reg      MSW      LSW  | Reg      MSW      LSW',
      '----- -------- -------- |----- -------- --------',
    );
    for (let i = 0; i < 16; i++)
      print(monitor, `${register(crash.registers, i)} | ${register(crash.registers, i + 16)}`);
    print(monitor, `epc  : 00000000 ${hex(crash.pc).slice(2)} |`);
    return DONE;
  },
};

export const stack: MonitorCommand = {
  name: 'stack',
  help: 'produce a stack trace',
  usage: 'usage: stack',
  *run(monitor) {
    const crash = crashed(monitor, 'stack');
    if (!crash) return FAILED;
    print(
      monitor,
      'Kernel Level Stack Trace:',
      `Initial SP = ${hex(crash.frames[0]?.fp ?? 0)}, Initial PC = ${hex(crash.pc)}, RA = ${hex(crash.ra)}`,
    );
    crash.frames.forEach(({ fp, pc, size }, i) =>
      print(monitor, `Frame ${i} : FP= ${hex(fp)}, PC= ${hex(pc)}, ${size} bytes`),
    );
    return DONE;
  },
};

export const frame: MonitorCommand = {
  name: 'frame',
  help: 'print out a selected stack frame',
  usage: 'usage: frame [<number>]',
  words: 1,
  *run(monitor, [number = '0']) {
    const crash = crashed(monitor, 'frame');
    const chosen = /^\d+$/.test(number) ? crash?.frames[Number(number)] : undefined;
    if (crash && !chosen) print(monitor, `frame: no frame ${number}`);
    if (!chosen) return FAILED;
    print(monitor, `Stack Frame ${number}, SP = ${hex(chosen.fp)}, Size = ${chosen.size} bytes`);
    chosen.words.forEach((word, i) =>
      print(monitor, `[${hex(chosen.fp + i * 4)} : sp + 0x${(i * 4).toString(16).padStart(3, '0')}] = ${hex(word)}`),
    );
    return DONE;
  },
};

export const sysret: MonitorCommand = {
  name: 'sysret',
  help: 'print out info from last system return',
  usage: 'usage: sysret',
  *run(monitor) {
    const { kind } = returnRecord(monitor.device);
    const crash = crashOf(monitor.device);
    const reason = { 'power-on': 'power-on', reload: 'reload', abort: 'user break' }[kind];
    print(
      monitor,
      'System Return Info:',
      `count: ${crash?.frames.length ?? 0},  reason: ${reason}`,
      `pc:${hex(crash?.pc ?? 0)},  error address: ${hex(0)}`,
      'Stack Trace:',
    );
    for (const { fp, pc } of crash?.frames ?? []) print(monitor, `FP: ${hex(fp)}, PC: ${hex(pc)}`);
    return DONE;
  },
};

/** Eight instructions, in hexadecimal bytes. */
const USUAL_LENGTH = '20';

export const dis: MonitorCommand = {
  name: 'dis',
  help: 'display instruction stream',
  usage: 'usage: dis [<address> [<length>]]',
  words: 2,
  *run(monitor, words) {
    const facts = monitor.loaded && readHeader(monitor.loaded.content);
    if (!monitor.loaded || !facts?.ok) {
      print(monitor, 'dis: no image in memory');
      return FAILED;
    }
    const { entryPoint, loadSize, envelopeAt, declaredSize } = facts.value;
    const [from = entryPoint.toString(16), length = USUAL_LENGTH] = words;
    const [address, bytes] = [Number.parseInt(from, 16) & ~3, Number.parseInt(length, 16)];
    const offset = (address >>> 0) - entryPoint;
    if (!(offset >= 0 && offset < loadSize && bytes > 0 && bytes <= 0x1000)) {
      print(monitor, `dis: ${from} is outside the image`);
      return FAILED;
    }
    const code = read(monitor.loaded.content, (envelopeAt ?? declaredSize) - loadSize + offset, bytes);
    for (let at = 0; at + 4 <= code.length; at += 4) print(monitor, `${hex(address + at)}  ${wordAt(code, at)}`);
    return DONE;
  },
};

const wordAt = (code: Uint8Array, at: number): string =>
  Array.from(code.subarray(at, at + 4), (byte) => byte.toString(16).padStart(2, '0')).join('');

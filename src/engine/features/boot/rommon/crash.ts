import { nextUint32 } from '../../../kernel/random.ts';
import type { Device } from '../../../system/device.ts';
import { returnRecord } from '../../software/software/api.ts';

interface StackFrame {
  readonly fp: number;
  readonly pc: number;
  readonly size: number;
  readonly words: readonly number[];
}

/** What is left of the software that Break stopped; undefined when the last software ended otherwise. */
export interface Crash {
  readonly pc: number;
  readonly ra: number;
  readonly frames: readonly StackFrame[];
  /** Thirty-two general registers. */
  readonly registers: readonly number[];
}

const STACK = 0x8000_c000;

/** Registers and stack of the stopped software: numbers without meaning, the same as long as nothing else runs. */
export function crashOf(device: Device): Crash | undefined {
  const { kind, pc: at } = returnRecord(device);
  if (kind !== 'abort' || at === null) return undefined;
  const pc = Number(at);
  const state = { seed: pc | 0 };
  const code = (): number => 0x8100_0000 + ((nextUint32(state) % 0x400_0000) & ~3);
  let fp = STACK + (nextUint32(state) % 0x400) * 8;
  const frames = [0, 24, 40, 32, 0].map((size, i) => {
    const frame = {
      fp,
      pc: i === 0 ? pc : code(),
      size,
      words: Array.from({ length: size / 4 }, () => nextUint32(state)),
    };
    fp += size;
    return frame;
  });
  return {
    pc,
    ra: frames[1]?.pc ?? pc,
    frames,
    registers: Array.from({ length: 32 }, (_, i) => (i === 0 ? 0 : nextUint32(state))),
  };
}

import { ESCAPE } from '../system/terminal/line.ts';
import type { Bench } from './lab.ts';

/** More steps than any command here takes. */
const ENOUGH = 10_000;

function type({ lab, device }: Bench, text: string): void {
  lab.input({ kind: 'type', console: device.name, text });
}

/** Steps until the screen shows this, and does something before each step. Throws when it never does. */
function until(bench: Bench, shown: RegExp, before?: () => void): string {
  for (let steps = 0; steps < ENOUGH; steps++) {
    before?.();
    const { screen } = bench.player;
    if (shown.test(screen)) return screen;
    bench.lab.step();
  }
  throw new Error(`${shown} never came:\n${bench.player.screen}`);
}

/** Enters a line whose command goes on, and lets time pass until the screen shows this. */
export function begun(bench: Bench, line: string, shown: RegExp): void {
  type(bench, `${line}\r`);
  until(bench, shown);
}

/** Presses Ctrl-Shift-6 before each step of the lab until the screen shows this. */
export const nagged = (bench: Bench, shown: RegExp): string => until(bench, shown, () => type(bench, ESCAPE));

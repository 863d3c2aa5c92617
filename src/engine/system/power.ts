import { on, race, running, type Io, type Wait } from '../kernel/io.ts';
import type { Device } from './device.ts';
import type { Handover, Phase, Start } from './phase.ts';

/** The three programs a device can be. A platform names the firmware it carries. */
export interface Firmware {
  /** Self-test, banner, Break window, configuration register, choice and check of the image. */
  bootstrap(device: Device, cold: boolean): Io<Handover>;
  rommon(device: Device, message: string): Io<Handover>;
  ios(device: Device, start: Start): Io<Handover>;
}

/** A device is whichever program owns its console; power is this loop, and pulling the plug cancels it. */
export function* powered(
  device: Device,
  firmware: Firmware,
  handovers: Wait<Handover>,
  enter: (phase: Phase, start: Start | undefined) => void,
): Io<never> {
  let now: Handover = { kind: 'reload', reason: 'power-on' };
  let cold = true;
  for (;;) {
    const step: Handover = now;
    const [phase, program] = programFor(device, firmware, step, cold);
    cold = false;
    enter(phase, step.kind === 'start' ? step : undefined);
    const [, next]: readonly [0 | 1, Handover] = yield* on(race(running(program), handovers));
    now = next;
  }
}

function programFor(device: Device, firmware: Firmware, step: Handover, cold: boolean): [Phase, () => Io<Handover>] {
  switch (step.kind) {
    case 'reload':
      return ['bootstrap', () => firmware.bootstrap(device, cold)];
    case 'rommon':
      return ['rommon', () => firmware.rommon(device, step.message ?? '')];
    case 'start':
      return ['ios', () => firmware.ios(device, step)];
  }
}

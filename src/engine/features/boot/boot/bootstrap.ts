import { on, race, running, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import type { Handover } from '../../../system/phase.ts';
import { bootList } from '../monitor-environment/api.ts';
import { defaultDisk, loadFirst, loadImage, type Loaded } from '../image-load/api.ts';
import { autobootStopped, monitorEntered, resetMonitor, selfTestOf } from '../rommon/api.ts';
import { activeRegister, bootField, readRegister, speedOf } from '../../software/config-register/api.ts';
import { breakPressed, isMonitorClosed } from './api.ts';
import { recordReturn } from '../../software/software/api.ts';
import { heardBreak } from './break.ts';
import { bootRecord } from './state.ts';

/** Boot field of a device that starts by itself. */
const AUTOBOOT = 2;
/** Milliseconds between two tries of a closed device (ours). */
const PAUSE = 5000;

/** Power-on or reset, up to a verified image in memory or the ROM monitor. */
export function* bootstrap(device: Device, cold: boolean): Io<Handover> {
  reset(device, cold);
  const closed = isMonitorClosed(device);
  const early = (yield* testItself(device, closed)) && !closed;
  const asked = bootField(activeRegister(device));
  const field = closed && asked === 0 ? AUTOBOOT : asked;
  if (field === 0) return monitor(device, early ? 'break' : 'register');
  if (early) return monitor(device, 'break', device.platform.monitor.needsReset ? interrupted(device) : '');
  const [which, loaded] = yield* on(
    race(
      running(() => autoboot(device, field)),
      running(() => heardBreak(device)),
    ),
  );
  if (which === 1) return monitor(device, 'break', interrupted(device));
  if (loaded) return { kind: 'start', path: loaded.path, content: loaded.content };
  return closed ? yield* startOver(device) : monitor(device, 'boot-failed');
}

/** With the ROM monitor closed nothing is left but to try again. */
function* startOver(device: Device): Io<Handover> {
  device.console.write('No bootable image file: flash:/\nUnable to open boot file\n');
  yield* on(device.clock.after(PAUSE));
  return { kind: 'reload', reason: 'boot failed' };
}

function monitor(device: Device, why: string, message = ''): Handover {
  device.emit(monitorEntered, { why });
  return { kind: 'rommon', message };
}

/** What a Break during the boot says, on a line of its own. */
function interrupted(device: Device): string {
  autobootStopped(device);
  return `${device.console.column > 0 ? '\n' : ''}${device.platform.monitor.aborted}\n`;
}

function reset(device: Device, cold: boolean): void {
  if (cold) recordReturn(device, 'power-on', 'power-on');
  readRegister(device);
  device.update(bootRecord, (draft) => {
    draft.since = device.clock.now;
  });
  resetMonitor(device);
  device.consolePort.speed = speedOf(activeRegister(device));
}

/** Banner and memory; true when Break came before the ROM monitor could answer it. */
function* testItself(device: Device, closed: boolean): Io<boolean> {
  let heard = false;
  for (const { ms, text } of selfTestOf(device)) {
    if (yield* listening(device, ms, closed)) heard = true;
    device.console.write(text);
  }
  return heard;
}

/** Lets time pass; true when Break came meanwhile. */
function* listening(device: Device, ms: number, closed: boolean): Io<boolean> {
  const until = device.clock.now + ms;
  let heard = false;
  while (device.clock.now < until) {
    const [which] = yield* on(race(device.clock.after(until - device.clock.now), device.consolePort.breaks));
    if (which === 0) break;
    heard = true;
    device.emit(breakPressed, { phase: 'bootstrap', heard: !closed });
  }
  return heard;
}

/** What the boot field asks for: the BOOT list in order, then the first program of flash. Undefined: nothing starts. */
function* autoboot(device: Device, field: number): Io<Loaded | undefined> {
  const list = field === 1 ? [] : bootList(device);
  for (const { path } of list) {
    const loaded = yield* loadEntry(device, path);
    if (loaded) return loaded;
  }
  if (list.length > 0)
    device.console.write('no valid BOOT image found\nFinal autoboot attempt from default boot device...\n');
  const first = yield* loadFirst(device, defaultDisk(device));
  if (first.ok) return first.value;
  if (list.length > 0 || first.error.reason !== 'missing') return undefined;
  const again = yield* loadFirst(device, defaultDisk(device));
  return again.ok ? again.value : undefined;
}

function* loadEntry(device: Device, path: string): Io<Loaded | undefined> {
  const disk = /^([a-z]+\d?(?::\d)?):$/.exec(path)?.[1];
  const loaded = disk === undefined ? yield* loadImage(device, path) : yield* loadFirst(device, disk);
  return loaded.ok ? loaded.value : undefined;
}

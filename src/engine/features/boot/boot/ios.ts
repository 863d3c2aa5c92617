import { applyConfig } from '../../../cli/config-reader.ts';
import { never, on, race, running, type Io } from '../../../kernel/io.ts';
import { ok } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { readHeader, type ImageFacts } from '../../../system/image/image-header.ts';
import { keyName, signerOf } from '../../../system/image/signer.ts';
import type { Handover, Start } from '../../../system/phase.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { startClock } from '../../base/clock/api.ts';
import { noteRefused, startupText } from '../../configuration/configuration/api.ts';
import { placeText } from '../../files/files/api.ts';
import { monitorEntered } from '../rommon/api.ts';
import { activeRegister, ignoresConfiguration, speedOf } from '../../software/config-register/api.ts';
import { afterDecompression, bootReady, bootStarted, startScreen, type StartScreen, unconfiguredStart } from './api.ts';
import { noteStarted, recordReturn, runningImage, startCount } from '../../software/software/api.ts';
import { heardBreak } from './break.ts';
import { decompressionMarks } from './marks.ts';
import { smartInit, startBanner } from './start-texts.ts';
import { sayStartMessages } from './start-messages.ts';
import { startRecord } from './state.ts';

/** Milliseconds in which a warm start puts memory in order (ours). */
const WARM = 4000;

/**
 * IOS from its compressed image on, or from memory when it is started warm. Ends by reload, or by a Break that the
 * register lets through.
 */
export function* ios(device: Device, { path, content, warm }: Start): Io<Handover> {
  device.reset(['ram']);
  device.consolePort.speed = speedOf(activeRegister(device));
  const facts = readHeader(content);
  const key = warm ? ok(warm.key) : signerOf(device, content);
  if (!facts.ok || !key.ok) return { kind: 'rommon' };
  if (!warm && (yield* unpacked(device, content)) === 'break')
    return stopped(device, 'break', 'monitor: command "boot" aborted due to user interrupt\n');
  begin(device, path, content, key.value);
  yield* on(
    race(
      running(() => system(device, facts.value, warm !== undefined)),
      running(() => heardBreak(device)),
    ),
  );
  return stopped(device, 'abort', abort(device, facts.value));
}

/** The routers that start compressed images. */
const usualScreen: StartScreen = { unpack: decompress, banner: startBanner };

const startScreenOf = (device: Device): StartScreen => device.hook(startScreen, usualScreen);

function* unpacked(device: Device, content: Content): Io<'done' | 'break'> {
  const [early] = yield* on(
    race(
      running(() => startScreenOf(device).unpack(device, content)),
      running(() => heardBreak(device)),
    ),
  );
  return early === 1 ? 'break' : 'done';
}

function* decompress(device: Device, content: Content): Io<void> {
  device.console.write('Self decompressing the image : ');
  yield* decompressionMarks(device, content);
  device.console.write(' [OK]\n');
  const ask = device.hook(afterDecompression, null);
  if (ask) yield* ask(device);
  yield* on(device.clock.after(1500));
  device.console.write(smartInit(device));
  yield* on(device.clock.after(2500));
}

function begin(device: Device, path: string, content: Content, key: ImageKey | null): void {
  startClock(device);
  noteStarted(device, { path, content, key });
  const image = placeText(device, path);
  device.emit(bootStarted, { image, key: keyName(key), count: startCount(device) });
}

/** From the banner to a system that runs until something stops it. */
function* system(device: Device, facts: ImageFacts, warm: boolean): Io<never> {
  if (warm) {
    yield* on(device.clock.after(WARM));
    device.console.write('\n');
  }
  device.console.write(`${startScreenOf(device).banner(device, facts)}\n`);
  yield* on(device.clock.after(3000));
  const configuration = yield* configured(device);
  const unconfigured = configuration === 'applied' ? null : device.hook(unconfiguredStart, null);
  if (unconfigured) yield* unconfigured(device);
  device.emit(bootReady, { image: placeText(device, runningImage(device)?.path ?? ''), configuration });
  for (const program of device.software.programs) device.spawn(program(device));
  yield* sayStartMessages(device, facts, configuration === 'applied');
  return yield* on(never);
}

/** Applies the startup configuration unless the register keeps it out. */
function* configured(device: Device): Io<'applied' | 'ignored' | 'absent'> {
  const text = startupText(device);
  if (text === undefined) return 'absent';
  if (ignoresConfiguration(activeRegister(device))) {
    device.update(startRecord, (draft) => {
      draft.configurationIgnored = true;
    });
    return 'ignored';
  }
  noteRefused(device, 'memory', yield* applyConfig(device, device.console, text, 'memory'));
  yield* on(device.clock.after(1200));
  return 'applied';
}

function stopped(device: Device, why: string, message: string): Handover {
  device.emit(monitorEntered, { why });
  return { kind: 'rommon', message: `${device.console.column > 0 ? '\n' : ''}${message}` };
}

/** What the ROM monitor says of software that Break stopped; shape of its crash report, values of this run. */
function abort(device: Device, { entryPoint, loadSize }: ImageFacts): string {
  const hex = (n: number): string => `0x${n.toString(16)}`;
  const pc = hex(entryPoint + (device.random(loadSize) & ~3));
  recordReturn(device, 'abort', `abort at PC ${pc.toUpperCase().replace('X', 'x')}`, { pc });
  return [
    '',
    '*** System received an abort due to Break Key ***',
    '',
    `signal= 0x3, code= 0x0, context= ${hex(entryPoint + loadSize)}`,
    `PC = ${pc}, Cause = 0x20, Status Reg = 0x3040a803`,
    '',
  ].join('\n');
}

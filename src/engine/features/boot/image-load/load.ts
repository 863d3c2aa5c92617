import { on, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { keyName } from '../../../system/image/signer.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { listDisk, placeText, readFile, type FileError } from '../../files/files/api.ts';
import { diskIn } from './main-disk.ts';
import { bootRefused, imageExamined } from './events.ts';
import { HASH_SPEED, signer, talkOf, type TalkStep } from './talk.ts';
import { examineContent, examineImage, firstExecutable, noDevice, type Examined, type Refusal } from './examine.ts';

/** An image in memory, verified and ready to run. */
export interface Loaded {
  readonly path: string;
  readonly content: Content;
  readonly key: ImageKey | null;
}

const ANSWER = 250;

const pause = (device: Device, ms: number): Io<void> => on(device.clock.after(Math.round(ms)));

/** Whether there is a disk in this slot. */
const present = (device: Device, path: string): boolean => {
  const disk = diskIn(device, path);
  return device.platform.disks.some((known) => known.name === disk) && listDisk(device, disk, { hidden: true }).ok;
};

function* say(device: Device, steps: readonly TalkStep[]): Io<void> {
  for (const { ms, text } of steps) {
    if (ms > 0) yield* pause(device, ms);
    device.console.write(text);
  }
}

/** The driver of a flash device is loaded before every access to it. */
export function* loadDriver(device: Device): Io<void> {
  yield* say(device, talkOf(device).driver(device));
}

/** Loads and tests the image of this path, telling what happens as the ROM monitor does. */
export function* loadImage(device: Device, path: string): Io<Result<Loaded, Refusal>> {
  if (present(device, path)) yield* loadDriver(device);
  const examined = examineImage(device, path);
  if (!examined.ok && !examined.error.loaded) {
    yield* pause(device, ANSWER);
    return fail(refuse(device, path, examined.error));
  }
  const file = readFile(device, path, { hidden: true });
  if (file.ok) yield* say(device, talkOf(device).loading(device, path, file.value));
  return examined.ok ? ok(yield* accept(device, path, examined.value)) : fail(refuse(device, path, examined.error));
}

function refuse(device: Device, path: string, refusal: Refusal): Refusal {
  const file = readFile(device, path, { hidden: true });
  const lines = talkOf(device).refused(device, path, refusal, file.ok ? file.value : undefined);
  device.console.write([...lines, ''].join('\n'));
  device.emit(bootRefused, { image: placeText(device, path), reason: refusal.reason });
  return refusal;
}

function* accept(device: Device, path: string, image: Examined): Io<Loaded> {
  const { content, key } = image;
  device.emit(imageExamined, { image: placeText(device, path), key: keyName(key) });
  yield* say(device, talkOf(device).accepted(device, path, image));
  return { path, content, key };
}

/** Loads the first program of a disk, `flash` standing for `flash0`. */
export function* loadFirst(device: Device, name: string): Io<Result<Loaded, Refusal>> {
  const disk = diskIn(device, `${name}:`);
  if (present(device, `${disk}:`)) yield* loadDriver(device);
  const first = firstExecutable(device, disk);
  yield* pause(device, ANSWER);
  if (first.ok && first.value !== undefined) return yield* loadImage(device, first.value);
  const refusal = nothingOn(device, disk, first.ok ? undefined : first.error);
  device.console.write([...refusal.lines, ''].join('\n'));
  device.emit(bootRefused, { image: `${disk}:`, reason: refusal.reason });
  return fail(refusal);
}

function nothingOn(device: Device, disk: string, error: FileError | undefined): Refusal {
  const first = `boot: cannot determine first file name on device "${disk}:"`;
  if (error === undefined)
    return {
      reason: 'missing',
      loaded: false,
      lines: [`boot: cannot determine first executable file name ondevice "${disk}:"`],
    };
  const said = noDevice(device, disk);
  return { reason: 'bad-device', loaded: false, lines: said === 'bad device name' ? [said, first] : [said] };
}

/** Tests an image that was received and is in memory, telling what happens as the ROM monitor does. */
export function* testReceived(device: Device, path: string, content: Content): Io<Result<Loaded, Refusal>> {
  device.console.write('IOS Image Load Test \n___________________ \n');
  yield* pause(device, sizeOf(content) / HASH_SPEED);
  const examined = examineContent(device, content);
  if (!examined.ok) {
    device.console.write([...examined.error.lines, ''].join('\n'));
    device.emit(bootRefused, { image: path, reason: examined.error.reason });
    return examined;
  }
  const { key } = examined.value;
  device.emit(imageExamined, { image: path, key: keyName(key) });
  if (key) device.console.write(`${signer[key.type]} \n\n`);
  return ok({ path, content, key });
}

import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { verifyImage } from '../../../system/image/image.ts';
import { acceptedKeysOf } from '../../../system/crypto/accepted-keys.ts';
import { decompressionMarks } from '../boot/api.ts';
import { type RunningImage } from '../../software/software/api.ts';
import {
  chooseSource,
  endText,
  errorText,
  judgeSignature,
  readEnd,
  readUrl,
  typedEnd,
  type End,
  type FileUrl,
} from '../../files/files/api.ts';
import { upgradeRefused } from './events.ts';

/** Bytes per millisecond that are read and hashed (ours). */
const READ_SPEED = 6000;

interface Fault {
  readonly reason: string;
  readonly words: string;
}

/** Finds the image of a warm upgrade, asking for what its name leaves out. Undefined: aborted, or the device has said what is wrong. */
export function* chooseUpgrade(session: Session, url: FileUrl): Io<End | undefined> {
  const end = yield* chooseSource(session, url);
  if (!end || end.remote) return end;
  const file = readUrl(session.device, end.url);
  if (file.ok) return end;
  missing(session, end, file.error);
  return undefined;
}

function missing(session: Session, end: End, error: Parameters<typeof errorText>[2]): void {
  session.print(errorText('opening', typedEnd(end), error));
  session.device.emit(upgradeRefused, { file: endText(end), reason: 'missing' });
}

/** What the running software finds wrong with an image before it starts it; undefined: nothing. */
function faultOf(device: Device, { url }: End, content: Content): Fault | undefined {
  const header = readHeader(content);
  if (header.ok ? header.value.kind !== 'system' : header.error === 'not-an-image')
    return { reason: 'not-an-image', words: 'File is not an image' };
  if (header.ok && header.value.machine !== device.platform.machine)
    return { reason: 'wrong-platform', words: 'Image is for another platform' };
  const { verdict, words } = judgeSignature(device, url, content);
  return verdict === 'ok' ? undefined : { reason: verdict, words };
}

/** Reads, verifies and decompresses the image of a warm upgrade. Undefined: the device has said what is wrong. */
export function* loadUpgrade(session: Session, end: End): Io<RunningImage | undefined> {
  const { device } = session;
  const file = yield* readEnd(session, end);
  if (!file.ok) {
    missing(session, end, file.error.error);
    return undefined;
  }
  yield* on(device.clock.after(Math.round(sizeOf(file.value) / READ_SPEED)));
  const fault = faultOf(device, end, file.value);
  const key = verifyImage(file.value, acceptedKeysOf(device));
  if (fault || !key.ok) {
    session.print(`Not possible to warm upgrade.\nReason: ${fault?.words ?? ''}`);
    device.emit(upgradeRefused, { file: endText(end), reason: fault?.reason ?? '' });
    return undefined;
  }
  session.write('Decompressing the image : ');
  yield* decompressionMarks(device, file.value);
  session.print('[OK]');
  return { path: endText(end), content: file.value, key: key.value };
}

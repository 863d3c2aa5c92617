import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import { md5Hex } from '../../../system/crypto/digests.ts';
import {
  imageHashes,
  imageIntegrity,
  parseImage,
  verifyImage,
  type ImageFault,
  type ParsedImage,
} from '../../../system/image/image.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import type { Device } from '../../../system/device.ts';
import { acceptedKeysOf } from '../../../system/crypto/accepted-keys.ts';
import { fileVerified } from './events.ts';
import { verification, type Verification } from './judged.ts';
import { filePolicy } from './state.ts';
import { urlText, realUrl, type FileUrl } from './url.ts';

/** Bytes hashed in a second by a router of this generation (ours). */
const HASH_RATE = 8_000_000;
/** Bytes that one dot stands for. */
const DOT = 1_048_576;

/** Milliseconds that hashing takes, a multiple of four. */
const hashTime = (bytes: number): number => 4 * Math.ceil(bytes / HASH_RATE / 0.004);

/** SHA-512 in four rows of 32 digits under a label of 22 columns, and a row of blanks. */
function hashRows(device: Device, label: string, hex: string): string {
  const rows = (device.platform.authenticity.smallLetters ? hex : hex.toUpperCase()).match(/.{32}/g) ?? [];
  return [...rows, ''].map((row, i) => (i === 0 ? label.padEnd(22) : ' '.repeat(22)) + row).join('\n');
}

/** IOS XE looks for damage before it looks at the signature. */
function* verifyIntegrity(session: Session, url: FileUrl, content: Content, image: ParsedImage): Io<void> {
  session.write(`Verifying file integrity of ${realUrl(url)}`);
  yield* dots(session, sizeOf(content));
  session.print();
  const integrity = imageIntegrity(content, image);
  if (!integrity) return;
  session.print(`Embedded Hash   SHA1 : ${integrity.embedded.toUpperCase()}`);
  session.print(`Computed Hash   SHA1 : ${integrity.computed.toUpperCase()}`);
}

/** Why an image is not accepted, in words of our own: the device's are not published. */
const faults: Readonly<Record<ImageFault, string>> = {
  'not-an-image': 'File is not an image',
  truncated: 'File is shorter than its header says',
  unsigned: 'Signature not found',
  'unknown-key': 'Signed with a key that is not in the key storage',
  'bad-signature': 'Hashes do not match',
};

/** Verifies the signature of an image and prints nothing; what it finds is logged and traced. */
export function judgeSignature(device: Device, file: FileUrl, content: Content): Verification {
  const verdict = verifyImage(content, acceptedKeysOf(device));
  return device.hook(verification, {
    file,
    content,
    verdict: verdict.ok ? 'ok' : verdict.error,
    words: verdict.ok ? '' : faults[verdict.error],
  });
}

const emitResult = (session: Session, url: FileUrl, passed: boolean): boolean => {
  session.device.emit(fileVerified, { file: urlText(url), method: 'signature', passed });
  return passed;
};

/** A file without a signature: says so, and asks whether its hash will do. */
function* verifyUnsigned(session: Session, url: FileUrl, content: Content): Io<boolean> {
  session.print(`%ERROR:Signature not found in file ${realUrl(url)}.`);
  if (yield* session.confirm('Signature not present. Proceed with verify? ')) {
    session.write(`Verifying file integrity of ${realUrl(url)}`);
    yield* dots(session, sizeOf(content));
    session.print('Done!');
    session.print(`CCO Hash        MD5 : ${md5Hex(content).toUpperCase()}`);
  }
  session.device.hook(verification, { file: url, content, verdict: 'unsigned', words: faults.unsigned });
  return emitResult(session, url, false);
}

/** Whether what was copied is verified although nobody asked: an image, under `file verify auto`. */
export const isVerifiedByItself = (device: Device, content: Content): boolean =>
  device.read(filePolicy).verifyAuto && readHeader(content).ok;

/** Prints a dot for every mebibyte, at the pace of the processor. */
export function* dots(session: Session, bytes: number): Io<void> {
  for (let left = bytes; left > 0; left -= DOT) {
    yield* on(session.device.clock.after(hashTime(Math.min(left, DOT))));
    session.write('.');
  }
}

/**
 * Verifies the signature of an image as `verify`, `copy /verify` and `reload /verify` do: hashes, then the
 * verdict. True when the device accepts it.
 */
export function* verifySignature(session: Session, url: FileUrl, content: Content): Io<boolean> {
  const { device } = session;
  const { integrityFirst, hashDone, fileMd5 } = device.platform.authenticity;
  const parsed = parseImage(content);
  if (!parsed.ok && (parsed.error === 'unsigned' || parsed.error === 'not-an-image'))
    return yield* verifyUnsigned(session, url, content);
  if (integrityFirst && parsed.ok) yield* verifyIntegrity(session, url, content, parsed.value);
  session.print('Starting image verification');
  session.write('Hash Computation:    ');
  yield* on(device.clock.after(hashTime(sizeOf(content))));
  session.print(hashDone);
  if (parsed.ok) printHashes(session, content, parsed.value);
  if (fileMd5) session.print(`CCO Hash        MD5 : ${md5Hex(content).toUpperCase()}`);
  const { verdict, words } = judgeSignature(device, url, content);
  const passed = verdict === 'ok';
  if (passed) session.print(`Digital signature successfully verified in file ${realUrl(url)}`);
  else session.print(`%ERROR: Digital signature is not valid for file ${realUrl(url)}. ${words}.`);
  return emitResult(session, url, passed);
}

/** The hash of the image as it is, and the one in its signature, as far as a key here opens it. */
function printHashes(session: Session, content: Content, image: ParsedImage): void {
  const { keyType, keyVersion } = image.envelope;
  const key = acceptedKeysOf(session.device).find(({ type, version }) => type === keyType && version === keyVersion);
  if (!key) return;
  const { computed, embedded } = imageHashes(content, image, key);
  session.print(hashRows(session.device, 'Computed Hash   SHA2: ', computed));
  if (embedded) session.print(hashRows(session.device, 'Embedded Hash   SHA2: ', embedded));
}

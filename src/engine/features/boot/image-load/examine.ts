import { fail, ok, type Result } from '../../../kernel/result.ts';
import { type Content, read, sizeOf } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { readHeader, type ImageFacts } from '../../../system/image/image-header.ts';
import { parseImage } from '../../../system/image/image.ts';
import { signerOf } from '../../../system/image/signer.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { listDisk, readFile, type FileError } from '../../files/files/api.ts';
import { diskIn } from './main-disk.ts';

/** Why an image is not started, with the lines that the ROM monitor prints. `loaded`: it was read into memory before. */
export interface Refusal {
  readonly reason: string;
  readonly lines: readonly string[];
  readonly loaded: boolean;
}

/** An image that passed its load test. */
export interface Examined {
  readonly content: Content;
  readonly facts: ImageFacts;
  /** Null where images are not signed. */
  readonly key: ImageKey | null;
}

/** A chance to refuse an image that passed every other test, or to word a refusal differently (a revoked key). */
export const refusals = defineHook<{
  readonly content: Content;
  readonly key: ImageKey | null | undefined;
  readonly refusal: Refusal | undefined;
}>('image-load.refusals');

const hex = (n: number): string => `0x${n.toString(16)}`;

const refusal = (reason: string, ...lines: readonly string[]): Refusal => ({ reason, lines, loaded: false });
const unverified = (reason: string, ...lines: readonly string[]): Refusal => ({ reason, lines, loaded: true });

/** What the ROM monitor says of a slot with nothing in it, and of a device that it does not know. */
export const noDevice = ({ platform }: Device, disk: string): string =>
  platform.disks.some(({ name, kind }) => name === disk && kind === 'disk')
    ? `${disk}: CompactFlash not present.`
    : 'bad device name';

const missing = (device: Device, path: string, error: FileError): Refusal =>
  error === 'No such device' || error === 'Invalid DOS media or no media in slot'
    ? refusal('bad-device', noDevice(device, diskIn(device, path)))
    : refusal(
        'missing',
        `boot of "${path}" failed`,
        'error returned: File boot failed -- File not accessible',
        'loadprog: error - on file open',
      );

const magic = (content: Content): number => read(content, 0, 4).reduce((sum, byte) => sum * 256 + byte, 0);

function shortRead(content: Content, due: number): Refusal {
  return refusal('truncated', `loadprog: error - file read: requested ${hex(due)} bytes, got ${hex(sizeOf(content))}`);
}

/** What the loader finds before it looks for a signature. */
function structural(device: Device, content: Content): Result<ImageFacts, Refusal> {
  const header = readHeader(content);
  if (!header.ok && header.error === 'truncated') return fail(shortRead(content, 0x10000));
  if (!header.ok || header.value.kind !== 'system')
    return fail(refusal('not-an-image', `loadprog: bad file magic number:      ${hex(magic(content))}`));
  const { machine, declaredSize } = header.value;
  if (machine !== device.platform.machine)
    return fail(refusal('wrong-platform', `loadprog: error - Invalid image for platform, e_machine = ${machine}`));
  return sizeOf(content) < declaredSize ? fail(shortRead(content, declaredSize)) : ok(header.value);
}

function signature(device: Device, content: Content): Result<ImageKey | null, Refusal> {
  const verified = signerOf(device, content);
  if (verified.ok) return verified;
  const failed = 'RSA Signature Verification Failed ...';
  switch (verified.error) {
    case 'unsigned':
      return fail(unverified('unsigned', 'Image is not digitally signed.', failed));
    case 'unknown-key': {
      const parsed = parseImage(content);
      const named = parsed.ok
        ? `${parsed.value.envelope.keyType} key version ${parsed.value.envelope.keyVersion}`
        : 'signing key';
      return fail(unverified('unknown-key', `The ${named} is not in the key storage.`, failed));
    }
    case 'bad-signature':
    case 'truncated':
    case 'not-an-image':
      return fail(unverified('bad-signature', 'The image does not match its digital signature.', failed));
  }
}

/** The whole load test of a file, nothing printed: bytes, platform, signature. The path names device and file. */
export function examineImage(device: Device, path: string): Result<Examined, Refusal> {
  const way = /^(tftp|ftp|rcp|mop):/i.exec(path)?.[1];
  if (way !== undefined) {
    const instead = device.platform.monitor.downloads ? ', use tftpdnld' : '';
    return fail(refusal('network', `${way.toUpperCase()}: no network in this ROM monitor${instead}`));
  }
  const file = readFile(device, path, { hidden: true });
  if (!file.ok) return fail(missing(device, path, file.error));
  return examineContent(device, file.value);
}

/** The load test of an image that is in memory. */
export function examineContent(device: Device, content: Content): Result<Examined, Refusal> {
  const facts = structural(device, content);
  if (!facts.ok) return facts;
  const key = signature(device, content);
  const judged = device.hook(refusals, {
    content,
    key: key.ok ? key.value : undefined,
    refusal: key.ok ? undefined : key.error,
  });
  if (judged.refusal) return fail(judged.refusal);
  return key.ok ? ok({ content, facts: facts.value, key: key.value }) : key;
}

const isExecutable = (content: Content): boolean => {
  const header = readHeader(content);
  return header.ok ? header.value.kind === 'system' : header.error === 'truncated';
};

/** Path of the first file of a disk that looks like a program; secured files count, directories do not. */
export function firstExecutable(device: Device, disk: string): Result<string | undefined, FileError> {
  const listed = listDisk(device, disk, { hidden: true });
  if (!listed.ok) return listed;
  const found = listed.value.find(
    ({ kind, path, content }) => kind === 'file' && !path.includes('/') && isExecutable(content),
  );
  return ok(found && `${disk}:${found.path}`);
}

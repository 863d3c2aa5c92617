import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { EpochMillis } from '../../../kernel/calendar.ts';
import { read, sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { diskOf, type FileError } from './disk.ts';
import { readLocal } from './local.ts';
import { filePolicy } from './state.ts';
import { parseUrl, type FileUrl } from './url.ts';
import { body } from './parts.ts';

export { clientSettings } from './client-settings.ts';
export { copyTexts, uploadStyle, type CopyTexts, type UploadStyle } from './copy-texts.ts';
export { clusters, diskOf, diskSpace, linearOf, taken, type FileError } from './disk.ts';
export { linearWork, type LinearWork } from './linear-work.ts';
export type { StoredDisk, StoredEntry } from './state.ts';
export { virtualFiles, type End, type Stored, type VirtualFile } from './place.ts';
export {
  allPrefixes,
  baseName,
  diskPrefixes,
  fileUrl,
  localPrefixes,
  parseUrl,
  placeText,
  realUrl,
  typedUrl,
  urlText,
  type FileUrl,
} from './url.ts';
export { secureCalls, type SecureCall, type SecureCalls, type SecureFault } from './secure-calls.ts';
export { urlType } from './url-type.ts';
export type { Upload } from './upload.ts';
export { verification, type Verification } from './judged.ts';

export const changeEntries = body.fn('changeEntries');
export const chooseSource = body.fn('chooseSource');
export const emptyDisk = body.fn('emptyDisk');
export const endText = body.fn('endText');
export const errorText = body.fn('errorText');
export const fetchRemote = body.fn('fetchRemote');
export const fileInformation = body.fn('fileInformation');
export const namedEnd = body.fn('namedEnd');
export const hideFile = body.fn('hideFile');
export const partitionSectors = body.fn('partitionSectors');
export const judgeSignature = body.fn('judgeSignature');
export const readEnd = body.fn('readEnd');
export const removeFile = body.fn('removeFile');
export const storeRemote = body.fn('storeRemote');
export const uploadTo = body.fn('uploadTo');
export const isDirectory = body.fn('isDirectory');
export const readRate = body.fn('readRate');
export const typedEnd = body.fn('typedEnd');
export const verifySignature = body.fn('verifySignature');
export const writeFile = body.fn('writeFile');

/** What somebody who looks at a disk sees of one file or directory. */
export interface Listed {
  /** From the root, without a leading slash. */
  readonly path: string;
  readonly kind: 'file' | 'directory';
  /** Bytes; 0 for directories. */
  readonly size: number;
  readonly modified: EpochMillis;
  readonly hidden: boolean;
  readonly content: Content;
  /** Its number in `dir`: place among everything on the disk, from 1. */
  readonly index: number;
}

/** What is on a disk (`flash0`), in directory order. `hidden`: secured files too, as the ROM monitor lists them. */
export function listDisk(
  device: Device,
  disk: string,
  { hidden }: { readonly hidden: boolean },
): Result<readonly Listed[], FileError> {
  const found = diskOf(device, disk);
  if (!found.ok) return found;
  const listed = found.value.entries.map((entry, i) => ({
    ...entry,
    size: entry.kind === 'file' ? sizeOf(entry.content) : 0,
    index: i + 1,
  }));
  return ok(listed.filter((entry) => !entry.deleted && (hidden || !entry.hidden)));
}

/** Number of a file on a disk with inodes, made from its bytes (ours). */
export const inodeOf = (content: Content): number => 11 + ((read(content, sizeOf(content) >> 1, 1)[0] ?? 0) & 0x1f);

/** Content of a local file: `flash0:name`, `flash:/dir/name`, `nvram:startup-config`. `hidden` also opens secured files. */
export function readFile(device: Device, url: string, { hidden = false } = {}): Result<Content, FileError> {
  const parsed = parseUrl(device, url);
  return parsed ? readLocal(device, parsed, hidden) : fail('No such device');
}

/** Content of a local file, named as `urlType` reads it. */
export const readUrl = (device: Device, url: FileUrl): Result<Content, FileError> => readLocal(device, url);

/** Whether every image that is copied or reloaded is verified: `file verify auto`. */
export const verifiesAutomatically = (device: Device): boolean => device.read(filePolicy).verifyAuto;

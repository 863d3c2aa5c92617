import { fail, type Result } from '../../../kernel/result.ts';
import { sizeOf, textOf, type Content } from '../../../system/content.ts';
import { md5Hex, sha512Hex } from '../../../system/crypto/digests.ts';
import { defineFact, type Device } from '../../../system/device.ts';
import { acceptedKeysOf } from '../../../system/crypto/accepted-keys.ts';
import { verifyImage } from '../../../system/image/image.ts';
import { diskOf, diskSpace, findEntry, type FileError } from './disk.ts';
import { readLocal } from './local.ts';
import { filePolicy } from './state.ts';
import { parseUrl } from './url.ts';

/** What is really there: facts see secured files too. */
function contentAt(device: Device, of: string): Result<Content, FileError> {
  const url = parseUrl(device, of);
  return url ? readLocal(device, url, true) : fail('No such device');
}

function read<T>(device: Device, of: string, value: (content: Content) => T): T | null {
  const content = contentAt(device, of);
  return content.ok ? value(content.value) : null;
}

const verdict = (content: Content, device: Device): string => {
  const verified = verifyImage(content, acceptedKeysOf(device));
  return verified.ok ? '' : verified.error;
};

const FILE = 'file, as `flash0:name`';

/** `flash0:backup.cfg hostname R1`: a file, a blank, and the line looked for. */
function hasLine(device: Device, of: string): boolean {
  const blank = of.indexOf(' ');
  const text = read(device, of.slice(0, Math.max(0, blank)), textOf);
  const wanted = of.slice(blank + 1).trim();
  return text?.split(/\r?\n/).some((line) => line.trim() === wanted) ?? false;
}

export const facts = [
  defineFact({
    id: 'files.exists',
    kind: 'flag',
    of: FILE,
    describe: 'Whether the file is there, secured or not',
    read: (d, of) => contentAt(d, of).ok,
  }),
  defineFact({
    id: 'files.visible',
    kind: 'flag',
    of: FILE,
    describe: 'Whether IOS lists the file: it is there and not secured',
    read(device, of) {
      const url = parseUrl(device, of);
      return url !== undefined && readLocal(device, url).ok;
    },
    whyNot: (d, of) => (contentAt(d, of).ok ? 'it is secured' : 'there is no such file'),
  }),
  defineFact({
    id: 'files.hidden',
    kind: 'flag',
    of: FILE,
    describe: 'Whether the file is there but secured, so that IOS does not list it',
    read(device, of) {
      const url = parseUrl(device, of);
      const entry = url && findEntry(device, url, true);
      return entry?.ok === true && entry.value.hidden;
    },
  }),
  defineFact({
    id: 'files.size',
    kind: 'number',
    nullable: true,
    of: FILE,
    describe: 'Size of the file in bytes',
    read: (d, of) => read(d, of, sizeOf),
  }),
  defineFact({
    id: 'files.md5',
    kind: 'text',
    nullable: true,
    of: FILE,
    describe: 'MD5 of the file, lower-case hexadecimal',
    read: (d, of) => read(d, of, md5Hex),
  }),
  defineFact({
    id: 'files.digest',
    kind: 'text',
    nullable: true,
    of: FILE,
    describe: 'SHA-512 of the file, lower-case hexadecimal',
    read: (d, of) => read(d, of, sha512Hex),
  }),
  defineFact({
    id: 'files.trusted',
    kind: 'flag',
    of: FILE,
    describe: 'Whether the file is an image whose signature this device accepts',
    read: (d, of) => read(d, of, (content) => verifyImage(content, acceptedKeysOf(d)).ok) ?? false,
    whyNot: (d, of) => read(d, of, (content) => verdict(content, d)) ?? 'there is no such file',
  }),
  defineFact({
    id: 'files.has-line',
    kind: 'flag',
    of: 'file, a blank, and a line',
    describe: 'Whether a text file has this line, leading blanks aside',
    read: hasLine,
  }),
  defineFact({
    id: 'files.names',
    kind: 'list',
    of: 'disk, as `flash0`',
    describe: 'Paths of all files that IOS lists on a disk',
    read(device, of) {
      const disk = diskOf(device, of);
      return disk.ok ? disk.value.entries.filter((e) => e.kind === 'file' && !e.hidden).map((e) => e.path) : [];
    },
  }),
  defineFact({
    id: 'files.free',
    kind: 'number',
    of: 'disk, as `flash0`',
    describe: 'Free bytes of a disk',
    read: (d, of) => diskSpace(d, of).free,
  }),
  defineFact({
    id: 'files.verify-auto',
    kind: 'flag',
    describe: 'Whether every copied image is verified: `file verify auto`',
    read: (d) => d.read(filePolicy).verifyAuto,
  }),
  defineFact({
    id: 'files.prompt',
    kind: 'text',
    describe: 'How much the file commands ask: alert, noisy or quiet',
    read: (d) => d.read(filePolicy).prompt,
  }),
];

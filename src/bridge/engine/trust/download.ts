import {
  md5Hex,
  parseImage,
  read,
  sha512Hex,
  SIGNATURE_BYTES,
  sizeOf,
  readFile,
  type Content,
  type Lab,
} from '../../../engine/index.ts';
import { arrivalLines, signatureLines, type Checked } from './check-lines.ts';
import { learnDigests } from './learn-digests.ts';
import { prepareTrust, viewKeys, viewTrust, type Allowed, type TrustView } from './trust-view.ts';

/** A file of a device: `flash0:name`. */
export interface FileOfDevice {
  readonly device: string;
  readonly path: string;
}

/** A file as it was when somebody began to save it. */
export interface Taken {
  readonly id: number;
  /** A name that every file system takes. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Shell lines that check a saved file. */
export interface FileCheck {
  /** Whether it arrived as it is in the lab. */
  readonly arrived: readonly string[];
  /** Whether a key signed it; none where there is no signature to look at. */
  readonly signed: readonly string[];
  /** The key that the lines use. */
  readonly key: string;
}

/** Questions about keys and files. `type`, not `interface`: it is part of one. */
export type TrustCalls = {
  /** What the page may see of files, keys and chains of trust, as it is now. */
  trust(argument: null): TrustView;
  /** Begins to save a file; it stays as it is now until the next one is begun. Throws when there is none to be seen. */
  takeFile(argument: FileOfDevice): Taken;
  /** Bytes of the file that is being saved, from `offset` on, at most one MiB. */
  filePiece(argument: { readonly id: number; readonly offset: number }): Uint8Array;
  /** How to check a saved file; `key` is the one to verify with, the one that the file names when absent. */
  checkFile(argument: FileOfDevice & { readonly key?: string }): FileCheck;
};

const PIECE = 0x100000;
const LONGEST_NAME = 120;

/** The last part of a path as a name that browsers leave alone. */
export const saveName = (path: string): string =>
  path
    .replace(/^.*[:/]/, '')
    .replace(/^\.+/, '')
    .replaceAll(/[^\w.+-]/g, '_')
    .slice(0, LONGEST_NAME) || 'file';

const DEFAULT_KEY = 'production-a';

interface Looked {
  readonly lab: Lab;
  readonly allowed: Allowed;
}

/** Content of a file that the page may see. */
function contentOf({ lab, allowed }: Looked, { device: name, path }: FileOfDevice): Content {
  const device = lab.device(name);
  const seen = viewTrust(lab, { ...(allowed.hiddenFiles && { hiddenFiles: true }) });
  const disks = seen.devices.find((one) => one.name === name)?.disks ?? [];
  const listed = disks.some(({ files }) => files.some((file) => file.path === path));
  const file = device && listed ? readFile(device, path, { hidden: true }) : undefined;
  if (!file?.ok) throw new Error(`There is no ${path} on ${name} any more.`);
  return file.value;
}

const CARRY_NONE = ['unsigned', 'not-an-image'];

/** The key to verify with. Null: no signature. Only who may see the chain of trust is told that, and the key's name. */
function signer({ allowed }: Looked, content: Content): string | null {
  if (sizeOf(content) <= SIGNATURE_BYTES) return null;
  if (!allowed.trustView) return DEFAULT_KEY;
  const image = parseImage(content);
  if (!image.ok) return CARRY_NONE.includes(image.error) ? null : DEFAULT_KEY;
  const { keyType, keyVersion } = image.value.envelope;
  return `${keyType}-${keyVersion.toLowerCase()}`;
}

function checkOf(looked: Looked, checked: Checked, content: Content, wanted: string | undefined): FileCheck {
  const keys = viewKeys(looked.lab, looked.allowed);
  const named = signer(looked, content);
  const key = keys.find(({ id }) => id === (wanted ?? named))?.id ?? DEFAULT_KEY;
  const arrived = arrivalLines(checked);
  const signed = named === null ? [] : signatureLines(checked, { length: SIGNATURE_BYTES, key: `${key}.pem` });
  return { arrived, signed, key };
}

/** Answers questions about the files and keys of the lab that is open. */
export function trustCalls(current: () => Looked, breathe: () => Promise<void>) {
  let taken: { readonly id: number; readonly content: Content } | undefined;
  let last = 0;
  return {
    trust: async (): Promise<TrustView> => {
      const { lab, allowed } = current();
      await prepareTrust(lab, allowed, breathe);
      return viewTrust(lab, allowed);
    },
    takeFile: (file: FileOfDevice): Taken => {
      const content = contentOf(current(), file);
      last += 1;
      taken = { id: last, content };
      return { id: last, name: saveName(file.path), size: sizeOf(content) };
    },
    filePiece: ({ id, offset }: { readonly id: number; readonly offset: number }): Uint8Array => {
      if (taken?.id !== id) throw new Error('Another file is being saved.');
      const piece = read(taken.content, offset, PIECE);
      if (offset + piece.length >= sizeOf(taken.content)) taken = undefined;
      return piece;
    },
    checkFile: async ({ key, ...file }: FileOfDevice & { readonly key?: string }): Promise<FileCheck> => {
      const looked = current();
      const content = contentOf(looked, file);
      await learnDigests(['sha512', 'md5'], content, breathe);
      const checked = {
        name: saveName(file.path),
        size: sizeOf(content),
        sha512: sha512Hex(content),
        md5: md5Hex(content),
      };
      return checkOf(looked, checked, content, key);
    },
  };
}

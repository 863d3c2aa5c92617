import { fail, ok, type Result } from '../../kernel/result.ts';
import { concat, latin1Decode, toHex, utf8Encode } from '../bytes.ts';
import { type Content, read } from '../content.ts';
import { elfPrelude, readElf, recordPrelude } from './image-elf.ts';
import { isKeyType } from './image-envelope.ts';
import {
  decodeFields,
  encodeFields,
  type Field,
  numberField,
  numberOfField,
  readUint,
  textField,
  textOfField,
  uint32,
} from './image-fields.ts';
import type { ImageKey } from '../crypto/training-keys.ts';

/** What an image says of itself. Nothing of it is to be believed before the signature is verified. */
export interface ImageHeader {
  /** `system`: an ELF file that a ROM monitor starts. `rom-monitor`: an S-record file for `upgrade rom-monitor`. */
  readonly kind: 'system' | 'rom-monitor';
  /** `C2900` */
  readonly family: string;
  /** `UNIVERSALK9` */
  readonly featureSet: string;
  /** `15.4(3)M` */
  readonly version: string;
  /** `03.07.04.S`: release of IOS XE, where it differs from the version of IOS in it. */
  readonly release?: string;
  /** `RELEASE SOFTWARE (fc1)` */
  readonly build: string;
  /** `Mon 21-Jul-14 20:05 by prod_rel_team` */
  readonly compiled: string;
  /** `1986-2014` */
  readonly copyright: string;
  /** Signing keys that the image carries, to be added to a device's key storage. */
  readonly bundledKeys: readonly ImageKey[];
  /** What a forged image does besides what it should. */
  readonly behaviour?: ImageBehaviour;
}

/** What the author of a forged image built into it. */
export interface ImageBehaviour {
  /** Configuration lines in force while the image runs, in no file. */
  readonly configuration: readonly string[];
  /** Log messages that say something else: mnemonic (`SYS-5-CONFIG_I`) and the text shown instead; empty hides it. */
  readonly messages: readonly { readonly mnemonic: string; readonly text: string }[];
}

/** The header and what the ELF header in front of it adds. Sizes in bytes. */
export interface ImageFacts extends ImageHeader {
  /** ELF machine number; 0 for a ROM monitor image, which is no ELF file. */
  readonly machine: number;
  readonly entryPoint: number;
  /** Bytes a ROM monitor loads: `program load complete, entry point: ..., size: ...`. */
  readonly loadSize: number;
  /** Memory the image takes when it runs. */
  readonly runSize: number;
  /** Size that the whole file should have. */
  readonly declaredSize: number;
  /** Where the signature envelope begins; undefined in an unsigned image. */
  readonly envelopeAt: number | undefined;
}

/** Everything of an image file that is written before its payload. */
export interface HeaderSpec {
  readonly header: ImageHeader;
  readonly machine: number;
  readonly size: number;
  readonly envelopeAt: number | undefined;
}

const PRELUDE_BYTES = 512;
const MAGIC = utf8Encode('BOOTSET1');
const LARGEST_HEADER = 0x10000;
const NOTICE = 'Bootset training image. Holds no vendor code; what follows the header is generated noise.';

const tags = {
  notice: 1,
  family: 2,
  featureSet: 3,
  version: 4,
  build: 5,
  compiled: 6,
  copyright: 7,
  size: 8,
  envelopeAt: 9,
  bundledKey: 10,
  configuration: 11,
  message: 12,
  release: 13,
} as const;

/** The bytes of a file up to its payload: ELF header or S-record, magic, length, fields, zeros up to a multiple of 512. */
export function encodeHeader({ header, machine, size, envelopeAt }: HeaderSpec): Uint8Array {
  const fields = encodeFields([
    textField(tags.notice, NOTICE),
    textField(tags.family, header.family),
    textField(tags.featureSet, header.featureSet),
    textField(tags.version, header.version),
    textField(tags.build, header.build),
    textField(tags.compiled, header.compiled),
    textField(tags.copyright, header.copyright),
    numberField(tags.size, size),
    ...(envelopeAt === undefined ? [] : [numberField(tags.envelopeAt, envelopeAt)]),
    ...header.bundledKeys.map(keyField),
    ...(header.release === undefined ? [] : [textField(tags.release, header.release)]),
    ...(header.behaviour?.configuration ?? []).map((line) => textField(tags.configuration, line)),
    ...(header.behaviour?.messages ?? []).map(({ mnemonic, text }) => textField(tags.message, `${mnemonic} ${text}`)),
  ]);
  const body = concat(MAGIC, uint32(fields.length), fields);
  const payloadAt = PRELUDE_BYTES + Math.ceil(body.length / PRELUDE_BYTES) * PRELUDE_BYTES;
  const layout = { payloadAt, payloadEnd: envelopeAt ?? size, size, machine };
  const prelude = header.kind === 'system' ? elfPrelude(layout) : recordPrelude(header.family);
  return concat(
    prelude,
    new Uint8Array(PRELUDE_BYTES - prelude.length),
    body,
    new Uint8Array(payloadAt - PRELUDE_BYTES - body.length),
  );
}

type HeaderRead = Result<ImageFacts, 'not-an-image' | 'truncated'>;

const headers = new WeakMap<Content, HeaderRead>();

/** Reads what an image says of itself from its bytes. `truncated` when the file ends within the header. */
export function readHeader(content: Content): HeaderRead {
  const known = headers.get(content) ?? headerOf(content);
  headers.set(content, known);
  return known;
}

function headerOf(content: Content): HeaderRead {
  const start = read(content, 0, PRELUDE_BYTES + MAGIC.length + 4);
  const elf = readElf(start);
  const isRecord = latin1Decode(start.subarray(0, 2)) === 'S0';
  if (!elf && !isRecord) return fail('not-an-image');
  if (start.length < PRELUDE_BYTES + MAGIC.length + 4) return fail(elf ? 'truncated' : 'not-an-image');
  const length = readUint(start, PRELUDE_BYTES + MAGIC.length, 4);
  if (toHex(start.subarray(PRELUDE_BYTES, PRELUDE_BYTES + MAGIC.length)) !== toHex(MAGIC) || length > LARGEST_HEADER)
    return fail('not-an-image');
  const bytes = read(content, start.length, length);
  if (bytes.length < length) return fail('truncated');
  const fields = decodeFields(bytes);
  const header = fields && decodeHeader(fields, elf ? 'system' : 'rom-monitor');
  const declaredSize = fields && numberOfField(fields, tags.size);
  if (!header || declaredSize === undefined) return fail('not-an-image');
  const place = elf ?? { machine: 0, entryPoint: 0, loadSize: declaredSize, runSize: declaredSize };
  return ok({ ...header, ...place, declaredSize, envelopeAt: numberOfField(fields, tags.envelopeAt) });
}

function decodeHeader(fields: readonly Field[], kind: ImageHeader['kind']): ImageHeader | undefined {
  const family = textOfField(fields, tags.family);
  const featureSet = textOfField(fields, tags.featureSet);
  const version = textOfField(fields, tags.version);
  const build = textOfField(fields, tags.build);
  const compiled = textOfField(fields, tags.compiled);
  const copyright = textOfField(fields, tags.copyright);
  const all = (tag: number): readonly Field[] => fields.filter((field) => field.tag === tag);
  const bundledKeys = all(tags.bundledKey).map(readKey);
  if (
    !family ||
    !featureSet ||
    !version ||
    !build ||
    !compiled ||
    !copyright ||
    !bundledKeys.every((key) => key !== undefined)
  )
    return undefined;
  const release = textOfField(fields, tags.release);
  const named = release === undefined ? {} : { release };
  const header: ImageHeader = { kind, family, featureSet, version, ...named, build, compiled, copyright, bundledKeys };
  const configuration = all(tags.configuration).map(({ value }) => latin1Decode(value));
  const messages = all(tags.message).map(({ value }) => readMessage(latin1Decode(value)));
  return configuration.length + messages.length > 0 ? { ...header, behaviour: { configuration, messages } } : header;
}

function readMessage(text: string): ImageBehaviour['messages'][number] {
  const space = text.indexOf(' ');
  return space < 0 ? { mnemonic: text, text: '' } : { mnemonic: text.slice(0, space), text: text.slice(space + 1) };
}

/** A key as four parts: type, version, exponent and modulus in hexadecimal, with blanks between. */
const keyField = ({ type, version, exponent, modulus }: ImageKey): Field =>
  textField(tags.bundledKey, `${type} ${version} ${exponent.toString(16)} ${modulus}`);

function readKey({ value }: Field): ImageKey | undefined {
  const [type, version, exponent, modulus] = latin1Decode(value).split(' ');
  if (!isKeyType(type) || !version || !/^[\da-f]{1,8}$/.test(exponent ?? '') || !/^[\da-f]+$/.test(modulus ?? ''))
    return undefined;
  return { type, version, exponent: Number.parseInt(exponent ?? '', 16), modulus: modulus ?? '' };
}

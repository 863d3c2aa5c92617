import { concat, toHex, utf8Encode } from '../bytes.ts';
import { readUint, uint16, uint32 } from './image-fields.ts';

/** Entry point of IOS images on these routers, and what a running image takes beyond its file (one real sample). */
const ENTRY_POINT = 0x81000000;
const RUN_EXTRA = 179052;

const HEADER_BYTES = 52;
const PROGRAM_BYTES = 32;
const SECTION_BYTES = 40;
const NAMES_AT = 320;
const NAMES = '\0.shstrtab\0.training\0.text\0.envelope\0';
const TRAINING_AT = 512;

/** The first bytes of every ELF file that a router takes: 32 bits, big-endian. */
const IDENT = '7f454c46010201';

interface Layout {
  readonly machine: number;
  readonly payloadAt: number;
  readonly payloadEnd: number;
  readonly size: number;
}

/** ELF header, one program header, sections for names, training header, payload and, if signed, envelope. */
export function elfPrelude({ machine, payloadAt, payloadEnd, size }: Layout): Uint8Array {
  const sections = [
    section('', 0, 0, 0),
    section('.shstrtab', 3, NAMES_AT, NAMES.length),
    section('.training', 1, TRAINING_AT, payloadAt - TRAINING_AT),
    section('.text', 1, payloadAt, payloadEnd - payloadAt),
    ...(payloadEnd < size ? [section('.envelope', 1, payloadEnd, size - payloadEnd)] : []),
  ];
  const sectionsAt = HEADER_BYTES + PROGRAM_BYTES;
  const header = concat(
    Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    ...[2, machine].map(uint16),
    ...[1, ENTRY_POINT, HEADER_BYTES, sectionsAt, 0].map(uint32),
    ...[HEADER_BYTES, PROGRAM_BYTES, 1, SECTION_BYTES, sections.length, 1].map(uint16),
  );
  const program = concat(
    ...[1, payloadAt, ENTRY_POINT, ENTRY_POINT, payloadEnd - payloadAt, size + RUN_EXTRA, 7, 32].map(uint32),
  );
  const tables = concat(header, program, ...sections);
  return concat(tables, new Uint8Array(NAMES_AT - tables.length), utf8Encode(NAMES));
}

function section(name: string, type: number, at: number, length: number): Uint8Array {
  const address = name === '.text' ? ENTRY_POINT : 0;
  return concat(...[NAMES.indexOf(`${name}\0`), type, 0, address, at, length, 0, 0, 1, 0].map(uint32));
}

/** What a ROM monitor reads of an ELF header, or undefined when it is none. */
export function readElf(
  bytes: Uint8Array,
):
  | { readonly machine: number; readonly entryPoint: number; readonly loadSize: number; readonly runSize: number }
  | undefined {
  if (toHex(bytes.subarray(0, IDENT.length / 2)) !== IDENT) return undefined;
  return {
    machine: readUint(bytes, 18, 2),
    entryPoint: readUint(bytes, 24, 4),
    loadSize: readUint(bytes, HEADER_BYTES + 16, 4),
    runSize: readUint(bytes, HEADER_BYTES + 20, 4),
  };
}

/** The S0 record that opens a ROM monitor image, naming its family. */
export function recordPrelude(family: string): Uint8Array {
  const text = utf8Encode(`${family} ROM monitor, training image`);
  const record = concat(Uint8Array.of(text.length + 3, 0, 0), text);
  const sum = record.reduce((total, byte) => total + byte, 0);
  return utf8Encode(`S0${toHex(concat(record, Uint8Array.of(~sum))).toUpperCase()}\r\n`);
}

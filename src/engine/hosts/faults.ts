import { toHex } from '../system/bytes.ts';
import { patch, read, sizeOf, type Content } from '../system/content.ts';
import { canonical } from './paths.ts';

/** What is wrong with a server, or with one of its files. SPEC.md says what each does. */
export type Fault =
  | { readonly kind: 'refuses' }
  | { readonly kind: 'silent' }
  /** Once so many bytes of a file have gone over. */
  | { readonly kind: 'stops'; readonly after: number; readonly how: 'silent' | 'closes' }
  /** Bytes from `at` on, of every file that it sends. */
  | { readonly kind: 'alters'; readonly at: number; readonly by: { readonly xor: number } | { readonly hex: string } }
  | { readonly kind: 'full' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'wrong-account' };

/** Those kinds of fault that a server can have. */
export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { readonly kind: Kind }>;

/** A server of files with what is wrong with it. */
export interface Faulty {
  readonly fault?: Fault | undefined;
  /** Faults of single files, by their absolute paths; they go before that of the server. */
  readonly files?: readonly { readonly path: string; readonly fault: Fault }[] | undefined;
}

/** What is wrong where this file is concerned. */
export const faultAt = ({ fault, files = [] }: Faulty, path: string): Fault | undefined =>
  files.find((one) => canonical(one.path) === path)?.fault ?? fault;

/** What a file holds once it is sent by a server with this fault. */
export function altered(content: Content, fault: Fault | undefined): Content {
  if (fault?.kind !== 'alters' || fault.at >= sizeOf(content)) return content;
  const { at, by } = fault;
  if ('hex' in by) return patch(content, { at, hex: by.hex });
  const [byte = 0] = read(content, at, 1);
  return patch(content, { at, hex: toHex(Uint8Array.of(byte ^ (by.xor & 255))) });
}

/** Bytes after which a server with this fault stops. */
export const stopsAfter = (fault: Fault | undefined): number => (fault?.kind === 'stops' ? fault.after : Infinity);

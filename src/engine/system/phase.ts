import type { Content } from './content.ts';
import type { ImageKey } from './crypto/training-keys.ts';

/** What has the console now. */
export type Phase = 'off' | 'bootstrap' | 'rommon' | 'ios';

/** Why a program gave the console up. */
export type Handover =
  | { readonly kind: 'reload'; readonly reason: string }
  /** Into the ROM monitor; `message` is printed before its prompt. */
  | { readonly kind: 'rommon'; readonly message?: string }
  | Start;

/** Start a verified image; `path` is where it was loaded from, `flash0:name`. */
export interface Start {
  readonly kind: 'start';
  readonly path: string;
  readonly content: Content;
  /** The software before starts it, without the ROM monitor: the key that had verified it. */
  readonly warm?: { readonly key: ImageKey | null };
}

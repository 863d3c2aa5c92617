import type { Millis } from '../../../kernel/clock.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import type { Examined, Refusal } from './examine.ts';

/** Something the ROM monitor prints after so many milliseconds. */
export interface TalkStep {
  readonly ms: Millis;
  readonly text: string;
}

/** What a ROM monitor prints while it loads an image. */
export interface LoadTalk {
  /** Before every access to a disk. */
  driver(device: Device): readonly TalkStep[];
  /** From the file, as it was found, to the verification of its signature. */
  loading(device: Device, path: string, content: Content): readonly TalkStep[];
  accepted(device: Device, path: string, image: Examined): readonly TalkStep[];
  refused(device: Device, path: string, refusal: Refusal, content: Content | undefined): readonly string[];
}

/** Platforms whose ROM monitor talks differently tap this. */
export const loadTalk = defineHook<LoadTalk>('image-load.talk');

/** Bytes per millisecond read from flash, and hashed for the signature. */
const READ_SPEED = 9000;
export const HASH_SPEED = 12_000;
const DRIVER = 600;
const START = 1200;

export const signer: Readonly<Record<ImageKey['type'], string>> = {
  production: 'Digitally Signed Release Software',
  special: 'Digitally Signed Development Software',
  rollover: 'Digitally Signed Revocation Software',
};

const hex = (n: number): string => `0x${n.toString(16)}`;

/** The routers with a ROM monitor of IOS 15. */
const usual: LoadTalk = {
  driver({ platform }) {
    const { entry, size } = platform.monlib;
    return [{ ms: DRIVER, text: `program load complete, entry point: ${entry}, size: ${size}\n` }];
  },
  loading: (_, __, content) => [
    { ms: sizeOf(content) / READ_SPEED, text: '\n\nIOS Image Load Test\n___________________\n' },
    { ms: sizeOf(content) / HASH_SPEED, text: '' },
  ],
  accepted: (_, __, { facts, key }) => [
    { ms: 0, text: key ? `${signer[key.type]}\n` : '' },
    { ms: START, text: `program load complete, entry point: ${hex(facts.entryPoint)}, size: ${hex(facts.loadSize)}\n` },
  ],
  refused: (_, path, { lines }) => [...lines, `boot: cannot load "${path}"`],
};

export const talkOf = (device: Device): LoadTalk => device.hook(loadTalk, usual);

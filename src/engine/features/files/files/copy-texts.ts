import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import type { Address } from '../../../system/network/network.ts';
import { wayTo } from '../../../system/network/silence.ts';
import type { End, Remote } from './place.ts';

/** What copies ask and print, where releases differ. */
export interface CopyTexts {
  /** Asks once more for names that the line has. */
  readonly asksAgain: boolean;
  /** Shows that a name has a user and a password. */
  readonly masks: boolean;
  /** Tells which name servers are asked for a host. */
  readonly translates: boolean;
  /** `by`: ` (via Ethernet3/0)`. */
  ftpLoading(remote: Remote, server: Address, by: string): string;
  ftpLoaded(bytes: number): string;
  /** Bytes a second of a copy that took so many milliseconds. */
  rate(bytes: number, ms: number): number;
}

export const usualTexts: CopyTexts = {
  asksAgain: true,
  masks: true,
  translates: false,
  ftpLoading: ({ path }) => `Loading ${path} `,
  ftpLoaded: (bytes) => `[OK - ${bytes}/4096 bytes]`,
  rate: (bytes, ms) => Math.round(bytes / (ms / 1000)),
};

export const copyTexts = defineHook<CopyTexts>('files.copy-texts');

export const textsOf = (device: Device): CopyTexts => device.hook(copyTexts, usualTexts);

/** ` (via Ethernet3/0)`: the interface that leads to a server. */
export function viaText(device: Device, server: Address): string {
  const by = device.hook(wayTo, { address: server }).interface;
  return by === undefined ? '' : ` (via ${by})`;
}

/** How a file goes to another machine. */
export interface UploadStyle {
  /** Before anything is sent; false: nothing is. */
  before?(session: Session, from: End, to: Remote, content: Content): Io<boolean>;
  /** What stands before the signs of FTP. */
  ftpWriting(name: string): string;
  /** A sign for each step of the dialogue as well: greeted, logged in, begun; given, confirmed, taken leave. */
  readonly ftpSpeaks?: true;
  /** What is printed instead of the count of bytes. */
  done?(session: Session, ms: number): void;
}

export const usualUpload: UploadStyle = { ftpWriting: (name) => `Writing ${name} ` };

/** How a file goes from one end to a machine. */
export const uploadStyle = defineHook<{ readonly from: End; readonly to: Remote; readonly style: UploadStyle }>(
  'files.upload-style',
);

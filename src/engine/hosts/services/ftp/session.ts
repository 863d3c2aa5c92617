import type { Wait } from '../../../kernel/io.ts';
import { utf8Encode } from '../../../system/bytes.ts';
import type { Machine } from '../../../system/machine.ts';
import type { Endpoint, Listener, Stream } from '../../../system/network/network.ts';
import { faultAt, type Fault, type Faulty } from '../../faults.ts';
import { below, canonical } from '../../paths.ts';
import type { Incoming } from '../../../system/network/conversation.ts';

/** Somebody who may log in. */
interface FtpAccount {
  readonly user: string;
  readonly password: string;
  /** Where one stands after the login. */
  readonly home: string;
  /** One cannot leave the home, and it is called `/`. Preset: no. */
  readonly confined?: boolean | undefined;
  /** Preset: yes, as far as the rights of the files go. */
  readonly writes?: boolean | undefined;
}

export interface FtpConfig extends Faulty {
  readonly accounts: readonly FtpAccount[];
  /** Who says `anonymous` or `ftp` gets here with any password. */
  readonly anonymous?: { readonly folder: string; readonly writes?: boolean | undefined } | undefined;
}

/** Where data will go: a port of ours where the client connects, or one of the client. */
export type DataWay = { readonly passive: Listener } | { readonly active: Endpoint };

/** Who is logged in, and where files are for them. */
export interface Guest {
  readonly who: string;
  readonly anonymous: boolean;
  /** What they see as `/`. */
  readonly root: string;
  readonly writes: boolean;
}

/** One client of the server. */
export interface FtpSession {
  readonly machine: Machine;
  readonly config: FtpConfig;
  readonly control: Stream;
  readonly incoming: Incoming;
  user: string | undefined;
  guest: Guest | undefined;
  failures: number;
  /** The folder where one stands, as the client sees it. */
  folder: string;
  way: DataWay | undefined;
  /** It takes no other way to send data than EPSV. */
  extendedOnly: boolean;
  renaming: string | undefined;
  /** Where in its file the next transfer begins. */
  offset: number;
  /** Commands that came during a transfer. */
  readonly waiting: string[];
}

export const reply = ({ control }: FtpSession, code: number, text: string): void =>
  control.send(utf8Encode(`${code} ${text}\r\n`));

/** Where a path of a client is on the host. */
export const hostPath = ({ guest, folder }: FtpSession, given: string): string =>
  below(guest?.root ?? '/', canonical(given, folder));

export const faultFor = ({ config }: FtpSession, path: string): Fault | undefined => faultAt(config, path);

/** Whether they may change anything at this path, rights of files aside. */
export const mayChange = (session: FtpSession, path: string): boolean =>
  session.guest?.writes === true && faultFor(session, path)?.kind !== 'read-only';

/** How long somebody may keep silent, before a connection for data comes and in the middle of one. */
const PATIENCE = { command: 300_000, connect: 60_000, data: 300_000 } as const;

export const patience = ({ machine }: FtpSession, what: keyof typeof PATIENCE): Wait<void> =>
  machine.clock.after(PATIENCE[what], 'patience');
export const DATA_SILENCE = PATIENCE.data;

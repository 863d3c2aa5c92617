import { defineHook } from '../../../system/hook.ts';
import type { Local } from '../../../system/network/network.ts';
import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';

/** User and password that a client sends when the copy names none. */
interface Account {
  readonly user: string | null;
  readonly password: string | null;
}

/** How the clients of other machines are configured; `local`: where they send from. */
export interface ClientSettings {
  readonly domain: string | null;
  readonly tftp: { readonly local: Local; readonly blockSize: number /** Seconds. */; readonly minTimeout: number };
  readonly ftp: Account & { readonly local: Local; readonly passive: boolean };
  readonly http: Account & { readonly local: Local };
}

export const firstSettings: ClientSettings = {
  domain: null,
  tftp: { local: {}, blockSize: TFTP_BLOCK, minTimeout: 0 },
  ftp: { local: {}, user: null, password: null, passive: true },
  http: { local: {}, user: null, password: null },
};

/** Whoever keeps the configuration of the clients answers. */
export const clientSettings = defineHook<ClientSettings>('files.clients');

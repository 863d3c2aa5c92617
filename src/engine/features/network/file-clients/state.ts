import { defineSlice } from '../../../kernel/slice.ts';
import type { Stored } from '../../access/access/api.ts';
import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';

/** User and password of a client. */
interface Account {
  user: string | null;
  password: Stored | null;
  /** Full name of the interface whose address it sends from. */
  source: string | null;
}

/** How the clients of other machines are configured. */
export const clientConfig = defineSlice<{
  ftp: Account & { passive: boolean };
  http: Account;
  tftp: { source: string | null; blockSize: number; minTimeout: number };
}>({
  id: 'file-clients',
  lifetime: 'ram',
  initial: () => ({
    ftp: { user: null, password: null, source: null, passive: true },
    http: { user: null, password: null, source: null },
    tftp: { source: null, blockSize: TFTP_BLOCK, minTimeout: 0 },
  }),
});

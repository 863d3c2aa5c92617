import type { FaultOf } from '../../faults.ts';

/** What a server of shells is told. */
export interface SshConfig {
  readonly accounts: readonly { readonly user: string; readonly password: string }[];
  readonly fault?: FaultOf<'refuses' | 'silent'> | undefined;
}

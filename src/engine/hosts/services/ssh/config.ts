import type { Faulty } from '../../faults.ts';

/** What a server of shells and of copies is told. */
export interface SshConfig extends Faulty {
  /** `home`: the folder in which somebody begins; preset: `/home/USER` where it is there, else `/`. */
  readonly accounts: readonly {
    readonly user: string;
    readonly password: string;
    readonly home?: string | undefined;
  }[];
}

import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Result } from '../../../kernel/result.ts';
import { defineHook } from '../../../system/hook.ts';
import type { Endpoint, NetError, Stream } from '../../../system/network/network.ts';

/** A command that another machine is to run. */
export interface SecureCall {
  readonly server: Endpoint;
  readonly user: string;
  /** Asked for where it is undefined. */
  readonly password: string | undefined;
  readonly command: string;
  /** The other machine has taken the connection. */
  connected(): void;
}

/** Why it does not run. `unknown`: nothing is shared, or what came is no SSH; `left`: whoever sits there breaks it off. */
export type SecureFault = NetError | 'denied' | 'left' | 'silent' | 'unknown';

/** Runs commands on other machines over SSH: `talk` is with what they read and write. */
export type SecureCalls = <T>(
  session: Session,
  call: SecureCall,
  talk: (stream: Stream) => Io<T>,
) => Io<Result<T, SecureFault>>;

/** Whoever speaks SSH answers. */
export const secureCalls = defineHook<SecureCalls | undefined>('files.secure-calls');

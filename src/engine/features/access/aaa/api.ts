import type { Session } from '../../../cli/session.ts';
import { defineEvent } from '../../../kernel/events.ts';
import type { Io } from '../../../kernel/io.ts';
import { defineHook, type Device } from '../../../system/device.ts';

export { newModel } from './state.ts';

/** What a method says: yes, no, nothing that decides (the next one is asked), or that whoever was asked has gone. */
export type Answer = 'pass' | 'fail' | 'error' | 'gone';

/** Somebody who says who they are. */
export interface Claim {
  readonly session: Session;
  /** Number of their session. */
  readonly unique: number;
  readonly service: 'login' | 'enable';
  /** Level that they want to reach; for a login, of the secret that `enable` asks for. */
  readonly level: number;
  readonly user: string;
  /** Their password, asked for once; undefined: they have gone. */
  password(prompt?: string): Io<string | undefined>;
}

/** Something that a user wants to do: pairs as `service=shell`. */
export interface Wish {
  readonly session: Session;
  readonly unique: number;
  readonly user: string;
  readonly level: number;
  readonly pairs: readonly string[];
}

/** Something that is told of a user, who may have gone already. */
export interface AccountRecord {
  readonly kind: 'start' | 'stop';
  readonly unique: number;
  readonly user: string;
  readonly level: number;
  /** Absolute number of the line, and the address that they come from. */
  readonly line: number;
  readonly from: string | undefined;
  readonly pairs: readonly string[];
}

/** Groups of servers of one protocol. An undefined answer: it knows no such group. */
export interface ServerGroups {
  authenticate(group: string, claim: Claim): Io<Answer> | undefined;
  /** The pairs of the answer are what the user gets. */
  authorize(group: string, wish: Wish): Io<readonly [answer: Answer, pairs: readonly string[]]> | undefined;
  /** Whether a server took it. */
  account(device: Device, group: string, record: AccountRecord): Io<boolean> | undefined;
}

/** Whoever has servers that can be asked. */
export const serverGroups = defineHook<readonly ServerGroups[]>('aaa.server-groups');

export const modelChanged = defineEvent<{ on: boolean }>(
  'aaa.model-changed',
  { on: 'flag' },
  '`aaa new-model` was configured or taken away.',
);
export const methodAnswered = defineEvent<{
  purpose: string;
  line: string;
  user: string;
  method: string;
  answer: string;
}>(
  'aaa.method-answered',
  { purpose: 'text', line: 'text', user: 'text', method: 'text', answer: 'text' },
  'A method of a list answered about a user: pass, fail or error (the next one is asked).',
);
export const authorizationRefused = defineEvent<{ purpose: string; line: string; user: string }>(
  'aaa.authorization-refused',
  { purpose: 'text', line: 'text', user: 'text' },
  'Somebody was not allowed exec or a command (`purpose`).',
);

export const aaaEvents = [modelChanged, methodAnswered, authorizationRefused];

import type { Moment } from '../../../kernel/clock.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { SecretType } from '../../../system/crypto/passwords.ts';
import { usualTerminal } from '../../../system/terminal/line.ts';

/** A password as the configuration keeps it. */
export interface Stored {
  readonly type: SecretType;
  readonly text: string;
}

export interface User {
  readonly name: string;
  privilege: number;
  /** `secret` and `password` exclude each other. */
  kind: 'secret' | 'password' | 'nopassword' | 'none';
  stored: Stored | null;
}

export const accounts = defineSlice<{ users: User[] }>({
  id: 'access.users',
  lifetime: 'ram',
  initial: () => ({ users: [] }),
});

/** Passwords of privilege levels, by level. */
export const enables = defineSlice<{ secrets: Record<string, Stored>; passwords: Record<string, Stored> }>({
  id: 'access.enable',
  lifetime: 'ram',
  initial: () => ({ secrets: {}, passwords: {} }),
});

export type BannerKind = 'exec' | 'incoming' | 'login' | 'motd';

/** Text between the delimiters, line ends included. */
export const banners = defineSlice<Partial<Record<BannerKind, string>>>({
  id: 'access.banners',
  lifetime: 'ram',
  initial: () => ({}),
});

/** How a line asks who is there. */
type Login = 'none' | 'line' | 'local';

export interface LineSettings {
  login: Login;
  password: Stored | null;
  /** Seconds; 0 never. */
  execTimeout: number;
  /** Minutes; 0 never. */
  sessionTimeout: number;
  synchronous: boolean;
  privilege: number;
  length: number;
  width: number;
  /** Lines kept; 0 keeps none. */
  history: number;
  exec: boolean;
  execBanner: boolean;
  motdBanner: boolean;
  /** Editing keys work. */
  editing: boolean;
  fullHelp: boolean;
  /** Settings that the configuration keeps and nothing here depends on, by the words that name them. */
  kept: Record<string, string>;
}

const common: LineSettings = {
  login: 'none',
  password: null,
  execTimeout: usualTerminal.execTimeout / 1000,
  sessionTimeout: 0,
  synchronous: usualTerminal.synchronous,
  privilege: 1,
  length: usualTerminal.length,
  width: usualTerminal.width,
  history: usualTerminal.historySize,
  exec: true,
  execBanner: true,
  motdBanner: true,
  editing: usualTerminal.editing,
  fullHelp: usualTerminal.fullHelp,
  kept: {},
};

/** `con 0`, `aux 0`, `2` (the embedded service engine), `vty 0`. */
export type LineName = string;

/** Seconds to answer a question of the login, among what is kept. */
export const LOGIN_PATIENCE = 'timeout login response';

/** What a line is before anybody configures it. */
export function presetLine(name: LineName): LineSettings {
  if (name.startsWith('vty')) return { ...common, login: 'line' };
  if (name !== '2') return common;
  const kept = {
    'activation-character': 'none',
    'transport preferred': 'none',
    'transport output': 'pad telnet rlogin lapb-ta mop udptn v120 ssh',
    stopbits: '1',
  };
  return { ...common, exec: false, kept };
}

/** Virtual terminals that every device has; those beyond are printed apart. */
export const FIRST_VTYS = 5;

const names = (): readonly LineName[] => [
  'con 0',
  'aux 0',
  '2',
  ...Array.from({ length: FIRST_VTYS }, (_, i) => `vty ${i}`),
];

export const lines = defineSlice<Record<LineName, LineSettings>>({
  id: 'access.lines',
  lifetime: 'ram',
  initial: () => Object.fromEntries(names().map((name) => [name, presetLine(name)])),
});

/** Somebody who uses a line. */
export interface LineUser {
  /** Name given at login; null: none, or not yet. */
  user: string | null;
  since: Moment;
  /** Address that they come from; empty on a line with a terminal of its own. */
  from: string;
  /** Number of the session since the start. */
  session: number;
  /** Log messages are copied to them: `terminal monitor`. */
  monitors: boolean;
}

/** Who uses which line. */
export const lineUsers = defineSlice<{
  users: Record<LineName, LineUser>;
  sessions: number;
  /** How often a virtual terminal was used. */
  uses: Record<LineName, number>;
}>({
  id: 'access.line-users',
  lifetime: 'ram',
  initial: () => ({ users: {}, sessions: 0, uses: {} }),
});

import { defineConfig, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer, word } from '../../../cli/types.ts';
import type { Draft } from 'immer';
import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';
import { passwordInput, storedPassword } from '../../access/access/api.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { clientConfig } from './state.ts';

const ip = keyword('ip', 'Global IP configuration subcommands');
const ftp = seq(ip, keyword('ftp', 'FTP configuration commands'));
const tftp = seq(ip, keyword('tftp', 'tftp configuration commands'));
const http = seq(ip, keyword('http', 'HTTP server configuration'), keyword('client', 'Set http client configurations'));

const setting = { mode: configure, slice: clientConfig } as const;

/** Words and a value, which `no` may leave out. */
const valued = <A>(words: Syntax<unknown>, value: Syntax<A>): { syntax: Syntax<A>; noSyntax: Syntax<unknown> } => ({
  syntax: seq(words, value) as Syntax<A>,
  noSyntax: seq(words, opt(value)),
});

const sourceCommands = (client: 'ftp' | 'http' | 'tftp', id: string, words: Syntax<unknown>): readonly Command[] =>
  defineConfig({
    ...setting,
    id: `${id} source-interface`,
    ...valued<{ name?: string }>(
      seq(words, keyword('source-interface', 'Specify interface for source address in connections')),
      interfaceSyntax(true),
    ),
    set: (draft, { name }) => {
      draft[client].source = name ?? null;
    },
    unset: (draft) => {
      draft[client].source = null;
    },
  });

/** Name, password and source of one client. */
const accountCommands = (client: 'ftp' | 'http', id: string, words: Syntax<unknown>): readonly Command[] => [
  ...defineConfig({
    ...setting,
    id: `${id} username`,
    ...valued<{ name: string }>(
      seq(words, keyword('username', 'Specify username for connections')),
      arg('name', word, 'User name'),
    ),
    set: (draft, { name }) => {
      draft[client].user = name;
    },
    unset: (draft) => {
      draft[client].user = null;
    },
  }),
  ...defineConfig({
    ...setting,
    id: `${id} password`,
    ...valued(
      seq(words, keyword('password', 'Specify password for connections')),
      passwordInput('The UNENCRYPTED (cleartext) password'),
    ),
    set: (draft, typed, session) => {
      draft[client].password = storedPassword(session, typed) ?? draft[client].password;
    },
    unset: (draft) => {
      draft[client].password = null;
    },
  }),
  ...sourceCommands(client, id, words),
];

const passiveCommands = defineConfig({
  ...setting,
  id: 'ip ftp passive',
  syntax: seq(ftp, keyword('passive', 'Connect using passive mode')),
  set: (draft) => {
    draft.ftp.passive = true;
  },
  unset: (draft) => {
    draft.ftp.passive = false;
  },
  restore: (draft) => {
    draft.ftp.passive = true;
  },
});

const numberCommands = (
  id: string,
  help: string,
  [least, most]: readonly [number, number],
  set: (draft: Draft<ReturnType<typeof clientConfig.initial>>, value: number | undefined) => void,
): readonly Command[] =>
  defineConfig({
    ...setting,
    id: `ip tftp ${id}`,
    ...valued<{ value: number }>(seq(tftp, keyword(id, help)), arg('value', integer(least, most), help)),
    set: (draft, { value }) => set(draft, value),
    unset: (draft) => set(draft, undefined),
  });

export const commands: readonly Command[] = [
  ...accountCommands('ftp', 'ip ftp', ftp),
  ...passiveCommands,
  ...accountCommands('http', 'ip http client', http),
  ...sourceCommands('tftp', 'ip tftp', tftp),
  ...numberCommands('blocksize', 'Specify TFTP client blocksize', [512, 8192], (draft, value = TFTP_BLOCK) => {
    draft.tftp.blockSize = value;
  }),
  ...numberCommands('min-timeout', 'Set minimum timeout period for retransmission', [1, 100], (draft, value = 0) => {
    draft.tftp.minTimeout = value;
  }),
];

import { defineConfig } from '../../../cli/command.ts';
import { arg, keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer } from '../../../cli/types.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';

const SECONDS = 30;

export const tcpSettings = defineSlice<{
  /** Seconds until a connection that nobody answers is given up. */
  synwait: number;
}>({
  id: 'telnet.tcp',
  lifetime: 'ram',
  initial: () => ({ synwait: SECONDS }),
});

export const synwaitCommands = defineConfig({
  id: 'ip tcp synwait-time',
  mode: configure,
  slice: tcpSettings,
  syntax: seq(
    keyword('ip', 'Global IP configuration subcommands'),
    keyword('tcp', 'Global TCP parameters'),
    keyword('synwait-time', 'Set time to wait on new TCP connections'),
    arg('seconds', integer(5, 300), 'Wait time in seconds'),
  ),
  set: (draft, { seconds }) => {
    draft.synwait = seconds;
  },
  unset: (draft) => {
    draft.synwait = SECONDS;
  },
});

export function synwaitLines(device: Device): readonly string[] {
  const { synwait } = device.read(tcpSettings);
  return synwait === SECONDS ? [] : [`ip tcp synwait-time ${synwait}`];
}

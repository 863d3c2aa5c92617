import { defineConfig, withNegation, type Command } from '../../../cli/command.ts';
import { anyOrder, arg, flag, keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import { integer, ipv4 } from '../../../cli/types.ts';
import { undrafted } from '../../../kernel/slice.ts';
import type { Device } from '../../../system/device.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { configChanged, ntpConfig } from './state.ts';

const ntp = keyword('ntp', 'Configure NTP');
const after = ({ device }: { readonly device: Device }): void => void configChanged(device).open();

const serverSyntax = seq(
  ntp,
  keyword('server', 'Configure NTP server'),
  arg('address', ipv4, 'IP address of peer'),
  anyOrder(
    flag('iburst', 'Send a burst when peer is unreachable', 'iburst'),
    flag('prefer', 'Prefer this peer when possible', 'prefer'),
    seq(keyword('version', 'Configure NTP version'), arg('version', integer(1, 4), 'NTP version number')),
  ),
);

const server = defineConfig({
  id: 'ntp server',
  mode: configure,
  slice: ntpConfig,
  syntax: serverSyntax,
  noSyntax: serverSyntax,
  set: (draft, { address, version = 4, prefer, iburst }) => {
    const made = { address, version, prefer: prefer === true, iburst: iburst === true };
    const at = draft.servers.findIndex((one) => one.address === address);
    draft.servers.splice(at < 0 ? draft.servers.length : at, at < 0 ? 0 : 1, made);
  },
  unset: (draft, { address }) => {
    draft.servers = undrafted(draft.servers).filter((one) => one.address !== address);
  },
  after,
});

const source = defineConfig({
  id: 'ntp source',
  mode: configure,
  slice: ntpConfig,
  syntax: seq(ntp, keyword('source', 'Configure interface for source address'), interfaceSyntax(true)),
  set: (draft, { name }) => {
    draft.source = name ?? null;
  },
  unset: (draft) => {
    draft.source = null;
  },
  after,
});

const [, ...none] = withNegation({
  id: 'ntp lines',
  mode: configure,
  syntax: ntp,
  *run() {},
  *undo({ device }) {
    device.update(ntpConfig, (draft) => {
      draft.servers = [];
      draft.source = null;
    });
    device.hook(sectionGone, 'ntp');
    configChanged(device).open();
  },
});

export const ntpCommands: readonly Command[] = [...server, ...source, ...none];

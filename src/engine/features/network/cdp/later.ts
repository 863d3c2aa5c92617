import { defineCommand, defineConfig, defineShow, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, type Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, word } from '../../../cli/types.ts';
import { part } from '../../../kernel/part.ts';
import type { Device } from '../../../system/device.ts';
import { interfaceMode, interfaceSyntax, namesIn, rangeMode } from '../interfaces/api.ts';
import { cdpConfig, cdpTable, HOLDTIME, mattersChanged, TIMER } from './state.ts';

const text = part(() => import('./cdp-text.ts'), 'last');

const after = ({ device }: { readonly device: Device }): void => void mattersChanged(device).open();
const global = keyword('cdp', 'Global CDP configuration subcommands');

const run = withNegation({
  id: 'cdp run',
  mode: configure,
  syntax: seq(global, keyword('run', 'Enable CDP')),
  *run(session) {
    switchOn(session, true);
  },
  *undo(session) {
    switchOn(session, false);
  },
  *restore(session) {
    switchOn(session, true);
  },
});

function switchOn({ device }: Session, on: boolean): void {
  device.update(cdpConfig, (draft) => {
    draft.on = on;
  });
  if (!on)
    device.update(cdpTable, (draft) => {
      draft.neighbours = {};
    });
  after({ device });
}

const seconds = (field: 'timer' | 'holdtime', help: string, least: number, most: number, usual: number) =>
  defineConfig({
    id: `cdp ${field}`,
    mode: configure,
    slice: cdpConfig,
    syntax: seq(
      global,
      keyword(field, help),
      arg(
        'value',
        integer(least, most),
        field === 'timer'
          ? 'Rate at which CDP packets are sent (in sec)'
          : 'Length of time (in sec) that receiver must keep this packet',
      ),
    ),
    noSyntax: seq(global, keyword(field, help), opt(arg('value', integer(least, most), 'Seconds'))),
    set: (draft, { value }) => {
      draft[field] = value;
    },
    unset: (draft) => {
      draft[field] = usual;
    },
    after,
  });

function enable(session: Session, on: boolean): void {
  const names = namesIn(session);
  session.device.update(cdpConfig, (draft) => {
    draft.without = [...draft.without.filter((one) => !names.includes(one)), ...(on ? [] : names)];
  });
  after(session);
}

const onInterface = (mode: Mode<readonly string[]>): readonly Command[] =>
  withNegation({
    id: 'cdp enable',
    mode,
    syntax: seq(keyword('cdp', 'CDP interface subcommands'), keyword('enable', 'Enable CDP on interface')),
    *run(session) {
      enable(session, true);
    },
    *undo(session) {
      enable(session, false);
    },
    *restore(session) {
      enable(session, true);
    },
  });

const showCdp = seq(keyword('show', 'Show running system information'), keyword('cdp', 'CDP information'));
const clearCdp = seq(keyword('clear', 'Reset functions'), keyword('cdp', 'Reset cdp information'));

interface Wanted {
  readonly name?: string;
  readonly detail?: true;
}

export const commands: readonly Command[] = [
  ...run,
  ...seconds('timer', 'Specify the rate at which CDP packets are sent (in sec)', 5, 254, TIMER),
  ...seconds('holdtime', 'Specify the holdtime (in sec) to be sent in packets', 10, 255, HOLDTIME),
  ...onInterface(interfaceMode),
  ...onInterface(rangeMode),
  defineShow({ id: 'show cdp', syntax: showCdp, output: (device) => text.get().globalText(device) }),
  defineShow<Wanted>({
    id: 'show cdp neighbors',
    syntax: seq(
      showCdp,
      keyword('neighbors', 'CDP neighbor entries'),
      opt(interfaceSyntax(false)),
      opt(flag('detail', 'Show detailed information', 'detail')),
    ) as Syntax<Wanted>,
    output: (device, { name, detail }) => text.get().neighboursText(device, name, detail === true),
  }),
  defineShow({
    id: 'show cdp entry',
    syntax: seq(
      showCdp,
      keyword('entry', 'Information for specific neighbor entry'),
      alt(keyword('*', 'all CDP neighbor entries'), arg('device', word, 'Name of CDP neighbor entry')),
    ) as Syntax<{ readonly device?: string }>,
    output: (device, { device: name }) => text.get().entryText(device, name),
  }),
  defineShow({
    id: 'show cdp interface',
    syntax: seq(showCdp, keyword('interface', 'CDP interface status and configuration'), opt(interfaceSyntax(false))),
    output: (device, { name }) => text.get().interfacesText(device, name),
  }),
  defineShow({
    id: 'show cdp traffic',
    syntax: seq(showCdp, keyword('traffic', 'CDP statistics')),
    output: (device) => text.get().trafficText(device),
  }),
  defineCommand({
    id: 'clear cdp table',
    syntax: seq(clearCdp, keyword('table', 'Clear cdp table')),
    *run({ device }) {
      device.update(cdpTable, (draft) => {
        draft.neighbours = {};
      });
    },
  }),
  defineCommand({
    id: 'clear cdp counters',
    syntax: seq(clearCdp, keyword('counters', 'Clear cdp counters')),
    *run({ device }) {
      device.update(cdpTable, (draft) => {
        draft.sent = 0;
        draft.received = 0;
      });
    },
  }),
];

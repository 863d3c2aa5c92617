import { defaulted, defineCommand, defineConfig, type Command } from '../../../cli/command.ts';
import { arg, keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure, defineMode } from '../../../cli/mode.ts';
import { runningSections, sectionLines, type RunningBlock } from '../../../cli/running-config.ts';
import { integer, line, word } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { runningRelease } from '../../software/software/api.ts';
import { plainSettings, SCHEDULER } from './state.ts';

/** A line that the device prints in one of two forms and that changes nothing else here. */
interface Toggle {
  readonly words: string;
  readonly help: readonly string[];
  readonly block: RunningBlock['block'];
  /** Whether it is on without being configured. */
  readonly preset: boolean;
  /** Whether 12.x prints it only when it is configured. */
  readonly later?: true;
}

const ip = 'Global IP configuration subcommands';

const toggles: readonly Toggle[] = [
  { words: 'ip cef', help: [ip, 'Cisco Express Forwarding'], block: 'ip-cef', preset: true },
  {
    words: 'ipv6 cef',
    help: ['Global IPv6 configuration commands', 'Cisco Express Forwarding for IPv6'],
    block: 'ip-cef',
    preset: false,
    later: true,
  },
  {
    words: 'multilink bundle-name authenticated',
    help: [
      'PPP multilink global configuration',
      'Select method for naming multilink bundles',
      'Use authenticated name',
    ],
    block: 'multilink',
    preset: true,
    later: true,
  },
  {
    words: 'cts logging verbose',
    help: ['Cisco Trusted Security commands', 'CTS logging', 'Verbose logging'],
    block: 'multilink',
    preset: true,
    later: true,
  },
  {
    words: 'ip forward-protocol nd',
    help: [ip, 'Controls forwarding of physical and directed IP broadcasts', "Sun's Network Disk protocol"],
    block: 'ip-forward',
    preset: true,
  },
  {
    words: 'ip http secure-server',
    help: [ip, 'HTTP server configuration', 'Enable HTTP secure server'],
    block: 'ip-http',
    preset: false,
    later: true,
  },
];

/** Whether what runs is older than what prints most of these lines. */
const isOlder = (device: Device): boolean => runningRelease(device)?.startsWith('12.') === true;

const isOn = (device: Device, { words, preset }: Toggle): boolean =>
  device.read(plainSettings).changed.includes(words) !== preset;

function toggleCommands({ words, help, preset }: Toggle): readonly Command[] {
  const put = (draft: { changed: string[] }, on: boolean): void => {
    draft.changed = [...draft.changed.filter((id) => id !== words), ...(on === preset ? [] : [words])];
  };
  const id = `line ${words}`;
  const syntax = seq(...words.split(' ').map((w, i) => keyword(w, help[i] ?? '')));
  const switched = defineConfig({
    id,
    mode: configure,
    slice: plainSettings,
    syntax,
    set: (draft) => put(draft, true),
    unset: (draft) => put(draft, false),
  });
  return [
    ...switched.filter((command) => command.id !== `default ${id}`),
    toPreset(id, syntax, (draft) => put(draft, preset)),
  ];
}

/** `default ...` of a line that is on without being configured switches it on. */
const toPreset = (id: string, syntax: Syntax<unknown>, change: (draft: { changed: string[] }) => void): Command =>
  defineCommand({
    id: `default ${id}`,
    mode: configure,
    hidden: true,
    syntax: defaulted(syntax),
    *run({ device }) {
      device.update(plainSettings, change);
    },
  });

/** `!` stands between lines of one block that the device keeps apart. */
function toggleLines(device: Device, block: RunningBlock['block']): readonly string[] {
  const lines = toggles
    .filter((toggle) => toggle.block === block)
    .filter((toggle) => !toggle.later || isOn(device, toggle) !== toggle.preset || !isOlder(device))
    .map((toggle) => (isOn(device, toggle) ? toggle.words : `no ${toggle.words}`));
  return block === 'multilink' ? lines.flatMap((text, i) => (i === 0 ? [text] : ['!', text])) : lines;
}

/** Lines that are read without a word and without effect. */
const ignored = (id: string, syntax: Syntax<unknown>): Command =>
  defineCommand({ id, mode: configure, hidden: true, syntax, *run() {} });

export const redundancyMode = defineMode({
  id: 'redundancy',
  title: 'Redundancy configuration commands:',
  parent: configure,
  suffix: '(config-red)',
  sink: 'line',
});
export const controlPlaneMode = defineMode({
  id: 'control-plane',
  title: 'Control Plane configuration commands:',
  parent: configure,
  suffix: '(config-cp)',
  sink: 'line',
});

const scheduler = defineConfig({
  id: 'scheduler allocate',
  mode: configure,
  slice: plainSettings,
  syntax: seq(
    keyword('scheduler', 'Scheduler parameters'),
    keyword('allocate', 'Guarantee CPU time for processes'),
    arg('interrupts', integer(3000, 60_000), 'Microseconds handling network interrupts'),
    arg('processes', integer(1000, 8000), 'Microseconds running processes'),
  ),
  set(draft, { interrupts, processes }) {
    draft.scheduler = { interrupts, processes };
  },
  unset(draft) {
    draft.scheduler = SCHEDULER;
  },
});

export const plainCommands: readonly Command[] = [
  ...toggles.flatMap(toggleCommands),
  ...scheduler,
  defineCommand({
    id: 'redundancy',
    mode: configure,
    syntax: keyword('redundancy', 'Enter redundancy mode'),
    *run(session) {
      session.enter(redundancyMode);
    },
  }),
  defineCommand({
    id: 'control-plane',
    mode: configure,
    syntax: keyword('control-plane', 'Configure control plane services'),
    *run(session) {
      session.enter(controlPlaneMode);
    },
  }),
  ignored(
    'version',
    seq(keyword('version', 'Version of the software that wrote these lines'), arg('version', line, 'Version')),
  ),
  ignored(
    'license udi',
    seq(
      keyword('license', 'Configure license features'),
      keyword('udi', 'Set the UDI of the device'),
      keyword('pid', 'Product id'),
      arg('pid', word, 'Product id'),
      keyword('sn', 'Serial number'),
      arg('sn', word, 'Serial number'),
    ),
  ),
];

export const plainBlocks: readonly RunningBlock[] = [
  ...(['ip-cef', 'multilink', 'ip-forward', 'ip-http'] as const).map(
    (block): RunningBlock => ({
      block,
      lines: (device) => toggleLines(device, block),
    }),
  ),
  {
    block: 'license',
    lines(device) {
      const { platform, serial } = device;
      return isOlder(device) ? [] : [`license udi pid ${platform.udiPid ?? platform.pid} sn ${serial}`];
    },
  },
  ...(['redundancy', 'control-plane'] as const).map(
    (block): RunningBlock => ({
      block,
      lines: (device) =>
        device.hook(runningSections, isOlder(device) ? [] : [{ header: block, lines: [] }]).flatMap(sectionLines),
      without: (text) => (text === block ? null : undefined),
    }),
  ),
  {
    block: 'scheduler',
    lines(device) {
      const { scheduler: set } = device.read(plainSettings);
      const untouched = set.interrupts === SCHEDULER.interrupts && set.processes === SCHEDULER.processes;
      if (untouched && !device.platform.scheduler) return [];
      return [`scheduler allocate ${set.interrupts} ${set.processes}`];
    },
  },
];

import { defineCommand, defineConfig, withNegation, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import { runningSections, sectionGone, sectionLines, type Section } from '../../../cli/running-config.ts';
import { integer } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { archiveMode } from '../archive/api.ts';
import { logConfigMode } from './mode.ts';
import { body } from './parts.ts';
import { commandLog, DEFAULT_SIZE, loggerSettings } from './state.ts';

const HEADER = 'log config';

const forget = (device: Device): void =>
  device.update(commandLog, (draft) => {
    Object.assign(draft, commandLog.initial());
  });

/** As if nothing had been configured. */
export function reset(device: Device): void {
  device.update(loggerSettings, (draft) => {
    Object.assign(draft, loggerSettings.initial());
  });
  forget(device);
  device.hook(sectionGone, HEADER);
}

const enter = withNegation({
  id: HEADER,
  mode: archiveMode,
  syntax: seq(keyword('log', 'Logging commands'), keyword('config', 'Logging changes to the running configuration')),
  *run(session) {
    session.enter(logConfigMode);
  },
  *undo({ device }) {
    reset(device);
  },
});

const setting = { mode: logConfigMode, slice: loggerSettings } as const;
const logging = keyword('logging', 'Modify config logging parameters');

const enable = defineConfig({
  ...setting,
  id: 'logging enable',
  syntax: seq(logging, keyword('enable', 'Enable the config logger')),
  set: (draft) => {
    draft.enabled = true;
  },
  unset: (draft) => {
    draft.enabled = false;
  },
  after: ({ device }, undone) => {
    if (undone) forget(device);
  },
});

const size = defineConfig({
  ...setting,
  id: 'logging size',
  syntax: seq(
    logging,
    keyword('size', 'Set the size of the config log'),
    arg('entries', integer(1, 1000), 'Number of entries in the config log'),
  ),
  set: (draft, { entries }) => {
    draft.size = entries;
  },
  unset: (draft) => {
    draft.size = DEFAULT_SIZE;
  },
  after: ({ device }) => {
    if (device.read(commandLog).entries.length > 0) body.get().shorten(device);
  },
});

const hideKeys = defineConfig({
  ...setting,
  id: 'hidekeys',
  syntax: keyword('hidekeys', 'suppress output (e.g. passwords) when displaying logged commands'),
  set: (draft) => {
    draft.hideKeys = true;
  },
  unset: (draft) => {
    draft.hideKeys = false;
  },
});

const notify = defineConfig({
  ...setting,
  id: 'notify syslog',
  syntax: seq(
    keyword('notify', 'Send logged commands to target applications'),
    keyword('syslog', 'Send logged commands via syslog'),
    opt(seq(keyword('contenttype', 'Format of the messages'), keyword('plaintext', 'Plain text'))),
  ),
  set: (draft) => {
    draft.notifySyslog = true;
  },
  unset: (draft) => {
    draft.notifySyslog = false;
  },
});

const exit = defineCommand({
  id: 'exit',
  mode: logConfigMode,
  level: 0,
  syntax: keyword('exit', 'Exit from the log config submode'),
  *run(session) {
    session.leave();
  },
});

function lines(device: Device): readonly string[] {
  const { enabled, size: entries, hideKeys: hides, notifySyslog } = device.read(loggerSettings);
  return [
    ...(enabled ? ['logging enable'] : []),
    ...(entries === DEFAULT_SIZE ? [] : [`logging size ${entries}`]),
    ...(notifySyslog ? ['notify syslog contenttype plaintext'] : []),
    ...(hides ? ['hidekeys'] : []),
  ];
}

/** Adds the block of the logger to that of the archive. */
export function withLogger(sections: readonly Section[], device: Device): readonly Section[] {
  if (!sections.some(({ header }) => header === 'archive')) return sections;
  const own = device
    .hook(runningSections, [{ header: HEADER, lines: lines(device) }])
    .flatMap((section) => (section.lines.length === 0 ? [] : sectionLines(section)));
  return sections.map((section) =>
    section.header === 'archive' ? { ...section, lines: [...own, ...section.lines] } : section,
  );
}

export const configCommands: readonly Command[] = [...enter, ...enable, ...size, ...hideKeys, ...notify, exit];

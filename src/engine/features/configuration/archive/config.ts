import { defineConfig, withNegation, type Command } from '../../../cli/command.ts';
import { arg, keyword, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { sectionGone } from '../../../cli/running-config.ts';
import { integer } from '../../../cli/types.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { allPrefixes, urlType } from '../../files/files/api.ts';
import { archiveMode } from './mode.ts';
import { body } from './parts.ts';
import { isRemote } from './place.ts';
import { archiveSettings, DEFAULT_MAXIMUM, type Period } from './state.ts';

const MINUTE = 60_000;

const enter = withNegation({
  id: 'archive',
  mode: configure,
  syntax: keyword('archive', 'Archive the configuration'),
  *run(session) {
    session.enter(archiveMode);
  },
  *undo(session) {
    session.device.update(archiveSettings, (draft) => {
      Object.assign(draft, archiveSettings.initial());
    });
    session.device.hook(sectionGone, 'archive');
  },
});

const setting = { mode: archiveMode, slice: archiveSettings } as const;

/** Where archives go, as it was typed: the name of a file system is needed. */
const files = urlType(allPrefixes, 'URL that archive files begin with');
const place: ArgType<string> = {
  label: files.label,
  parse: (word, device) => (word.includes(':') && files.parse(word, device) ? word : undefined),
  ...(files.prefix && { prefix: files.prefix }),
  ...(files.entries && { entries: files.entries }),
  ...(files.complete && { complete: files.complete }),
};

const path = defineConfig({
  ...setting,
  id: 'path',
  syntax: seq(keyword('path', 'path for backups'), arg('path', place, 'URL that archive files begin with')),
  set: (draft, args, { device }) => {
    draft.path = args.path;
    if (isRemote(device, args.path)) draft.maximum = DEFAULT_MAXIMUM;
  },
  unset: (draft) => {
    draft.path = null;
  },
});

const maximum = defineConfig({
  ...setting,
  id: 'maximum',
  syntax: seq(
    keyword('maximum', 'maximum number of backup copies'),
    arg('count', integer(1, 14), 'number of backup copies'),
  ),
  set: (draft, args, session) => {
    if (isRemote(session.device, draft.path)) session.print('Cannot set maximum when backing up to network path');
    else draft.maximum = args.count;
  },
  unset: (draft) => {
    draft.maximum = DEFAULT_MAXIMUM;
  },
});

const writeMemory = defineConfig({
  ...setting,
  id: 'write-memory',
  syntax: keyword('write-memory', 'Enable automatic backup generation during write memory'),
  set: (draft) => {
    draft.writeMemory = true;
  },
  unset: (draft) => {
    draft.writeMemory = false;
  },
});

/** Archives every period as long as the setting that started it stands. */
function* periodic(device: Device, period: Period): Io<void> {
  for (;;) {
    yield* on(device.clock.after(period.minutes * MINUTE));
    if (device.read(archiveSettings).timePeriod !== period) return;
    yield* body.get().archiveUnseen(device);
  }
}

const timePeriod = defineConfig({
  ...setting,
  id: 'time-period',
  syntax: seq(
    keyword('time-period', 'Period of time in minutes to automatically archive the running-config'),
    arg('minutes', integer(1, 525_600), 'Number of minutes to wait between archive creation'),
  ),
  set: (draft, args) => {
    draft.timePeriod = { minutes: args.minutes };
  },
  unset: (draft) => {
    draft.timePeriod = null;
  },
  after: ({ device }) => {
    const { timePeriod: period } = device.read(archiveSettings);
    if (period !== null) device.spawn(periodic(device, period));
  },
});

export const configCommands: readonly Command[] = [...enter, ...path, ...maximum, ...writeMemory, ...timePeriod];

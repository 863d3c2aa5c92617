import type { Draft } from 'immer';
import { alt, anyOrder, choice, flag, keyword, opt, seq } from '../../../cli/grammar.ts';
import { defineConfig, type Command } from '../../../cli/command.ts';
import { configure } from '../../../cli/mode.ts';
import { PRESET_STAMP, services, type ServiceSettings, type Stamp } from './state.ts';

interface StampArgs {
  readonly kind?: 'log' | 'debug';
  readonly form?: 'datetime' | 'uptime';
  readonly msec?: true;
  readonly localtime?: true;
  readonly zone?: true;
  readonly year?: true;
}

const kinds = alt(
  choice('debug', 'Timestamp debug messages', 'kind', 'debug'),
  choice('log', 'Timestamp log messages', 'kind', 'log'),
);

const datetime = seq(
  choice('datetime', 'Timestamp with date and time', 'form', 'datetime'),
  anyOrder(
    flag('localtime', 'Use local time zone for timestamps', 'localtime'),
    flag('msec', 'Include milliseconds in timestamp', 'msec'),
    flag('show-timezone', 'Add time zone information to timestamp', 'zone'),
    flag('year', 'Include year in timestamp', 'year'),
  ),
);

const form = alt(choice('uptime', 'Timestamp with system uptime', 'form', 'uptime'), datetime);

/** Without `log` or `debug` both; without a form, uptime for debug messages. */
const stampFrom = (args: StampArgs): Stamp =>
  args.form !== 'datetime'
    ? { kind: 'uptime' }
    : {
        kind: 'datetime',
        msec: args.msec ?? false,
        localtime: args.localtime ?? false,
        zone: args.zone ?? false,
        year: args.year ?? false,
      };

function store(draft: Draft<ServiceSettings>, kind: StampArgs['kind'], stamp: Stamp | null): void {
  if (kind !== 'log') draft.debugStamp = stamp;
  if (kind !== 'debug') draft.logStamp = stamp;
}

const timestamps = keyword('timestamps', 'Timestamp debug/log messages');
const service = keyword('service', 'Modify use of network based services');

export const timestampCommands: readonly Command[] = defineConfig({
  id: 'service timestamps',
  mode: configure,
  slice: services,
  syntax: seq(service, timestamps, opt(seq(kinds, opt(form)))),
  set: (draft, args: StampArgs) => store(draft, args.kind, stampFrom(args)),
  unset: (draft, args: StampArgs) => store(draft, args.kind, null),
  restore: (draft, args: StampArgs) => store(draft, args.kind, PRESET_STAMP),
});

const words = (stamp: Stamp): string => {
  if (stamp.kind === 'uptime') return 'uptime';
  const { msec, localtime, zone, year } = stamp;
  const said = [msec && 'msec', localtime && 'localtime', zone && 'show-timezone', year && 'year'];
  return ['datetime', ...said.filter((w) => w !== false)].join(' ');
};

export const stampLine = (kind: 'debug' | 'log', stamp: Stamp | null): string =>
  stamp === null ? `no service timestamps ${kind} uptime` : `service timestamps ${kind} ${words(stamp)}`;

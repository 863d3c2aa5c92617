import { defineCommand, defineShow } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { romMonitorOf } from '../rommon/api.ts';
import { allPrefixes, localPrefixes, urlType } from '../../files/files/api.ts';
import { upgradeMonitor } from './monitor.ts';
import { body } from './parts.ts';
import { preferRegion } from './preference.ts';
import { hasPartition, hasRegions } from './platforms.ts';
import type { Region } from './state.ts';

const upgrade = keyword('upgrade', 'Upgrade commands');
const romMonitor = keyword('rom-monitor', 'Upgrade rom-monitor');

const fromFile = defineCommand({
  id: 'upgrade rom-monitor file',
  when: hasRegions,
  syntax: seq(
    upgrade,
    romMonitor,
    keyword('file', 'Upgrade rom-monitor from a file'),
    arg('url', urlType(allPrefixes, 'URL of the ROM monitor image'), 'URL of the ROM monitor image'),
  ),
  *run(session, { url }) {
    yield* body.get().upgradeFromFile(session, url);
  },
});

const preference = defineCommand({
  id: 'upgrade rom-monitor preference',
  when: hasRegions,
  syntax: seq(
    upgrade,
    romMonitor,
    keyword('preference', 'Set preference for next boot of rom-monitor'),
    opt(
      alt(
        choice<'region', Region>('readonly', 'Read only rom-monitor', 'region', 'readonly'),
        choice<'region', Region>('upgrade', 'Upgrade rom-monitor', 'region', 'upgrade'),
      ),
    ),
  ),
  *run(session, { region = 'upgrade' }) {
    const title = region === 'upgrade' ? 'Upgrade' : 'ReadOnly';
    if (region === 'upgrade' && !upgradeMonitor(session.device))
      return session.print('No Upgrade ROMMON present, cannot select it.');
    session.print(`You are about to mark ${title} region of ROMMON for the highest boot preference.`);
    if (!(yield* session.confirm('Proceed? '))) return;
    preferRegion(session.device, region);
    session.print('Done! Router must be reloaded for this to take effect.');
  },
});

const showMonitor = defineShow({
  id: 'show rom-monitor',
  when: hasRegions,
  syntax: seq(keyword('show', 'Show running system information'), keyword('rom-monitor', 'Rommon status info')),
  output: (device) => body.get().monitorText(device),
});

const processor = keyword('R0', 'RP slot 0');

const partitionCommands = [
  defineShow({
    id: 'show rom-monitor R0',
    when: hasPartition,
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('rom-monitor', 'Rommon status info'),
      processor,
    ),
    output: (device) => ['', ...romMonitorOf(device).banner, ''].join('\n'),
  }),
  defineCommand({
    id: 'upgrade rom-monitor filename',
    when: hasPartition,
    syntax: seq(
      upgrade,
      romMonitor,
      keyword('filename', 'ROMMON package file name'),
      arg('url', urlType(localPrefixes, 'ROMMON package file'), 'ROMMON package file'),
      alt(keyword('all', 'Upgrade all FRUs'), processor),
    ),
    *run(session, { url }) {
      yield* body.get().upgradePartition(session, url);
    },
  }),
];

export const monitorCommands = [showMonitor, fromFile, preference, ...partitionCommands];

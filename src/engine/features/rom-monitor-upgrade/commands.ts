import { defineCommand } from '../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../cli/grammar.ts';
import { allPrefixes, urlType } from '../files/api.ts';
import { upgradeMonitor } from './monitor.ts';
import { preferRegion } from './preference.ts';
import { hasRegions } from './platforms.ts';
import type { Region } from './state.ts';
import { upgradeFromFile } from './upgrade.ts';

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
    yield* upgradeFromFile(session, url);
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

export const monitorCommands = [fromFile, preference];

import { castDraft } from 'immer';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { romMonitor, selfTest } from '../rommon/api.ts';
import { monitorRegions } from '../rommon/api.ts';
import { monitorCommands } from './commands.ts';
import { monitorFellBack, monitorRefused, monitorStarted, monitorUpgraded, preferenceSet } from './events.ts';
import { monitorBanner, regionInUse, regionTitle, upgradeMonitor } from './monitor.ts';
import { body } from './parts.ts';
import { hasPartition, hasRegions } from './platforms.ts';
import { preferredRegion, preferRegion } from './preference.ts';
import { chooseMonitor, selfTestSteps } from './start.ts';
import { upgradeRegion } from './state.ts';

/** The read-only and the upgradable ROM monitor: which one runs, and how another one gets there. */
export default defineFeature({
  id: 'rom-monitor-upgrade',
  title: 'ROM monitor upgrade',
  for: { firmware: ['isr-g2', 'ios-xe-3'] },
  requires: ['rommon', 'files', 'software'],
  slices: [upgradeRegion],
  later: part(() => import('./facts.ts')),
  events: [monitorUpgraded, monitorRefused, preferenceSet, monitorStarted, monitorFellBack],
  commands: monitorCommands,
  taps: [
    tap(selfTest, (steps, device) => {
      if (hasPartition(device)) chooseMonitor(device);
      return hasRegions(device) ? selfTestSteps(steps, device) : steps;
    }),
    tap(romMonitor, (monitor, device) => {
      const upgraded = regionInUse(device) === 'upgrade' ? upgradeMonitor(device) : undefined;
      return upgraded ? { name: 'ROMMON 2', banner: monitorBanner(upgraded.image) } : monitor;
    }),
    tap(monitorRegions, (regions, device) => {
      const monitor = upgradeMonitor(device);
      return {
        ...regions,
        upgrade: monitor && monitorBanner(monitor.image),
        running: regionTitle[regionInUse(device)],
        selected: regionTitle[preferredRegion(device)],
        ...(hasRegions(device) && { test: (path, image) => body.get().upgradeFromMonitor(device, path, image) }),
        select: (region) => void preferRegion(device, region === 'Upgrade' ? 'upgrade' : 'readonly'),
      };
    }),
  ],
  setup(device, { rommon }) {
    if (!rommon) return;
    device.update(upgradeRegion, (draft) => {
      draft.image = castDraft(rommon.upgrade);
      draft.preference = rommon.preference ?? 'upgrade';
    });
  },
});

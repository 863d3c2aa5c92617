import { runningSections, sectionGone, type RunningBlock } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact, tap, type Device } from '../../../system/device.ts';
import { otherInterface } from '../../network/interfaces/api.ts';
import { keptBlocks, keptLines } from './state.ts';

const later = part(() => import('./later.ts'));

const keepsAny = (device: Device): boolean => Object.keys(device.read(keptLines)).length > 0;

/** Where nothing is kept, no table is asked. */
const blocks = keptBlocks.map(
  (block, i): RunningBlock => ({
    block,
    lines: (device) => (keepsAny(device) ? later.get().blockLines(device, block) : []),
    ...(i === 0 && { without: later.fn('without'), series: later.fn('series') }),
  }),
);

export default defineFeature({
  id: 'unsimulated',
  title: 'Valid on the device, not simulated here',
  requires: ['aaa', 'access', 'archive', 'config-logger', 'configuration', 'interfaces', 'tacacs'],
  slices: [keptLines],
  later,
  runningConfig: blocks,
  facts: [
    defineFact({
      id: 'config.kept-lines',
      kind: 'list',
      describe: 'Lines of the running configuration that are kept as text and do nothing here, below their headers',
      read: (device) => (keepsAny(device) ? later.get().allKept(device) : []),
    }),
  ],
  taps: [
    tap(runningSections, (sections, device) => (keepsAny(device) ? later.get().withKept(sections, device) : sections)),
    tap(otherInterface, (asked, device) =>
      keepsAny(device) ? { ...asked, name: asked.name ?? later.get().madeInterface(asked.typed, device) } : asked,
    ),
    tap(sectionGone, (header, device) => {
      if (keepsAny(device)) later.get().forget(device, header);
      return header;
    }),
  ],
});

import { runningSections, sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact, tap, type Device } from '../../../system/device.ts';
import { carrierChanged } from '../../../system/network/ip-stack.ts';
import { cdpLines, withoutCdp } from './lines.ts';
import { cdpConfig, cdpTable, hasNeighbours, mattersChanged, neighboursOf } from './state.ts';

const later = part(() => import('./later.ts'));
const talking = part(() => import('./daemon.ts'));

/** Talks with the neighbours while that is on, and there are any wires. */
function* daemon(device: Device): Io<void> {
  for (;;) {
    if (hasNeighbours(device)) yield* talking.get().talk(device);
    else yield* on(mattersChanged(device).wait);
  }
}

export default defineFeature({
  id: 'cdp',
  title: 'Cisco Discovery Protocol',
  requires: ['interfaces', 'name-lookup', 'software'],
  slices: [cdpConfig, cdpTable],
  later,
  runningConfig: [{ block: 'cdp', lines: cdpLines }],
  facts: [
    defineFact({
      id: 'cdp.neighbors',
      kind: 'list',
      describe: 'Names of the devices that CDP knows on the wires now',
      read: (device) => [...new Set(neighboursOf(device).map((one) => one.device))],
    }),
  ],
  programs: [daemon],
  taps: [
    tap(runningSections, withoutCdp),
    tap(sectionGone, (header, device) => {
      const name = header.replace(/^interface /, '');
      if (device.read(cdpConfig).without.includes(name))
        device.update(cdpConfig, (draft) => {
          draft.without = draft.without.filter((one) => one !== name);
        });
      return header;
    }),
    tap(carrierChanged, (change, device) => {
      mattersChanged(device).open();
      return change;
    }),
  ],
});

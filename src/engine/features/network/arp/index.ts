import { defineFeature } from '../../../feature.ts';
import { part } from '../../../kernel/part.ts';
import { defineMessage, tap } from '../../../system/device.ts';
import { duplicateAddress, ipStack } from '../../../system/network/ip-stack.ts';
import { arpLines } from './lines.ts';
import { arpState } from './state.ts';

const later = part(() => import('./later.ts'));

/** Address, interface, hardware address of the other. */
const double = defineMessage('IP', 4, 'DUPADDR', 'Duplicate address {0} on {1}, sourced by {2}');
/** Milliseconds in which the same double is told once. */
const QUIET = 30_000;

export default defineFeature({
  id: 'arp',
  title: 'Address resolution',
  requires: ['interfaces'],
  slices: [arpState],
  later,
  runningConfig: [{ block: 'arp', lines: arpLines }],
  messages: [double],
  taps: [
    tap(ipStack, (stack, device) => {
      const { fixed } = device.read(arpState);
      return fixed.length === 0 ? stack : { ...stack, neighbours: fixed };
    }),
    tap(duplicateAddress, (found, device) => {
      const { address, port, mac } = found;
      const { now } = device.clock;
      if (now - (device.read(arpState).doubles[address] ?? -Infinity) < QUIET) return found;
      device.update(arpState, (draft) => {
        draft.doubles[address] = now;
      });
      device.log(double, address, port, mac);
      return found;
    }),
  ],
});

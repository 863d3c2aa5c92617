import { runningSections, sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { ownValue } from '../../../kernel/record.ts';
import { part } from '../../../kernel/part.ts';
import { tap, type Device } from '../../../system/device.ts';
import { ipStack } from '../../../system/network/ip-stack.ts';
import { listPermits } from '../../access/access/api.ts';
import { interfaceFilters } from '../interfaces/api.ts';
import { accessListFacts, listAdmits } from './api.ts';
import { body } from './parts.ts';
import { icmpMatch, portMatch, standardMatch } from './messages.ts';
import { accessLists, matches, untold } from './state.ts';

const later = part(() => import('./later.ts'));

const hasLists = (device: Device): boolean => device.read(accessLists).lists.length > 0;
const hasGroups = (device: Device): boolean => Object.keys(device.read(accessLists).groups).length > 0;

export default defineFeature({
  id: 'access-lists',
  title: 'Access lists',
  requires: ['access', 'interfaces'],
  slices: [accessLists, matches, untold],
  later,
  runningConfig: [
    { block: 'named-list', lines: (device) => (hasLists(device) ? body.get().namedLines(device) : []) },
    { block: 'numbered-list', lines: (device) => (hasLists(device) ? body.get().numberedLines(device) : []) },
  ],
  facts: accessListFacts,
  messages: [standardMatch, portMatch, icmpMatch],
  taps: [
    tap(ipStack, (stack, device) => (hasGroups(device) ? body.get().withLists(stack, device) : stack)),
    tap(listPermits, (asked, device) =>
      asked.permits && hasLists(device) ? { ...asked, permits: listAdmits(device, asked.list, asked) } : asked,
    ),
    tap(runningSections, (sections, device) =>
      hasGroups(device) ? body.get().withGroups(sections, device) : sections,
    ),
    tap(interfaceFilters, (asked, device) => ({ ...asked, ...ownValue(device.read(accessLists).groups, asked.name) })),
    tap(sectionGone, (header, device) => {
      const name = header.replace(/^interface /, '');
      if (ownValue(device.read(accessLists).groups, name))
        device.update(accessLists, (draft) => {
          delete draft.groups[name];
        });
      return header;
    }),
  ],
});

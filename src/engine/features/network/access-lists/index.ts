import { runningSections, sectionGone } from '../../../cli/running-config.ts';
import { defineFeature } from '../../../feature.ts';
import { ownValue } from '../../../kernel/record.ts';
import { part } from '../../../kernel/part.ts';
import { tap } from '../../../system/device.ts';
import { ipStack } from '../../../system/network/ip-stack.ts';
import { listPermits } from '../../access/access/api.ts';
import { interfaceFilters } from '../interfaces/api.ts';
import { accessListFacts } from './api.ts';
import { namedLines, numberedLines, withGroups } from './lines.ts';
import { listLets, withLists } from './permits.ts';
import { accessLists, matches } from './state.ts';

const later = part(() => import('./later.ts'));

export default defineFeature({
  id: 'access-lists',
  title: 'Standard access lists',
  requires: ['access', 'interfaces'],
  slices: [accessLists, matches],
  later,
  runningConfig: [
    { block: 'named-list', lines: namedLines },
    { block: 'numbered-list', lines: numberedLines },
  ],
  facts: accessListFacts,
  taps: [
    tap(ipStack, withLists),
    tap(listPermits, (asked, device) =>
      asked.permits ? { ...asked, permits: listLets(device, asked.list, asked.address) } : asked,
    ),
    tap(runningSections, withGroups),
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

import { defineFact } from '../../../system/device.ts';
import { nextMonitor, regionInUse, upgradeMonitor } from './monitor.ts';
import { upgradeRegion } from './state.ts';

export const facts = [
  defineFact({
    id: 'rommon.running',
    kind: 'text',
    describe: 'Which ROM monitor made the last start: readonly or upgrade',
    read: regionInUse,
  }),
  defineFact({
    id: 'rommon.preference',
    kind: 'text',
    describe: 'Which ROM monitor the next start asks for: readonly or upgrade',
    read: (device) => device.read(upgradeRegion).preference,
  }),
  defineFact({
    id: 'rommon.upgrade-version',
    kind: 'text',
    nullable: true,
    describe: 'Version of the ROM monitor in the upgrade region, 15.0(1r)M17; none when there is none',
    read: (device) => upgradeMonitor(device)?.image.version ?? null,
  }),
  defineFact({
    id: 'rommon.upgrade-key',
    kind: 'text',
    nullable: true,
    describe:
      'Type and version of the key that the ROM monitor of the upgrade region names (production B); none when there is none',
    read: (device) => {
      const envelope = upgradeMonitor(device)?.image.envelope;
      return envelope ? `${envelope.keyType} ${envelope.keyVersion}` : null;
    },
  }),
  defineFact({
    id: 'rommon.next',
    kind: 'text',
    describe: 'Which ROM monitor the next start would really use: readonly or upgrade',
    read: (device) => {
      const next = nextMonitor(device);
      return next.ok ? next.value.region : 'readonly';
    },
  }),
];

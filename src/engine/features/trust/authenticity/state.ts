import { defineSlice } from '../../../kernel/slice.ts';
import { type ImageKey, type TrainingKeyId, trainingKey } from '../../../system/crypto/training-keys.ts';

/** Where key records are kept. The rollover area takes no new records. */
export const keyAreas = ['primary', 'backup', 'rollover'] as const;
export type KeyArea = (typeof keyAreas)[number];

/** The public keys with which a device accepts software, as its flash keeps them. */
export type KeyStorage = Readonly<Record<KeyArea, readonly ImageKey[]>>;

/** Which keys a device has when nobody says otherwise: those of its first day. */
const factoryKeys: Readonly<Record<KeyArea, readonly TrainingKeyId[]>> = {
  primary: ['production-a', 'special-a'],
  backup: ['production-a', 'special-a'],
  rollover: ['rollover-a'],
};

export const keyStorage = defineSlice<KeyStorage>({
  id: 'authenticity.keys',
  lifetime: 'hardware',
  initial: () => ({
    primary: factoryKeys.primary.map(trainingKey),
    backup: factoryKeys.backup.map(trainingKey),
    rollover: factoryKeys.rollover.map(trainingKey),
  }),
});

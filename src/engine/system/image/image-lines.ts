import type { TrainingKeyId } from '../crypto/training-keys.ts';

export type Family = 'C1900' | 'C2900' | 'C3900' | 'ASR1002X' | 'CAT4500E' | 'C7200';

interface Release {
  readonly version: string;
  /** Release of IOS XE, where it differs from the version. */
  readonly release?: string;
  readonly build: string;
  readonly compiled: string;
  readonly copyright: string;
  /** Seconds since 1970: the certificate serial number of what was signed then. */
  readonly signedAt: number;
}

/** One image for several families. */
export interface ImageLine {
  readonly kind: 'system' | 'rom-monitor';
  /** What follows the family in the file name. */
  readonly suffix: string;
  /** The whole file name, where it does not begin with the family. */
  readonly name?: string;
  readonly release: keyof typeof releases;
  readonly featureSet: string;
  /** Absent: it is not signed. */
  readonly key?: TrainingKeyId;
  readonly bundles: readonly TrainingKeyId[];
  /** Bytes of the whole file. */
  readonly sizes: Readonly<Partial<Record<Family, number>>>;
}

/** Release facts. 15.4(3)M3 is that of a real boot log; the stamps of the others are ours. */
export const releases = {
  '15.4(3)M': {
    version: '15.4(3)M',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Mon 21-Jul-14 20:05 by prod_rel_team',
    copyright: '1986-2014',
    signedAt: 0x53ce00d9,
  },
  '15.4(3)M3': {
    version: '15.4(3)M3',
    build: 'RELEASE SOFTWARE (fc2)',
    compiled: 'Fri 05-Jun-15 12:31 by prod_rel_team',
    copyright: '1986-2015',
    signedAt: 0x557274f3,
  },
  '15.7(3)M8': {
    version: '15.7(3)M8',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Mon 29-Mar-21 07:48 by prod_rel_team',
    copyright: '1986-2021',
    signedAt: 0x6062b09d,
  },
  '15.7(3)M9': {
    version: '15.7(3)M9',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Tue 22-Feb-22 09:12 by prod_rel_team',
    copyright: '1986-2022',
    signedAt: 0x6215ad89,
  },
  'special A': {
    version: '15.4(20140918:091502) [training 112]',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Thu 18-Sep-14 09:51 by training',
    copyright: '1986-2014',
    signedAt: 0x541af3e8,
  },
  'special B': {
    version: '15.4(20151020:113045) [training 131]',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Tue 20-Oct-15 12:04 by training',
    copyright: '1986-2015',
    signedAt: 0x56263218,
  },
  'bootstrap A': {
    version: '15.0(1r)M16',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Thu 12-Jul-12 11:43 by prod_rel_team',
    copyright: '2012',
    signedAt: 0x4fff0d20,
  },
  'bootstrap B': {
    version: '15.0(1r)M17',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Fri 14-Nov-14 16:20 by prod_rel_team',
    copyright: '2014',
    signedAt: 0x546670d4,
  },
  'bootstrap special A': {
    version: '15.0(20120712:101530) [training-rommon 151]',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Thu 12-Jul-12 10:22 by training',
    copyright: '1994-2012',
    signedAt: 0x4ffef0a4,
  },
  'bootstrap special B': {
    version: '15.0(20141114:143002) [training-rommon 152]',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Fri 14-Nov-14 14:37 by training',
    copyright: '1994-2014',
    signedAt: 0x54661b3c,
  },
  '03.07.04.S': {
    version: '15.2(4)S4',
    release: '03.07.04.S',
    build: 'RELEASE SOFTWARE (fc4)',
    compiled: 'Sat 15-Jun-13 18:23 by mcpre',
    copyright: '1986-2013',
    signedAt: 0x51bcd1c7,
  },
  '03.04.00.SG': {
    version: '15.1(2)SG',
    release: '03.04.00.SG',
    build: 'RELEASE SOFTWARE (fc3)',
    compiled: 'Wed 05-Dec-12 04:38 by prod_rel_team',
    copyright: '1986-2012',
    signedAt: 0x50bf0bd3,
  },
  'bootstrap S': {
    version: '15.3(1r)S',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Mon 11-Feb-13 09:14 by mcpre',
    copyright: '1994-2013',
    signedAt: 0x5118d2f4,
  },
  'special S': {
    version: '15.2(20130521:074514) [training 203]',
    release: '2013-05-21_07.45_training',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Tue 21-May-13 08:27 by training',
    copyright: '1986-2013',
    signedAt: 0x519b405c,
  },
  '12.2(23)': {
    version: '12.2(23)',
    build: 'RELEASE SOFTWARE (fc1)',
    compiled: 'Wed 28-Jan-04 19:40 by training',
    copyright: '1986-2004',
    signedAt: 0,
  },
  'special SG': {
    version: '15.1(2)SG',
    release: '03.04.00.SG.126 [training 126]',
    build: 'DEVELOPMENT SOFTWARE',
    compiled: 'Thu 15-Nov-12 22:10 by training',
    copyright: '1986-2012',
    signedAt: 0x50a5769b,
  },
} as const satisfies Readonly<Record<string, Release>>;

const system = { kind: 'system', featureSet: 'UNIVERSALK9' } as const;
/** Before software was signed. */
const unsigned = { kind: 'system', release: '12.2(23)', bundles: [] } as const;
const revocation = { kind: 'system', featureSet: 'REVOCATION' } as const;
const romMonitor = { kind: 'rom-monitor', featureSet: 'ROMMON', bundles: [] } as const;

/** All images. Third letter after `.S` is the version of the key; a production image bundles the newest special key of its day. */
export const imageLines: readonly ImageLine[] = [
  {
    ...system,
    suffix: 'universalk9-mz.SPA.154-3.M.bin',
    release: '15.4(3)M',
    key: 'production-a',
    bundles: ['special-a'],
    sizes: { C1900: 75551508, C2900: 103727964, C3900: 107483612 },
  },
  {
    ...system,
    suffix: 'universalk9-mz.SPA.154-3.M3.bin',
    release: '15.4(3)M3',
    key: 'production-a',
    bundles: ['special-a'],
    sizes: { C1900: 75609116 },
  },
  {
    ...system,
    suffix: 'universalk9-mz.SPA.157-3.M8.bin',
    release: '15.7(3)M8',
    key: 'production-a',
    bundles: ['special-b'],
    sizes: { C1900: 85053068, C2900: 110482088, C3900: 114336740 },
  },
  {
    ...system,
    suffix: 'universalk9-mz.SPB.157-3.M9.bin',
    release: '15.7(3)M9',
    key: 'production-b',
    bundles: ['special-b'],
    sizes: { C1900: 85054748, C2900: 110485020, C3900: 114340100 },
  },
  {
    ...system,
    suffix: 'universalk9-mz.SSA',
    release: 'special A',
    key: 'special-a',
    bundles: [],
    sizes: { C1900: 46871200, C2900: 51938340, C3900: 52274092 },
  },
  {
    ...system,
    suffix: 'universalk9-mz.SSB',
    release: 'special B',
    key: 'special-b',
    bundles: [],
    sizes: { C1900: 46888420, C2900: 51955560, C3900: 52291428 },
  },
  {
    ...revocation,
    suffix: 'revocation-mz.SPB',
    release: '15.4(3)M3',
    key: 'rollover-a',
    bundles: ['production-b'],
    sizes: { C1900: 18214404, C2900: 20161288, C3900: 20412916 },
  },
  {
    ...system,
    suffix: 'universalk9.03.07.04.S.152-4.S4.SPA.bin',
    release: '03.07.04.S',
    key: 'production-a',
    bundles: [],
    sizes: { ASR1002X: 278455892 },
  },
  {
    ...system,
    suffix: 'universalk9.03.07.04.S.152-4.S4.SSA.bin',
    release: 'special S',
    key: 'special-a',
    bundles: [],
    sizes: { ASR1002X: 278463012 },
  },
  {
    ...system,
    suffix: 'universalk9.SPA.03.04.00.SG.151-2.SG.bin',
    release: '03.04.00.SG',
    key: 'production-a',
    bundles: [],
    sizes: { CAT4500E: 170384200 },
  },
  {
    ...system,
    suffix: 'universalk9.SSA.03.04.00.SG.151-2.SG.bin',
    release: 'special SG',
    key: 'special-a',
    bundles: [],
    sizes: { CAT4500E: 170391848 },
  },
  { ...unsigned, suffix: 'js-mz', featureSet: 'JS', sizes: { C7200: 4823492 } },
  { ...unsigned, suffix: 'p-mz', featureSet: 'P', sizes: { C7200: 1711088 } },
  {
    ...romMonitor,
    suffix: 'RM2.srec.SPA',
    release: 'bootstrap A',
    key: 'production-a',
    sizes: { C1900: 714252, C2900: 748916, C3900: 986420 },
  },
  {
    ...romMonitor,
    suffix: 'RM2.srec.SPB',
    release: 'bootstrap B',
    key: 'production-b',
    sizes: { C1900: 714318, C2900: 748982, C3900: 986486 },
  },
  {
    ...romMonitor,
    suffix: 'RM2.srec.SSA',
    release: 'bootstrap special A',
    key: 'special-a',
    sizes: { C1900: 731004, C2900: 765668, C3900: 1003172 },
  },
  {
    ...romMonitor,
    suffix: 'RM2.srec.SSB',
    release: 'bootstrap special B',
    key: 'special-b',
    sizes: { C1900: 731070, C2900: 765734, C3900: 1003238 },
  },
  {
    ...romMonitor,
    suffix: 'rommon',
    name: 'asr1000-rommon.153-1r.S.SPA.pkg',
    release: 'bootstrap S',
    key: 'production-a',
    sizes: { ASR1002X: 2612228 },
  },
];

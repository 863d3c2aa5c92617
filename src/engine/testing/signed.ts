import type { DeviceSpec } from '../system/device-spec.ts';
import type { Content } from '../system/content.ts';
import { buildImage, type ImageSpec } from '../system/image/image.ts';
import type { ImageHeader } from '../system/image/image-header.ts';
import { Bench, boxed, imageFile } from './lab.ts';

/** Images for a 2911, by what signed them. */
export const signed = {
  productionA: 'c2900-universalk9-mz.SPA.154-3.M.bin',
  /** Signed with production A, brings special B. */
  newerProductionA: 'c2900-universalk9-mz.SPA.157-3.M8.bin',
  /** Brings special B. */
  productionB: 'c2900-universalk9-mz.SPB.157-3.M9.bin',
  specialA: 'c2900-universalk9-mz.SSA',
  specialB: 'c2900-universalk9-mz.SSB',
  /** Brings production B. */
  revocation: 'c2900-revocation-mz.SPB',
  monitorA: 'C2900_RM2.srec.SPA',
  monitorB: 'C2900_RM2.srec.SPB',
  specialMonitorA: 'C2900_RM2.srec.SSA',
  specialMonitorB: 'C2900_RM2.srec.SSB',
} as const;
export type SignedName = keyof typeof signed;

/** Keys of a device to which both new keys were added, and from which nothing was revoked. */
export const bothKeys: NonNullable<DeviceSpec['keys']> = {
  primary: ['production-a', 'special-a', 'production-b', 'special-b'],
  backup: ['production-a', 'special-a', 'production-b', 'special-b'],
};

/** A small image for a 2911, signed with production A. */
export const smallImage = (changes: Partial<ImageSpec> = {}, header: Partial<ImageHeader> = {}): Content =>
  buildImage({
    header: {
      kind: 'system',
      family: 'C2900',
      featureSet: 'UNIVERSALK9',
      version: '15.4(3)M',
      build: 'RELEASE SOFTWARE (fc1)',
      compiled: 'Mon 21-Jul-14 20:05 by prod_rel_team',
      copyright: '1986-2014',
      bundledKeys: [],
      ...header,
    },
    machine: 0xa2,
    size: 300_000,
    seed: 'small',
    signer: { key: 'production-a', signedAt: 0x53ce01ad },
    ...changes,
  });

interface Prepared extends Partial<DeviceSpec> {
  /** The only image in flash0:, which boots. */
  readonly boots?: SignedName;
  /** Images on the USB flash. */
  readonly usb?: readonly SignedName[];
}

const QUIET = 'hostname Router\nno logging console\nlogging buffered 65536\nend\n';

/** A 2911 in privileged EXEC, its start over, messages in its buffer only. */
export function signedRouter({ boots = 'productionA', usb = [], ...changes }: Prepared = {}): Bench {
  const files = [imageFile(signed[boots]), ...usb.map((name) => imageFile(signed[name], `usbflash0:${signed[name]}`))];
  const bench = new Bench({ devices: [boxed({ startup: QUIET, files, ...changes })] });
  bench.player.settle();
  entered(bench);
  return bench;
}

/** From `Press RETURN` to privileged EXEC without paging. */
export const entered = (bench: Bench): string =>
  bench.type('', '⟦+20s⟧', 'enable', 'terminal length 0', 'terminal width 0');

/** Reloads and comes back to privileged EXEC; returns the screen of the start. */
export function reloaded(bench: Bench): string {
  const screen = bench.type('reload', '');
  entered(bench);
  return screen;
}

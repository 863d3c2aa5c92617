import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Content } from '../../../system/content.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { type ImageFault, parseImage, type ParsedImage, verifyImage } from '../../../system/image/image.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { acceptedKeysOf } from '../../../system/crypto/accepted-keys.ts';
import type { MonitorRegion } from '../rommon/api.ts';
import { type Region, upgradeRegion } from './state.ts';

/** The ROM monitor in the upgrade region, as its bytes tell. */
export interface UpgradeMonitor {
  readonly content: Content;
  readonly image: ParsedImage;
}

export type MonitorFault = ImageFault | 'wrong-platform';

/** What the upgrade region holds; undefined when it is empty or damaged. */
export function upgradeMonitor(device: Device): UpgradeMonitor | undefined {
  const { image: content } = device.read(upgradeRegion);
  const parsed = content && parseImage(content);
  return content && parsed?.ok ? { content, image: parsed.value } : undefined;
}

/** Whether a file is a ROM monitor for this device that a key in storage signed. */
export function examineMonitor(device: Device, content: Content): Result<ImageKey, MonitorFault> {
  const parsed = parseImage(content);
  if (!parsed.ok) return parsed;
  if (parsed.value.kind !== 'rom-monitor') return fail('not-an-image');
  if (parsed.value.family !== device.platform.family) return fail('wrong-platform');
  return verifyImage(content, acceptedKeysOf(device));
}

/** Why the next start would use the read-only ROM monitor although the other one is asked for. */
export type FallBack = 'absent' | 'revoked-key' | MonitorFault;

/** Why the ROM monitor of the upgrade region is not used. Whoever knows of revoked keys taps this to tell them from unknown ones. */
export const monitorRefusals = defineHook<{ readonly content: Content; readonly reason: FallBack }>(
  'rom-monitor-upgrade.refusals',
);

/** The ROM monitor that the next start uses, with the key that verifies it; the read-only one needs none. */
export function nextMonitor(device: Device): Result<{ readonly region: Region; readonly key?: ImageKey }, FallBack> {
  if (device.read(upgradeRegion).preference === 'readonly') return ok({ region: 'readonly' });
  const monitor = upgradeMonitor(device);
  if (!monitor) return fail('absent');
  const key = examineMonitor(device, monitor.content);
  if (key.ok) return ok({ region: 'upgrade', key: key.value });
  return fail(device.hook(monitorRefusals, { content: monitor.content, reason: key.error }).reason);
}

/** First lines of a ROM monitor; development software does not name the technical support. */
export const monitorBanner = ({ version, build, copyright }: ParsedImage): readonly string[] => [
  `System Bootstrap, Version ${version}, ${build}`,
  ...(build.startsWith('RELEASE') ? ['Technical Support: http://www.cisco.com/techsupport'] : []),
  `Copyright (c) ${copyright} by cisco Systems, Inc.`,
];

export const regionTitle = { readonly: 'ReadOnly', upgrade: 'Upgrade' } as const satisfies Readonly<
  Record<Region, MonitorRegion>
>;

/** Which ROM monitor made this start. */
export const regionInUse = (device: Device): Region => device.read(upgradeRegion).running;

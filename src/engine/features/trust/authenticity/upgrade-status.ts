import type { Device } from '../../../system/device.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { runningImage, warmUpgraded } from '../../software/software/api.ts';
import { bootList } from '../../boot/monitor-environment/api.ts';
import { examineImage, nextImage } from '../../boot/image-load/api.ts';
import { upgradeMonitor } from '../../boot/rom-monitor-upgrade/api.ts';
import { heading } from './envelope-text.ts';
import { keyTitle } from './image-type.ts';
import { holds, isOlder, type KeyName, newestKey, olderKeys, sameKey, writtenAreas } from './keys.ts';
import { runningType } from './permissions.ts';
import { bundledKey } from './refusals.ts';
import { judge, namedKey } from './verdict.ts';

/** One condition that the guide asks for before the reload. */
interface Condition {
  readonly id: 'installed' | 'primary' | 'backup' | 'boot-image' | 'rom-monitor';
  readonly met: boolean;
  /** Lines of the display, without the remedy. */
  readonly lines: readonly string[];
  readonly remedy: string;
}

interface UpgradeStatus {
  /** The key that is to replace the old one; undefined: nobody brought one. */
  readonly newKey: ImageKey | undefined;
  readonly conditions: readonly Condition[];
  readonly result: 'ready' | 'revoke' | 'done' | 'not-ready';
}

/** The version of every key of a new device. */
const FIRST_VERSION = 'A';

const LABEL = 37;
const row = (label: string, value: string): string => `${label.padEnd(LABEL)}: ${value}`;
const yesNo = (yes: boolean): string => (yes ? 'Yes' : 'No');
const shownKey = (key: KeyName | undefined): string => (key ? `${keyTitle[key.type]}, version ${key.version}` : 'none');

/** What a revocation image brings, otherwise a key that is stored beside or instead of older ones. */
function newProductionKey(device: Device): ImageKey | undefined {
  const newest = newestKey(device, 'production');
  if (runningType(device) === 'revocation') {
    const bundled = bundledKey(device, 'production');
    return bundled && newest && isOlder(bundled.version, newest.version) ? newest : bundled;
  }
  return newest && newest.version !== FIRST_VERSION ? newest : undefined;
}

const addAgain = "Run 'software authenticity key add production' with the revocation image.";

function storageConditions(device: Device, key: ImageKey | undefined): readonly Condition[] {
  const held = writtenAreas.filter((area) => key && holds(device, area, key));
  const version = key ? key.version + (held.length === 0 ? ' (not installed)' : '') : 'none';
  return [
    { id: 'installed', met: held.length > 0, lines: [row('New production key version', version)], remedy: addAgain },
    ...writtenAreas.map((area): Condition => {
      const met = held.includes(area);
      return { id: area, met, lines: [row(`New key in ${area} key storage`, yesNo(met))], remedy: addAgain };
    }),
  ];
}

/** The image that the ROM monitor would start: what `boot system` names, otherwise the first one in flash. */
function bootCondition(device: Device, key: ImageKey | undefined): Condition {
  const path = nextImage(device);
  const examined = path === undefined ? undefined : examineImage(device, path);
  const signer = (examined?.ok && examined.value.key) || undefined;
  const asked = bootList(device)[0]?.path;
  const notes = asked !== undefined && asked !== path ? [row('  Not accepted', asked)] : [];
  return {
    id: 'boot-image',
    met: signer !== undefined && key !== undefined && sameKey(signer, key),
    lines: [row('Boot image (boot system)', path ?? 'none'), ...notes, row('  Signed with key', shownKey(signer))],
    remedy: "Copy the new production image to the router, point 'boot system' to it and save the configuration.",
  };
}

function monitorCondition(device: Device, key: ImageKey | undefined): Condition {
  const monitor = upgradeMonitor(device);
  const signer = monitor && namedKey(monitor.content);
  const trusted = monitor !== undefined && judge(device, monitor.content).ok;
  return {
    id: 'rom-monitor',
    met: !monitor || (trusted && key !== undefined && signer !== undefined && sameKey(signer, key)),
    lines: ['Upgradable ROMMON', row('  Signed with key', monitor ? shownKey(signer) : 'not present')],
    remedy: "Upgrade it with 'upgrade rom-monitor file' to one signed with the new production key.",
  };
}

/** The five conditions of the guide, and what comes next. */
export function upgradeStatus(device: Device): UpgradeStatus {
  const newKey = newProductionKey(device);
  const conditions = [
    ...storageConditions(device, newKey),
    bootCondition(device, newKey),
    monitorCondition(device, newKey),
  ];
  const met = conditions.every((condition) => condition.met);
  return { newKey, conditions, result: met && newKey ? progress(device, newKey) : 'not-ready' };
}

function progress(device: Device, newKey: ImageKey): UpgradeStatus['result'] {
  if (writtenAreas.every((area) => olderKeys(device, area, newKey).length === 0)) return 'done';
  const running = runningImage(device);
  const judged = running && judge(device, running.content);
  return judged?.ok && sameKey(judged.value, newKey) && !warmUpgraded(device) ? 'revoke' : 'ready';
}

const results: Readonly<Record<UpgradeStatus['result'], string>> = {
  ready: 'Ready for reload with the new production key',
  revoke: "New production key in use. Run 'software authenticity key revoke production'.",
  done: 'New production key in use. No older key is left.',
  'not-ready': 'Not ready for reload with the new production key',
};

/** `show software authenticity upgrade-status`: no public text; wording ours. */
export function upgradeStatusText(device: Device): string {
  const { conditions, result } = upgradeStatus(device);
  return [
    ...heading('Production key upgrade status'),
    ...conditions.flatMap(({ lines, met, remedy }) => (met ? lines : [...lines, `  -> ${remedy}`])),
    row('Result', results[result]),
  ].join('\n');
}

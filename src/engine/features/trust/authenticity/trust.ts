import { bytesContent, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { sha256Hex } from '../../../system/crypto/digests.ts';
import { modulusBytes } from '../../../system/crypto/rsa.ts';
import type { KeyType } from '../../../system/crypto/training-keys.ts';
import { bootField, nextRegister } from '../../software/config-register/api.ts';
import { readOnlyBanner, romMonitorOf } from '../../boot/rommon/api.ts';
import { runningImage, warmUpgraded } from '../../software/software/api.ts';
import { readFile } from '../../files/files/api.ts';
import { bootCandidates, examineImage } from '../../boot/image-load/api.ts';
import {
  monitorBanner,
  nextMonitor,
  preferredRegion,
  regionInUse,
  upgradeMonitor,
} from '../../boot/rom-monitor-upgrade/api.ts';
import { isOlder, keysIn, keyText, newestKey, usableKeys } from './keys.ts';
import { type KeyArea, keyAreas } from './state.ts';
import { namedKey } from './verdict.ts';
import { verdictOf, whyNot } from './why.ts';

/** A key record as the trust view shows it. */
export interface TrustKey {
  readonly type: KeyType;
  readonly version: string;
  /** First sixteen hexadecimal digits of the SHA-256 of its modulus. */
  readonly fingerprint: string;
  /** False when a newer key of its type is stored too. */
  readonly newest: boolean;
}

/** One piece of software in the chain, who signed it, and whether what comes before it accepts it. */
export interface TrustLink {
  readonly stage: 'rom-monitor' | 'image';
  /** `ROMMON 1`, `flash0:c2900-universalk9-mz.SPA.154-3.M.bin` */
  readonly name: string;
  /** Version line of a ROM monitor; empty for images. */
  readonly version: string;
  /** Key that it says it is signed with, `production A`; null: none. */
  readonly key: string | null;
  readonly accepted: boolean;
  /** `ok` or the reason: missing, unsigned, revoked-key, unknown-key, bad-signature, truncated, wrong-platform, ... */
  readonly verdict: string;
  /** The verdict as a sentence. */
  readonly why: string;
}

/** Key storage and chain of trust of one device, as plain data. */
export interface TrustChain {
  readonly storage: readonly { readonly area: KeyArea; readonly keys: readonly TrustKey[] }[];
  /** Keys that are in no area any more while a newer one is: `production A`. */
  readonly revoked: readonly string[];
  /** What runs now, from the ROM monitor on; empty without power. */
  readonly now: readonly TrustLink[];
  /** What a reload would try, in order, up to the image that would run. */
  readonly next: readonly TrustLink[];
  /** Whether a reload would end in running software. */
  readonly boots: boolean;
  /** What a reload would do, as a sentence. */
  readonly outlook: string;
}

/** Said of an image that another one started. */
const STARTED_WARM = 'Its signature fits, but a warm upgrade started it: the ROM monitor has not verified it.';

const FINGERPRINT = 16;
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const storedKeys = (device: Device, area: KeyArea): readonly TrustKey[] =>
  keysIn(device, area).map((key) => ({
    type: key.type,
    version: key.version,
    fingerprint: sha256Hex(bytesContent(modulusBytes(key))).slice(0, FINGERPRINT),
    newest: newestKey(device, key.type)?.version === key.version,
  }));

/** Names of the keys that newer ones have replaced. */
export function revokedKeys(device: Device): readonly string[] {
  const held = new Set(usableKeys(device).map(keyText));
  return (['production', 'special'] as const).flatMap((type) => {
    const newest = newestKey(device, type);
    const older = newest ? LETTERS.filter((version) => isOlder(version, newest.version)) : [];
    return older.map((version) => keyText({ type, version })).filter((key) => !held.has(key));
  });
}

/** The read-only ROM monitor is part of the hardware: nothing verifies it. */
const readOnlyLink = (device: Device): TrustLink => ({
  stage: 'rom-monitor',
  name: 'ROMMON 1',
  version: (regionInUse(device) === 'upgrade' ? readOnlyBanner(device) : romMonitorOf(device).banner)[0] ?? '',
  key: null,
  accepted: true,
  verdict: 'ok',
  why: 'It is part of the hardware.',
});

const signer = (content: Content): string | null => {
  const key = namedKey(content);
  return key ? keyText(key) : null;
};

function upgradeLink(device: Device, verdict: string): TrustLink {
  const monitor = upgradeMonitor(device);
  return {
    stage: 'rom-monitor',
    name: 'ROMMON 2',
    version: monitor ? (monitorBanner(monitor.image)[0] ?? '') : '',
    key: monitor ? signer(monitor.content) : null,
    accepted: verdict === 'ok',
    verdict,
    why: whyNot(verdict),
  };
}

/** Verdict on the upgradable ROM monitor. */
function monitorVerdict(device: Device): string {
  const chosen = nextMonitor(device);
  return chosen.ok ? 'ok' : chosen.error;
}

function monitorsNext(device: Device): readonly TrustLink[] {
  if (preferredRegion(device) === 'readonly') return [readOnlyLink(device)];
  const upgrade = upgradeLink(device, monitorVerdict(device));
  return upgrade.accepted ? [upgrade] : [upgrade, readOnlyLink(device)];
}

function imageLink(device: Device, path: string): TrustLink {
  const file = readFile(device, path, { hidden: true });
  const examined = examineImage(device, path);
  const verdict = examined.ok ? 'ok' : examined.error.reason;
  const key = file.ok ? signer(file.value) : null;
  return { stage: 'image', name: path, version: '', key, accepted: examined.ok, verdict, why: whyNot(verdict) };
}

/** Candidates up to and including the first one that is accepted. */
function imagesNext(device: Device): readonly TrustLink[] {
  const links = bootCandidates(device).map((path) => imageLink(device, path));
  const first = links.findIndex(({ accepted }) => accepted);
  return first < 0 ? links : links.slice(0, first + 1);
}

function chainNow(device: Device): readonly TrustLink[] {
  if (device.phase === 'off') return [];
  const monitor =
    regionInUse(device) === 'upgrade'
      ? { ...upgradeLink(device, 'ok'), version: romMonitorOf(device).banner[0] ?? '' }
      : readOnlyLink(device);
  const image = runningImage(device);
  if (!image) return [monitor];
  const verdict = verdictOf(device, image.content);
  const key = signer(image.content);
  const accepted = verdict === 'ok';
  const why = accepted && warmUpgraded(device) ? STARTED_WARM : whyNot(verdict);
  return [monitor, { stage: 'image', name: image.path, version: '', key, accepted, verdict, why }];
}

function outlook(device: Device, images: readonly TrustLink[]): string {
  const last = images.at(-1);
  if (last?.accepted) return `A reload would start ${last.name}, verified with ${last.key}.`;
  if (bootField(nextRegister(device)) === 0)
    return 'A reload would stop in the ROM monitor: the configuration register asks for it.';
  return last
    ? `A reload would stop in the ROM monitor. ${last.name}: ${last.why}`
    : 'A reload would stop in the ROM monitor: there is no image to start.';
}

/** Which keys a device has, which software they accepted, and how far a reload would get. */
export function trustChain(device: Device): TrustChain {
  const images = imagesNext(device);
  return {
    storage: keyAreas.map((area) => ({ area, keys: storedKeys(device, area) })),
    revoked: revokedKeys(device),
    now: chainNow(device),
    next: [...monitorsNext(device), ...images],
    boots: images.at(-1)?.accepted ?? false,
    outlook: outlook(device, images),
  };
}

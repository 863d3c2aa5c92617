import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { runningImage } from '../../software/software/api.ts';
import { readFile } from '../../files/files/api.ts';
import { nextImage } from '../../boot/image-load/api.ts';
import { upgradeMonitor } from '../../boot/rom-monitor-upgrade/api.ts';
import { burn, LOOK, pause, refuse } from './burn.ts';
import { trace } from './debug-topics.ts';
import { keyCommandDone, keyRevoked } from './events.ts';
import { areaTitle, dropKey, keyText, newestKey, olderKeys, writtenAreas } from './keys.ts';
import { type KeyRefusal, type ReplacedType, runningImageRefusal } from './permissions.ts';
import { imageRefusal, monitorRefusal, newKeyRefusal } from './refusals.ts';
import { sayIfSpecialMonitor } from './start.ts';
import { namedKey } from './verdict.ts';

/** One check of `revoke`: what is printed before it, and why it may fail. */
interface Step {
  readonly line: string;
  /** What was looked at, for debugging. */
  readonly about?: () => string;
  check(newest: ImageKey): KeyRefusal | undefined;
}

const steps = (device: Device, type: ReplacedType, newest: ImageKey): readonly Step[] => [
  {
    line: 'Validating running image...',
    about: () => `running image ${signedBy(runningImage(device)?.content)}, next boot ${nextSigner(device)}`,
    check: () => runningImageRefusal(device, `revoke ${type}`) ?? imageRefusal(device, newest),
  },
  { line: `Revoking keys with version less than ${newest.version}`, check: () => undefined },
  {
    line: 'Validating upgradable rommon...',
    about: () => `upgradable rommon ${signedBy(upgradeMonitor(device)?.content)}`,
    check: () => monitorRefusal(device, newest),
  },
];

/** `signed with production A`; `none` without software. */
function signedBy(content: Content | undefined): string {
  const key = content && namedKey(content);
  return key ? `signed with ${keyText(key)}` : 'none';
}

function nextSigner(device: Device): string {
  const path = nextImage(device);
  const file = path === undefined ? undefined : readFile(device, path, { hidden: true });
  return path !== undefined && file?.ok ? `${path} ${signedBy(file.value)}` : 'nothing';
}

/** `software authenticity key revoke`: every key older than the newest of its type leaves primary and backup storage. */
export function* revokeKeys(session: Session, type: ReplacedType): Io<void> {
  const { device } = session;
  const command = `revoke ${type}`;
  session.print(`Finding the new ${type} key in the key storage`);
  yield* pause(device, LOOK);
  const none = newKeyRefusal(device, type);
  const newest = newestKey(device, type);
  if (none || !newest) return none && refuse(session, command, none);
  trace(device, 'revocation', `new key is ${keyText(newest)}`);
  for (const area of writtenAreas)
    trace(device, 'revocation', () => {
      const keys = olderKeys(device, area, newest).map(keyText);
      return `to be revoked in ${areaTitle[area]}: ${keys.join(', ') || 'nothing'}`;
    });
  for (const { line, about, check } of steps(device, type, newest)) {
    session.print(line);
    yield* pause(device, LOOK);
    const refusal = check(newest);
    if (about) trace(device, 'revocation', () => `${about()}: ${refusal ? 'refused' : 'ok'}`);
    if (refusal) return refuse(session, command, refusal);
  }
  for (const area of writtenAreas) yield* revokeIn(session, area, newest);
  session.print('Done!');
  device.emit(keyCommandDone, { command });
  if (type === 'special') device.spawn(warnOfSpecialMonitor(device));
}

function* revokeIn(session: Session, area: (typeof writtenAreas)[number], newest: ImageKey): Io<void> {
  const { device } = session;
  session.print(`Scanning the keys in ${areaTitle[area]}`);
  yield* pause(device, LOOK);
  for (const key of olderKeys(device, area, newest))
    yield* burn(session, `Revoking the key with version ${key.version}`, () => {
      dropKey(device, area, key);
      trace(device, 'key', `${keyText(key)} removed from ${area} storage`);
      device.emit(keyRevoked, { key: keyText(key), area });
    });
}

const NOTICE = 40;

/** The log tells when the upgradable ROM monitor is development software. */
function* warnOfSpecialMonitor(device: Device): Io<void> {
  yield* pause(device, NOTICE);
  sayIfSpecialMonitor(device);
}

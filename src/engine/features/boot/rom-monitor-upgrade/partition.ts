import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { md5Hex } from '../../../system/crypto/digests.ts';
import { type FileUrl, readUrl, typedUrl, verification } from '../../files/files/api.ts';
import { examineMonitor } from './monitor.ts';
import type { Content } from '../../../system/content.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import type { Device } from '../../../system/device.ts';
import { eraseMonitor, refusalWords, storeMonitor } from './upgrade.ts';

const CHECK = 2500;
const BURN = 8000;

function* burn(device: Device, image: Content, key: ImageKey): Io<void> {
  eraseMonitor(device);
  yield* on(device.clock.after(BURN));
  storeMonitor(device, image, key);
}

/** `upgrade rom-monitor filename`: the new ROM monitor runs from the next start on. */
export function* upgradePartition(session: Session, url: FileUrl): Io<void> {
  const { device } = session;
  const file = readUrl(device, url);
  if (!file.ok) return session.print(`%Error opening ${typedUrl(url)} (${file.error})`);
  session.print(`\nChassis model ${device.platform.pid} has a single rom-monitor.\n\nUpgrade rom-monitor\n`);
  session.print('Target copying rom-monitor image file\nChecking upgrade image...');
  yield* on(device.clock.after(CHECK));
  const key = examineMonitor(device, file.value);
  if (!key.ok)
    return session.print(`%ERROR: ${refusalWords(device, url, file.value, key.error)}. ROMMON upgrade aborted.`);
  device.hook(verification, { file: url, content: file.value, verdict: 'ok', words: '' });
  session.print(`Upgrade image MD5 signature is ${md5Hex(file.value)}\nBurning upgrade partition...`);
  yield* holding(session, burn(device, file.value, key.value));
  session.print('Checking upgrade partition...');
  yield* on(device.clock.after(CHECK));
  session.print(`Upgrade flash partition MD5 signature is ${md5Hex(file.value)}\nROMMON upgrade complete.`);
  session.print('To make the new ROMMON permanent, you must restart the RP.');
}

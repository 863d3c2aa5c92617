import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { burn, LOOK, pause, refuse } from './burn.ts';
import { trace } from './debug-topics.ts';
import { keyAdded, keyCommandDone } from './events.ts';
import { areaTitle, holds, keyText, storeKey, writtenAreas } from './keys.ts';
import { type ReplacedType, runningImageRefusal } from './permissions.ts';
import { bundledKey, bundledKeyRefusal } from './refusals.ts';

/** `software authenticity key add`: the key that the running image brings goes to primary, then to backup storage. */
export function* addKey(session: Session, type: ReplacedType): Io<void> {
  const { device } = session;
  const command = `add ${type}` as const;
  session.print('Validating running image...');
  yield* pause(device, LOOK);
  const denied = runningImageRefusal(device, command);
  if (denied) return refuse(session, command, denied);
  session.print(`Validating new ${type} key...`);
  yield* pause(device, LOOK);
  const key = bundledKey(device, type);
  const unfit = bundledKeyRefusal(device, type, key);
  if (unfit || !key) return unfit && refuse(session, command, unfit);
  trace(device, 'revocation', `bundled key is ${keyText(key)}`);
  for (const area of writtenAreas) yield* addTo(session, area, key);
  session.print('Done!');
  device.emit(keyCommandDone, { command });
}

function* addTo(session: Session, area: (typeof writtenAreas)[number], key: ImageKey): Io<void> {
  const { device } = session;
  session.print(`Adding the key to ${areaTitle[area]}\nChecking for duplicate keys`);
  yield* pause(device, LOOK);
  if (holds(device, area, key)) {
    trace(device, 'key', `${keyText(key)} is in ${area} storage already`);
    return session.print('Duplicate key found. Key is not added');
  }
  yield* burn(session, 'Writing the key', () => {
    storeKey(device, area, key);
    trace(device, 'key', `${keyText(key)} written to ${area} storage`);
    device.emit(keyAdded, { key: keyText(key), area });
  });
}

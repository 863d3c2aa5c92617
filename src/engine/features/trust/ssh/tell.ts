import { on, type Io } from '../../../kernel/io.ts';
import { logged, type Device } from '../../../system/device.ts';
import { wallClock } from '../../base/clock/api.ts';
import { findPair, setTemporary } from '../crypto-keys/api.ts';
import { disabled, enabled } from './messages.ts';
import { hostPair, spokenVersion, TOO_SMALL, tooSmall } from './rules.ts';
import { sshChanged, sshTold } from './state.ts';

/** Milliseconds after which the log tells: the prompt is back by then. */
const DELAY = 40;
/** Bits of the key pair that the device makes for the server. */
const SERVER_BITS = 768;

/** The log tells what is spoken now, where that is another version. */
function logState(device: Device): void {
  const before = device.read(sshTold);
  const version = spokenVersion(device) ?? null;
  const small = tooSmall(device);
  device.replace(sshTold, { ...before, version, small });
  if (small && !before.small) device.hook(logged, { severity: 5, text: TOO_SMALL });
  if (version === before.version) return;
  if (version === null) device.log(disabled, before.version ?? '');
  else device.log(enabled, version);
}

/** Makes the key pair that the server has beside that of the host, under its name; without a server there is none. */
function* makeServerKey(device: Device): Io<void> {
  const pair = device.read(sshTold).version === null ? undefined : hostPair(device);
  const serverKey = pair ? `${pair.name}.server` : null;
  if (serverKey === device.read(sshTold).serverKey) return;
  device.replace(sshTold, { ...device.read(sshTold), serverKey });
  setTemporary(device, null);
  if (serverKey === null) return;
  const key = yield* findPair(device, SERVER_BITS);
  if (serverKey !== device.read(sshTold).serverKey) return;
  const about = { name: serverKey, usage: 'encryption', bits: SERVER_BITS, exportable: false } as const;
  setTemporary(device, { ...key, ...about, madeAt: wallClock(device) });
}

/** Keys, names or configuration are others: what is spoken now is logged, and the server begins anew. */
export function tellState(device: Device): void {
  device.spawn(
    (function* (): Io<void> {
      yield* on(device.clock.after(DELAY));
      logState(device);
      yield* makeServerKey(device);
    })(),
  );
  sshChanged(device).open();
}

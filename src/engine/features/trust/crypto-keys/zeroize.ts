import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { keysChanged, pairsOf } from './api.ts';
import { keysZeroized } from './events.ts';
import { keyPairs } from './state.ts';

/** `crypto key zeroize rsa`: all keys, or those of a name. What is saved stays until the configuration is saved. */
export function* zeroize(session: Session, name: string | undefined): Io<void> {
  const { device } = session;
  const going = pairsOf(device).filter((pair) => name === undefined || pair.name === name);
  if (going.length === 0) return session.print('% No Signature RSA Keys found in configuration.\n');
  session.print(name === undefined ? '% All keys will be removed.' : `% Keys to be removed are named '${name}'.`);
  session.print('% All router certs issued using these keys will also be removed.');
  if (!(yield* session.yesNo('Do you really want to remove these keys? [yes/no]: '))) return;
  device.replace(keyPairs, { pairs: pairsOf(device).filter((pair) => !going.includes(pair)) });
  for (const gone of new Set(going.map((pair) => pair.name))) device.emit(keysZeroized, { name: gone });
  device.hook(keysChanged, device);
}

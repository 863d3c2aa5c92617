import type { Device } from '../../../system/device.ts';
import { accepts } from './passwords.ts';
import { accounts, enables } from './state.ts';

/** Whether this name and password are those of somebody of level 15: of an account, or of `enable`, whatever the name. */
export function provesPrivileged(device: Device, by: 'enable' | 'local', name: string, password: string): boolean {
  if (by === 'enable') {
    const { secrets, passwords } = device.read(enables);
    const wanted = secrets['15'] ?? passwords['15'];
    return wanted !== undefined && accepts(wanted, password);
  }
  const user = device.read(accounts).users.find((one) => one.name === name);
  if (user?.privilege !== 15) return false;
  return user.kind === 'nopassword' || (user.stored !== null && accepts(user.stored, password));
}

import type { Device } from '../../system/device.ts';
import { runningLines } from './running.ts';
import { startupState } from './state.ts';

/** The running configuration as text, ending with `end`; what saving stores. */
export const runningConfigText = (device: Device): string => `${runningLines(device).join('\n')}\n`;

/** Text of startup-config, or undefined when there is none. */
export const startupText = (device: Device): string | undefined => device.read(startupState).text ?? undefined;

/** Stores the running configuration as startup-config, at once. */
export function saveStartup(device: Device): void {
  const text = runningConfigText(device);
  device.update(startupState, (draft) => {
    draft.text = text;
  });
}

/** Erases startup-config, at once. */
export function eraseStartup(device: Device): void {
  device.reset(['nvram']);
}

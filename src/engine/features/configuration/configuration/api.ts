import type { Session } from '../../../cli/session.ts';
import { whoIs } from '../../../cli/who-is.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { overNetwork, showing, storing } from './parts.ts';
import { runningText } from './running.ts';
import { afterSaving, saveRunning } from './saving.ts';
import { startupState } from './state.ts';

export { isModified as configurationModified } from './changes.ts';
export { noteRefused, privateBytes, savedHook } from './events.ts';
export { differenceIn } from './difference.ts';
export { configuredFrom } from './messages.ts';
export { controlPlaneMode, redundancyMode } from './plain-lines.ts';
export { imageVersion, majorMinor } from './running.ts';
export { saveConfiguration } from './saving.ts';

/** The block of one interface. */
export const interfaceOutput = showing.fn('interfaceOutput');

/** Reads lines as if they were typed, and tells where they came from. */
export const mergeText = storing.fn('mergeText');

/** `configure network`. */
export const configureFromNetwork = overNetwork.fn('configureFromNetwork');

/** The running configuration as text, from its comment lines to `end`; what saving stores. */
export const runningConfigText = (device: Device): string => runningText(device);

/** Text of startup-config, or undefined when there is none. */
export const startupText = (device: Device): string | undefined => device.read(startupState).text ?? undefined;

/** Stores the running configuration as startup-config, unless NVRAM is too small. */
export function* saveStartup(session: Session): Io<void> {
  if (saveRunning(session.device, whoIs({ line: session.line }))) yield* afterSaving(session);
}

/** Erases NVRAM, at once. */
export const eraseStartup = (device: Device): void => device.reset(['nvram']);

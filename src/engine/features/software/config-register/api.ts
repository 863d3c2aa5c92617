import { defineEvent } from '../../../kernel/events.ts';
import { defineHook, type Device } from '../../../system/device.ts';
import { configRegister } from './state.ts';

export {
  bootField,
  consoleSpeeds,
  disablesBreak,
  ignoresConfiguration,
  registerBits,
  registerText,
  speedIndex,
  speedOf,
  withSpeed,
} from './register.ts';

/** The configuration register in force: read at power-on, reload or reset. */
export const activeRegister = (device: Device): number => device.read(configRegister).active;

/** The configuration register at the next reload. */
export const nextRegister = (device: Device): number => device.read(configRegister).stored;

/** Reads the stored register, as every power-on, reload and reset does: it is in force from here. */
export function readRegister(device: Device): void {
  device.update(configRegister, (draft) => {
    draft.active = draft.stored;
  });
}

/** Stores the configuration register at once, outside the configuration. It takes effect at the next start. */
export function setRegister(device: Device, register: number): void {
  if (register === nextRegister(device)) return;
  device.update(configRegister, (draft) => {
    draft.stored = register & 0xffff;
  });
  device.emit(registerChanged, { register: `0x${register.toString(16).toUpperCase()}` });
}

/** A register somebody wants to store with `config-register`; a tap may refuse it with the line to print. */
export const registerRefusal = defineHook<{ readonly register: number; readonly refusal?: string }>(
  'config-register.refusal',
);

/** What stands against storing this register from IOS; undefined: nothing. */
export const registerRefusalOf = (device: Device, register: number): string | undefined =>
  device.hook(registerRefusal, { register }).refusal;

export const registerChanged = defineEvent<{ register: string }>(
  'boot.register-changed',
  { register: 'text' },
  'The stored configuration register was changed to `register` (`0x2142`).',
);

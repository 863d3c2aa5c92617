import { part } from '../../../kernel/part.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { bootVariable } from './boot-list.ts';
import { environment, environmentState } from './state.ts';

export { bootList, bootVariable } from './boot-list.ts';
export { environment, PROMPT } from './state.ts';

const changes = part(() => import('./changes.ts'));

/** Gives a variable a value until the next reset; undefined unsets it. */
export const setVariable = changes.fn('setVariable');
export const setAlias = changes.fn('setAlias');
/** Writes variables and aliases to NVRAM, all at once. */
export const syncEnvironment = changes.fn('syncEnvironment');

/** Reads the environment from NVRAM, as every power-on and reset does: what was not synced is gone. */
export function loadEnvironment(device: Device): void {
  device.update(environmentState, (draft) => {
    draft.working = draft.stored;
  });
}

/** Variables in the order `set` prints them, without the result of the last command. BOOT is what would be booted. */
export function variables(device: Device): readonly (readonly [string, string])[] {
  const all = Object.entries(environment(device).variables);
  spend(Math.ceil(all.length / 2));
  const boot = bootVariable(device);
  return [...all.filter(([name]) => name !== 'BOOT'), ...(boot === '' ? [] : [['BOOT', boot] as const])];
}

/** Value of a variable as commands see it; undefined when it is not set. */
export const variable = (device: Device, name: string): string | undefined =>
  variables(device).find(([known]) => known === name)?.[1];

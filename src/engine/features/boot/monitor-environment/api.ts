import { defineEvent } from '../../../kernel/events.ts';
import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { startupText } from '../../configuration/configuration/api.ts';
import { bootVariable } from './boot-list.ts';
import { environmentState, type Environment } from './state.ts';

export { bootList, bootVariable } from './boot-list.ts';
export { PROMPT } from './state.ts';

/** Variables and aliases as the ROM monitor sees them now. */
export const environment = (device: Device): Environment => device.read(environmentState).working;

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

/** A record in which a name has this value, or is not. All of it is made again. */
function having(record: Readonly<Record<string, string>>, name: string, value: string | undefined) {
  spend(Object.keys(record).length);
  if (value !== undefined) return { ...record, [name]: value };
  const { [name]: _, ...others } = record;
  return others;
}

/** Gives a variable a value until the next reset; undefined unsets it. */
export function setVariable(device: Device, name: string, value: string | undefined): void {
  const working = environment(device);
  const variables = having(working.variables, name, name === 'BOOT' ? (value ?? '') : value);
  device.update(environmentState, (draft) => {
    draft.working = { ...working, variables };
    if (name === 'BOOT') draft.bootSetOver = startupText(device) ?? '';
  });
  device.emit(variableSet, { name, value: value ?? '' });
}

export function setAlias(device: Device, name: string, value: string | undefined): void {
  const working = environment(device);
  const aliases = having(working.aliases, name, value);
  device.update(environmentState, (draft) => {
    draft.working = { ...working, aliases };
  });
}

/** Writes variables and aliases to NVRAM, all at once. */
export function syncEnvironment(device: Device): void {
  device.update(environmentState, (draft) => {
    draft.stored = draft.working;
  });
  device.emit(environmentSynced, {});
}

export const variableSet = defineEvent<{ name: string; value: string }>(
  'rommon.variable-set',
  { name: 'text', value: 'text' },
  'A ROM monitor variable got this value; empty when it was unset.',
);
export const environmentSynced = defineEvent<Record<never, never>>(
  'rommon.synced',
  {},
  'The ROM monitor wrote its variables to NVRAM.',
);

import { spend } from '../../../kernel/work.ts';
import type { Device } from '../../../system/device.ts';
import { startupText } from '../../configuration/configuration/api.ts';
import { environmentSynced, variableSet } from './events.ts';
import { environment, environmentState } from './state.ts';

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

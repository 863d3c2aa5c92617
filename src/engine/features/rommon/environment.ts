import { ownValue } from '../../kernel/record.ts';
import type { Device } from '../../system/device.ts';
import { startupText } from '../configuration/api.ts';
import { bootVariable } from '../image-load/api.ts';
import { environmentSynced, environment, variableSet } from './api.ts';
import { monitorState, PROMPT } from './state.ts';
import { wordsOf } from './words.ts';

/** Variables in the order `set` prints them, without the result of the last command. BOOT is what would be booted. */
export function variables(device: Device): readonly (readonly [string, string])[] {
  const { BOOT: _, ...own } = environment(device).variables;
  const boot = bootVariable(device);
  return [...Object.entries(own), ...(boot === '' ? [] : [['BOOT', boot] as const])];
}

/** Value of a variable as commands see it; undefined when it is not set. */
export const variable = (device: Device, name: string): string | undefined =>
  variables(device).find(([known]) => known === name)?.[1];

/** Gives a variable a value until the next reset; undefined unsets it. */
export function setVariable(device: Device, name: string, value: string | undefined): void {
  device.update(monitorState, (draft) => {
    const { [name]: _, ...others } = draft.working.variables;
    const kept = name === 'BOOT' ? (value ?? '') : value;
    draft.working = {
      ...draft.working,
      variables: kept === undefined ? others : { ...draft.working.variables, [name]: kept },
    };
    if (name === 'BOOT') draft.bootSetOver = startupText(device) ?? '';
  });
  device.emit(variableSet, { name, value: value ?? '' });
}

export function setAlias(device: Device, name: string, value: string | undefined): void {
  device.update(monitorState, (draft) => {
    const { [name]: _, ...others } = draft.working.aliases;
    draft.working = {
      ...draft.working,
      aliases: value === undefined ? others : { ...draft.working.aliases, [name]: value },
    };
  });
}

/** The words of a line, an alias at its beginning replaced. */
export function wordsMeant(device: Device, line: string): readonly string[] {
  const [first = '', ...rest] = wordsOf(line);
  const alias = ownValue(environment(device).aliases, first);
  return alias === undefined ? [first, ...rest] : [...wordsOf(alias), ...rest];
}

/** Whether a line runs another one again: it is not kept, and never run again itself. */
export const isRepeat = (device: Device, line: string): boolean => wordsMeant(device, line)[0] === 'repeat';

/** Writes variables and aliases to NVRAM, all at once. */
export function syncEnvironment(device: Device): void {
  device.update(monitorState, (draft) => {
    draft.stored = draft.working;
  });
  device.emit(environmentSynced, {});
}

/** PS1 with the number of this line in place of `!`. */
export const promptText = (device: Device, line: number): string =>
  (environment(device).variables.PS1 ?? PROMPT).replaceAll('!', String(line));

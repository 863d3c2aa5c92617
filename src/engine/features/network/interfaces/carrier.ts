import { defineHook } from '../../../system/device.ts';

/** Access lists of an interface; whoever has them answers. */
export const interfaceFilters = defineHook<{
  readonly name: string;
  readonly in?: string | undefined;
  readonly out?: string | undefined;
}>('interfaces.filters');

/** Whether a port has a cable with something alive at its other end. Without a network there is none. */
export const carrier = defineHook<{ readonly interface: string; readonly up: boolean }>('interfaces.carrier');

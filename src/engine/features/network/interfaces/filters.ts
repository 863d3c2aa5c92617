import { defineHook } from '../../../system/device.ts';

/** Access lists of an interface; whoever has them answers. */
export const interfaceFilters = defineHook<{
  readonly name: string;
  readonly in?: string | undefined;
  readonly out?: string | undefined;
}>('interfaces.filters');

import { defineHook } from './device.ts';

/** A disk was put into its slot or pulled out of it; the file feature takes it from here. */
export const diskSlot = defineHook<{ readonly slot: string; readonly inserted: boolean }>('system.disk-slot');

import { defineHook } from '../../../system/device.ts';

/** Whether a port has a cable with something alive at its other end. Without a network there is none. */
export const carrier = defineHook<{ readonly interface: string; readonly up: boolean }>('interfaces.carrier');

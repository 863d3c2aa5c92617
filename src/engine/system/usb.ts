import { defineHook } from './device.ts';

/** A USB flash was plugged in or pulled out; the file feature takes it from here. */
export const usbSlot = defineHook<{ readonly slot: string; readonly inserted: boolean }>('system.usb-slot');

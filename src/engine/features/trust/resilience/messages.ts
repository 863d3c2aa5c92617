import { defineMessage } from '../../../system/device.ts';

const FACILITY = 'IOS_RESILIENCE';

export const imageActive = defineMessage(FACILITY, 5, 'IMAGE_RESIL_ACTIVE', 'Successfully secured running image');
export const configActive = defineMessage(
  FACILITY,
  5,
  'CONFIG_RESIL_ACTIVE',
  'Successfully secured config archive [{0}]',
);
export const imageInactive = defineMessage(FACILITY, 5, 'IMAGE_RESIL_INACTIVE', 'Disabled secure image archival');
export const configInactive = defineMessage(
  FACILITY,
  5,
  'CONFIG_RESIL_INACTIVE',
  'Disabled secure config archival [removed {0}]',
);
export const consoleOnly = defineMessage(
  FACILITY,
  5,
  'NON_CONSOLE_ACCESS',
  'Non console configuration request denied for command "{0} "',
);

export const resilienceMessages = [imageActive, configActive, imageInactive, configInactive, consoleOnly];

export const IMAGE_ACTIVE = '%IOS image resilience is already active';
export const CONFIG_ACTIVE = '%IOS configuration resilience is already active';
export const NOTHING_ACTIVE = '%IOS image and configuration resilience is not active';
export const IMAGE_NOT_ACTIVE = '%IOS image resilience is not active';
export const CONFIG_NOT_ACTIVE = '%IOS configuration resilience is not active';
/** Ours: the device's words are not published. */
export const NOT_LOCAL = '%IOS image resilience needs a running image that was loaded from local ATA storage';
export const NOT_RUNNING = '%IOS image resilience: the file in storage is not the running image';

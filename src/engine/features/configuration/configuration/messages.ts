import { defineMessage } from '../../../system/device.ts';

export const configuredFrom = defineMessage('SYS', 5, 'CONFIG_I', 'Configured from {0} by {1}');
export const nvramInitialized = defineMessage('SYS', 7, 'NV_BLOCK_INIT', 'Initialized the geometry of nvram');

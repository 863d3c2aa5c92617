import { defineMessage } from '../../../system/device.ts';

export const usbChanged = defineMessage('USBFLASH', 5, 'CHANGE', '{0} has been {1}!');

import { defineMessage } from '../../../system/device.ts';

export const licenceLevel = defineMessage(
  'IOS_LICENSE_IMAGE_APPLICATION',
  6,
  'LICENSE_LEVEL',
  'Module name = {0} Next reboot level = {1} and License = {1}',
);
export const nameProcessEnded = defineMessage('IP', 5, 'WEBINST_KILL', 'Terminating DNS process');
export const restarted = defineMessage('SYS', 5, 'RESTART', 'System restarted --\n{0}');
export const coldStart = defineMessage('SNMP', 5, 'COLDSTART', 'SNMP agent on host {0} is undergoing a cold start');

export const bootMessages = [licenceLevel, nameProcessEnded, restarted, coldStart];

import { hostname, type Device } from '../../../system/device.ts';
import {
  type VersionLayout,
  exportNotice,
  restartedAt,
  returnRecord,
  softwareLines,
  uptime,
} from '../../software/software/api.ts';
import { romMonitorOf } from '../rommon/api.ts';
import { durationText, registerLine } from '../show-version/api.ts';
import { asrHardware, catHardware, freeSoftware } from './hardware.ts';

/** The control processor starts so much earlier than IOS on it (two public captures). */
const CONTROL_PROCESSOR_LEAD = 90_000;

function startLines(device: Device): readonly string[] {
  const { kind, at, reason } = returnRecord(device);
  const restarted = restartedAt(device);
  const name = device.hook(hostname, 'Router');
  return [
    `${name} uptime is ${durationText(uptime(device))}`,
    `Uptime for this control processor is ${durationText(uptime(device) + CONTROL_PROCESSOR_LEAD)}`,
    `System returned to ROM by ${kind === 'abort' ? reason : kind}${at === null ? '' : ` at ${at}`}`,
    ...(restarted === undefined ? [] : [`System restarted at ${restarted}`]),
  ];
}

/** `show version` of an ASR 1000 with IOS XE 3.x S. */
export const asrVersion: VersionLayout['version'] = (device, path, facts) => [
  ...softwareLines(facts),
  '',
  `IOS XE Version: ${facts.release ?? facts.version}`,
  '',
  ...freeSoftware,
  '',
  '',
  'ROM: IOS-XE ROMMON',
  '',
  ...startLines(device),
  `System image file is "${path}"`,
  `Last reload reason: ${returnRecord(device).reason}`,
  '',
  ' ',
  '',
  ...exportNotice(facts),
  'License Level: advipservices',
  'License Type: Permanent',
  'Next reload license Level: advipservices',
  '',
  ...asrHardware(device),
  registerLine(device),
  '',
];

/** `show version` of a Catalyst 4500-E with IOS XE 3.x SG. */
export const catVersion: VersionLayout['version'] = (device, path, facts) => [
  ...softwareLines(facts),
  '',
  `ROM: ${romMonitorOf(device).banner[0]?.replace(/^.*Version /, '') ?? ''}`,
  ...startLines(device),
  `System image file is "${path}"`,
  'Jawa Revision 7, Snowtrooper Revision 0x0.0x1C',
  '',
  `Last reload reason: ${returnRecord(device).reason}`,
  '',
  '',
  '',
  ...exportNotice(facts),
  '',
  `License Information for '${device.platform.licenseModule}'`,
  '    License Level: entservices   Type: Permanent',
  '    Next reboot license Level: entservices',
  '',
  ...catHardware(device),
  registerLine(device),
  '',
];

import { hostname, type Device } from '../../../system/device.ts';
import { readHeader, type ImageFacts } from '../../../system/image/image-header.ts';
import { activeRegister, nextRegister, registerText } from '../../software/config-register/api.ts';
import {
  exportNotice,
  hardwareLines,
  restartedAt,
  returnRecord,
  runningImage,
  softwareLines,
  uptime,
  versionLayout,
  type WarmWay,
} from '../../software/software/api.ts';
import { romMonitorOf } from '../rommon/api.ts';
import { bootVariable } from '../monitor-environment/api.ts';
import { licenceLines } from './licence.ts';

const units = [
  ['year', 525_600],
  ['week', 10_080],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `2 weeks, 2 days, 18 hours, 23 minutes`: units of zero are left out. */
export function durationText(ms: number): string {
  let minutes = Math.floor(ms / 60_000);
  const parts: string[] = [];
  for (const [name, size] of units) {
    const n = Math.floor(minutes / size);
    minutes -= n * size;
    if (n > 0) parts.push(`${n} ${name}${n === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 minutes' : parts.join(', ');
}

/** `Configuration register is 0x2102 (will be 0x2142 at next reload)` */
export function registerLine(device: Device): string {
  const [now, next] = [activeRegister(device), nextRegister(device)];
  return `Configuration register is ${registerText(now)}${now === next ? '' : ` (will be ${registerText(next)} at next reload)`}`;
}

/** What `Last reload type:` says; no public text tells how a warm start is named. */
const reloadTypes: Readonly<Record<WarmWay | 'normal', string>> = {
  normal: 'Normal Reload',
  reload: 'Warm Reload',
  upgrade: 'Warm Upgrade',
};

function startLines(device: Device, path: string): readonly string[] {
  const { kind, at, reason, warm } = returnRecord(device);
  const restarted = restartedAt(device);
  return [
    `${device.hook(hostname, 'Router')} uptime is ${durationText(uptime(device))}`,
    `System returned to ROM by ${kind === 'abort' ? reason : kind}${at === null ? '' : ` at ${at}`}`,
    ...(restarted === undefined ? [] : [`System restarted at ${restarted}`]),
    `System image file is "${path}"`,
    `Last reload type: ${reloadTypes[warm ?? 'normal']}`,
    `Last reload reason: ${reason}`,
  ];
}

function wholeText(device: Device, path: string, facts: ImageFacts): string {
  const [monitor = ''] = romMonitorOf(device).banner;
  return [
    ...softwareLines(facts),
    '',
    `ROM: ${monitor}`,
    '',
    ...startLines(device, path),
    '',
    '',
    '',
    ...exportNotice(facts),
    ...hardwareLines(device),
    ...licenceLines(device),
    registerLine(device),
    '',
  ].join('\n');
}

/** `show version`. */
export function versionText(device: Device): string {
  const image = runningImage(device);
  const facts = image && readHeader(image.content);
  if (!image || !facts?.ok) return '';
  const own = device.hook(versionLayout, null);
  return own ? own.version(device, image.path, facts.value).join('\n') : wholeText(device, image.path, facts.value);
}

/** `show bootvar`. */
export const bootVariables = (device: Device): string => {
  const boot = bootVariable(device);
  return [
    boot === '' ? 'BOOT variable does not exist' : `BOOT variable = ${boot}`,
    'CONFIG_FILE variable = ',
    'BOOTLDR variable does not exist',
    registerLine(device),
    '',
  ].join('\n');
};

import type { Device } from '../../system/device.ts';
import { mainDisk } from '../../system/platform.ts';
import { startupText } from '../configuration/api.ts';
import { bootOverride } from '../rommon/api.ts';

/** One place that the BOOT variable names: `flash0:name`, `tftp:name 10.1.1.1`. */
interface BootEntry {
  readonly path: string;
}

/** The device that is tried when nothing else is named. */
export const defaultDisk = (device: Device): string => mainDisk(device.platform);

/** The disk that a path names, `flash` standing for the main one. */
export function diskIn(device: Device, path: string): string {
  const name = path.slice(0, path.indexOf(':'));
  return name === 'flash' ? defaultDisk(device) : name;
}

const LINE = /^boot system (.+?)\s*$/i;

/** What a `boot system` line means to the ROM monitor: `flash name` is `flash:name`. */
function bootPath(rest: string): string {
  const [device = '', ...more] = rest.split(/\s+/);
  if (device.includes(':')) return device.replace(/^tftp:\/\/([^/]+)\/(.+)$/i, 'tftp:$2 $1');
  if (/^(flash|tftp|rcp|mop)$/i.test(device)) return `${device.toLowerCase()}:${more.join(' ')}`;
  return device.toLowerCase() === 'rom' ? 'rom:' : device;
}

const pathsIn = (startup: string): readonly string[] =>
  startup.split(/\r?\n/).flatMap((line) => {
    const rest = LINE.exec(line)?.[1];
    return rest === undefined ? [] : [bootPath(rest)];
  });

/** The BOOT variable, `flash0:name,1;`: what the startup configuration asks for unless the ROM monitor was told otherwise. Empty: nothing. */
export function bootVariable(device: Device): string {
  const startup = startupText(device);
  return (
    bootOverride(device, startup) ??
    pathsIn(startup ?? '')
      .map((path) => `${path},1;`)
      .join('')
  );
}

/** The places to boot from, in order. */
export const bootList = (device: Device): readonly BootEntry[] =>
  bootVariable(device)
    .split(';')
    .map((entry) => entry.replace(/,\d*$/, '').trim())
    .filter((path) => path !== '')
    .map((path) => ({ path }));

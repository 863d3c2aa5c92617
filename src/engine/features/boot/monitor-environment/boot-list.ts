import type { Device } from '../../../system/device.ts';
import { startupText } from '../../configuration/configuration/api.ts';
import { environmentState } from './state.ts';

/** One place that the BOOT variable names: `flash0:name`, `tftp:name 10.1.1.1`. */
interface BootEntry {
  readonly path: string;
}

const LINE = /^boot system (.+?)\s*$/i;

/** What a `boot system` line means to the ROM monitor: `flash name` is `flash:name`. */
function bootPath(rest: string): string {
  const [device = '', ...more] = rest.split(/\s+/);
  if (device.includes(':')) return device.replace(/^(tftp|ftp|rcp):\/\/([^/]+)\/(.+)$/i, '$1:$3 $2');
  if (/^(flash|tftp|ftp|rcp|mop)$/i.test(device)) return `${device.toLowerCase()}:${more.join(' ')}`;
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
  const { working, bootSetOver } = device.read(environmentState);
  const override = bootSetOver === (startup ?? '') ? working.variables.BOOT : undefined;
  return (
    override ??
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

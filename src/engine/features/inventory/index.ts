import { defineShow } from '../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type ArgType } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { defineFact, type Device } from '../../system/device.ts';
import { unitIdentity, units, type Unit } from './units.ts';

/** Columns of a serial number, also of one that is not there. */
const SERIAL = 11;

const entry = (width: number, { name, description, pid, version, serial }: Unit): string =>
  `NAME: "${name}", DESCR: "${description}"\nPID: ${pid.padEnd(18)}, VID: ${version.padEnd(width)}, SN: ${serial.padEnd(SERIAL)}\n`;

/** The parts whose name begins so. Without `raw` only those that can be ordered. */
function inventoryText(device: Device, { raw, entity = '' }: { raw?: true; entity?: string }): string {
  const shown = units(device).filter(
    (unit) => (raw ?? !unit.raw) && unit.name.toLowerCase().startsWith(entity.toLowerCase()),
  );
  return shown.map((unit) => `${entry(device.platform.versionWidth, unit)}\n`).join('');
}

const HELP = 'Name of the entity';

/** A name without blanks. */
const bare: ArgType<string> = { label: 'WORD', parse: (w) => (/^[^"|]+$/.test(w) ? w : undefined) };

/** A name in quotation marks, up to the end of the line. */
const quoted: ArgType<string> = { label: 'WORD', rest: true, parse: (text) => /^"([^"]+)"\s*$/.exec(text)?.[1] };

/** `show license udi`: what licences are bound to. */
function udiText(device: Device): string {
  const { pid, serial } = unitIdentity(device);
  const { head, mark, rule } = device.platform.udi;
  return `${head}\n${'-'.repeat(rule)}\n${mark}${pid.padEnd(22)}${serial.padEnd(16)}${pid}:${serial}\n\n`;
}

const show = keyword('show', 'Show running system information');

/** The parts of the device and their serial numbers. */
export default defineFeature({
  id: 'inventory',
  title: 'Inventory',
  commands: [
    defineShow({
      id: 'show inventory',
      syntax: seq(
        show,
        keyword('inventory', 'Show the physical inventory'),
        opt(flag('raw', 'Show the whole physical inventory', 'raw')),
        opt(alt(arg('entity', bare, HELP), arg('entity', quoted, HELP))),
      ),
      output: inventoryText,
    }),
    defineShow({
      id: 'show license udi',
      syntax: seq(show, keyword('license', 'Show license information'), keyword('udi', 'Show license udi information')),
      output: udiText,
    }),
  ],
  facts: [
    defineFact({
      id: 'inventory.serial',
      kind: 'text',
      describe: 'Serial number of the chassis',
      read: (device) => device.serial,
    }),
    defineFact({
      id: 'inventory.pid',
      kind: 'text',
      describe: 'Product id of the chassis, CISCO2911/K9',
      read: (device) => device.platform.pid,
    }),
  ],
});

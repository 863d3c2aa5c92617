import { defineShow } from '../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type ArgType } from '../../cli/grammar.ts';
import { defineFeature } from '../../feature.ts';
import { part } from '../../kernel/part.ts';
import { defineFact } from '../../system/device.ts';

const body = part(() => import('./inventory-text.ts'));

const HELP = 'Name of the entity';

/** A name without blanks. */
const bare: ArgType<string> = { label: 'WORD', parse: (w) => (/^[^"|]+$/.test(w) ? w : undefined) };

/** A name in quotation marks, up to the end of the line. */
const quoted: ArgType<string> = { label: 'WORD', rest: true, parse: (text) => /^"([^"]+)"\s*$/.exec(text)?.[1] };

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
      output: (device, args) => body.get().inventoryText(device, args),
    }),
    defineShow({
      id: 'show license udi',
      syntax: seq(show, keyword('license', 'Show license information'), keyword('udi', 'Show license udi information')),
      output: (device) => body.get().udiText(device),
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

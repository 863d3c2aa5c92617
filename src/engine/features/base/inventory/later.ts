import { defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { inventoryText, udiText } from './inventory-text.ts';

const HELP = 'Name of the entity';

/** A name without blanks. */
const bare: ArgType<string> = { label: 'WORD', parse: (w) => (/^[^"|]+$/.test(w) ? w : undefined) };

/** A name in quotation marks, up to the end of the line. */
const quoted: ArgType<string> = { label: 'WORD', rest: true, parse: (text) => /^"([^"]+)"\s*$/.exec(text)?.[1] };

const show = keyword('show', 'Show running system information');

export const commands: readonly Command[] = [
  defineShow({
    id: 'show inventory',
    syntax: seq(
      show,
      keyword('inventory', 'Show the physical inventory'),
      opt(flag('raw', 'Show the whole physical inventory', 'raw')),
      opt(alt(arg('entity', bare, HELP), arg('entity', quoted, HELP))),
    ),
    output: (device, args) => inventoryText(device, args),
  }),
  defineShow({
    id: 'show license udi',
    syntax: seq(show, keyword('license', 'Show license information'), keyword('udi', 'Show license udi information')),
    output: (device) => udiText(device),
  }),
];

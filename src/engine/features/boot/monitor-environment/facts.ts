import { ownValue } from '../../../kernel/record.ts';
import { defineFact } from '../../../system/device.ts';
import { bootVariable, variable } from './api.ts';
import { environmentState } from './state.ts';

export const facts = [
  defineFact({
    id: 'rommon.variable',
    kind: 'text',
    nullable: true,
    of: 'variable',
    describe: 'Value of a ROM monitor variable (TFTP_SERVER) as its commands see it; none when it is not set',
    read: (device, name) => variable(device, name) ?? null,
  }),
  defineFact({
    id: 'rommon.variable-stored',
    kind: 'text',
    nullable: true,
    of: 'variable',
    describe: 'Value of a ROM monitor variable in NVRAM: what the next reset brings back; none when it is not there',
    read: (device, name) => ownValue(device.read(environmentState).stored.variables, name) ?? null,
  }),
  defineFact({
    id: 'boot.variable',
    kind: 'text',
    describe: 'The BOOT variable: what the configuration asks to boot (flash0:name,1;); empty when nothing',
    read: bootVariable,
  }),
];

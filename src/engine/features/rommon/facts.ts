import { ownValue } from '../../kernel/record.ts';
import { defineFact } from '../../system/device.ts';
import { variable } from './environment.ts';
import { monitorState } from './state.ts';

export const rommonFacts = [
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
    read: (device, name) => ownValue(device.read(monitorState).stored.variables, name) ?? null,
  }),
  defineFact({
    id: 'rommon.last-result',
    kind: 'number',
    describe: 'Return code of the last ROM monitor command: 0 when it succeeded',
    read: (device) => device.read(monitorState).result,
  }),
];

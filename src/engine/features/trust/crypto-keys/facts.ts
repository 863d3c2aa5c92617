import { defineFact, type Fact } from '../../../system/device.ts';
import { pairsOf } from './api.ts';
import { savedPairs } from './state.ts';

const OF = 'name of a key pair, as `R1.span.com`';

export const facts: readonly Fact[] = [
  defineFact({
    id: 'crypto.keys',
    kind: 'list',
    describe: 'Names of the RSA key pairs of the device',
    read: (device) => [...new Set(pairsOf(device).map(({ name }) => name))],
  }),
  defineFact({
    id: 'crypto.key-bits',
    kind: 'number',
    nullable: true,
    of: OF,
    describe: 'Bits of the modulus of a key pair; none when there is no such pair',
    read: (device, of) => pairsOf(device).find(({ name }) => name === of)?.bits ?? null,
  }),
  defineFact({
    id: 'crypto.key-exportable',
    kind: 'flag',
    of: OF,
    describe: 'Whether a key pair may be exported',
    read: (device, of) => pairsOf(device).some(({ name, exportable }) => name === of && exportable),
  }),
  defineFact({
    id: 'crypto.keys-saved',
    kind: 'flag',
    describe: 'Whether the private configuration in NVRAM has the same RSA key pairs that are in use',
    read(device) {
      const [used, saved] = [pairsOf(device), device.read(savedPairs).pairs];
      return used.length === saved.length && used.every(({ p }, at) => saved[at]?.p === p);
    },
  }),
];

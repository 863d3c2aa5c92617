import { expect, it } from 'vitest';
import type { NetworkView } from '../../bridge/protocol.ts';
import { smallNetwork, traffic } from '../test-data.ts';
import { cableName, cablesOf, cableState, framesOn, otherEnd, pouring, shortPort } from './cables.ts';

const pair: NetworkView = {
  hosts: [],
  wires: [
    {
      name: 'link-1',
      kind: 'link',
      ends: [
        { machine: 'R1', port: 'Ethernet3/0' },
        { machine: 'SRV', port: 'eth0' },
      ],
    },
  ],
};
const crossed = { wires: [{ plugged: [true, false], sent: [3, 2], received: [2, 3] }], flows: [] };
const R1 = { machine: 'R1', port: 'GigabitEthernet0/0' };
const R2 = { machine: 'R2', port: 'GigabitEthernet0/0' };
const SRV = { machine: 'SRV', port: 'eth0' };
const flow = { from: 'SRV', to: 'R1', crosses: [{ wire: 'LAN', from: SRV, to: R1 }], arrived: 1, size: 9 };

it('a segment has a cable for each of its ports, a link is one', () => {
  expect(cablesOf(smallNetwork, traffic()).map((cable) => cableName(cable))).toEqual([
    'R1 GigabitEthernet0/0 to switch LAN',
    'R2 GigabitEthernet0/0 to switch LAN',
    'PC eth0 to switch LAN',
    'SRV eth0 to switch LAN',
  ]);
  const [cable, ...others] = cablesOf(pair, crossed);
  expect(others).toEqual([]);
  expect(cable && [cableName(cable), cableName(cable, shortPort), otherEnd(cable), cableState(cable)]).toEqual([
    'R1 Ethernet3/0 to SRV eth0',
    'R1 Et3/0 to SRV eth0',
    'SRV',
    'pulled out of SRV eth0',
  ]);
});

it('frames count once, whichever way they went', () => {
  expect(cablesOf(smallNetwork, traffic()).map(framesOn)).toEqual([3, 0, 0, 0]);
  expect(cablesOf(pair, crossed).map(framesOn)).toEqual([5]);
});

it('bulk data crosses the cables of its two ends, towards the one that takes it', () => {
  const cables = cablesOf(smallNetwork, traffic());
  expect(cables.map((cable) => pouring(cable, [flow]))).toEqual(['towards', undefined, undefined, 'away']);
  const alone = { ...flow, crosses: [{ wire: 'link-1', from: SRV, to: { machine: 'R1', port: 'Ethernet3/0' } }] };
  expect(cablesOf(pair, crossed).map((cable) => pouring(cable, [alone]))).toEqual(['towards']);
});

it('bulk data that crosses more than one wire crosses of a switch only the cables of its way', () => {
  const cables = cablesOf(smallNetwork, traffic());
  const far = [
    { wire: 'LAN', from: SRV, to: R2 },
    { wire: 'WAN', from: { machine: 'R2', port: 'GigabitEthernet0/1' }, to: R1 },
  ];
  expect(cables.map((cable) => pouring(cable, [{ ...flow, crosses: far }]))).toEqual([
    undefined,
    'towards',
    undefined,
    'away',
  ]);
});

it.each([
  ['GigabitEthernet0/0', 'Gi0/0'],
  ['Ethernet3/0', 'Et3/0'],
  ['eth0', 'eth0'],
])('%s is %s for short', (port, short) => expect(shortPort(port)).toBe(short));

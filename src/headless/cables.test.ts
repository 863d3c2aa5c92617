import { expect, it } from 'vitest';
import { loadScenario } from '../bridge/engine/load-scenario.ts';
import { fetchParts, Lab } from '../engine/index.ts';
import { cableEnds, cablesByKey, cableWord, readOrder } from './cables.ts';

await fetchParts();

const labOf = async (id: string): Promise<Lab> => {
  const loaded = await loadScenario({ kind: 'catalogue', id }, 1);
  if (!loaded.ok) throw new Error('no scenario');
  return new Lab(loaded.scenario.spec, 1);
};

const obey = (lab: Lab, line: string): string => {
  const { input, answer } = readOrder(lab, line);
  if (input) lab.input(input);
  return answer;
};

it('lists the ends of cables, those of the machine at hand first', async () => {
  const words = cableEnds(await labOf('sandbox-network'), 'PC').map(cableWord);
  expect(words).toEqual([
    'PC eth0 plugged in',
    'R1 GigabitEthernet0/0 plugged in',
    'R2 GigabitEthernet0/0 plugged in',
    'SRV eth0 plugged in',
  ]);
});

it('promises a key for the first nine, and says how the others are pulled', () => {
  const ends = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ machine: `H${at + 1}`, port: 'eth0', plugged: true }));
  expect(cablesByKey(ends(9))).toMatch(/: 1 H1 eth0 plugged in, .*, 9 H9 eth0 plugged in$/);
  expect(cablesByKey(ends(11))).toMatch(
    /, 9 H9 eth0 plugged in; by orders to --listen alone: H10 eth0 plugged in, H11 eth0 plugged in$/,
  );
  expect(cablesByKey([])).toBe('there are no cables');
});

it('pulls and plugs as it is told, once', async () => {
  const lab = await labOf('sandbox-network');
  expect(obey(lab, 'pull r1 gigabitethernet0/0')).toBe('R1 GigabitEthernet0/0 pulled out');
  expect(readOrder(lab, 'pull R1 GigabitEthernet0/0').input).toBeUndefined();
  expect(obey(lab, 'cables')).toContain('R1 GigabitEthernet0/0 pulled out, R2');
  expect(obey(lab, ' plug R1 GigabitEthernet0/0 ')).toBe('R1 GigabitEthernet0/0 plugged in');
  expect(obey(lab, 'cables')).not.toContain('pulled out');
});

it('says what it does not understand, and what is not there', async () => {
  const lab = await labOf('sandbox-network');
  for (const line of ['', 'pull', 'pull R1', 'cut R1 eth0', 'pull R1 eth0 now', 'cables now'])
    expect(obey(lab, line)).toBe('expected pull MACHINE PORT, plug MACHINE PORT or cables');
  expect(obey(lab, 'pull R1 eth9')).toBe('there is no cable at R1 eth9; cables lists them');
  expect(obey(await labOf('sandbox-2911'), 'cables')).toBe('there are no cables');
});

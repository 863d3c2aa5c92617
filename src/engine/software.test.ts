import { describe, expect, it } from 'vitest';
import { defineCommand, defineShow } from './cli/command.ts';
import { keyword, seq } from './cli/grammar.ts';
import { configure } from './cli/mode.ts';
import { defineFeature, type Feature, type Later } from './feature.ts';
import { features } from './features/index.ts';
import { Missing, type Part } from './kernel/part.ts';
import { Lab } from './lab.ts';
import { platformById, platformIds, platforms } from './platforms/index.ts';
import { buildRegistry } from './registry.ts';
import { catalogueSpec } from './system/image/image-catalogue.ts';
import { buildImage } from './system/image/image.ts';
import { defineFact, hostname, tap } from './system/device.ts';
import { some } from './testing/some.ts';
import { boxed, imageFile } from './testing/lab.ts';
import { Player } from './transcript.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';

/** The same image, small, with another set of features in it. */
const otherSet = (featureSet: string) => {
  const spec = catalogueSpec(IMAGE);
  if (!spec) throw new Error('No image');
  return buildImage({ ...spec, size: 300_000, header: { ...spec.header, featureSet } });
};

const started: string[] = [];

/** Everything that a feature may bring. */
const levitation = (whose: Required<Feature>['for']): Feature =>
  defineFeature({
    id: 'levitation',
    title: 'Levitation',
    for: whose,
    commands: [
      defineShow({
        id: 'show levitation',
        syntax: seq(keyword('show', 'Show running system information'), keyword('levitation', 'Height')),
        output: () => 'Height is 1 m\n',
      }),
      defineCommand({ id: 'levitation', mode: configure, syntax: keyword('levitation', 'Levitate'), *run() {} }),
    ],
    runningConfig: [{ block: 'hostname', lines: () => ['levitation'] }],
    facts: [defineFact({ id: 'levitation.height', kind: 'number', describe: 'Height', read: () => 1 })],
    programs: [
      function* ({ name }) {
        started.push(name);
      },
    ],
    taps: [tap(hostname, (name) => `${name}-up`)],
  });

const registryWith = (whose: Required<Feature>['for']) => buildRegistry([...features, levitation(whose)]);

function booted(lab: Lab): Player {
  const player = new Player(lab);
  player.settle();
  player.play('⟦⟧⟦+60s⟧⟦enable⟧⟦terminal length 0⟧⟦:clear⟧');
  return player;
}

describe('software', () => {
  it('reads commands that are made once for all platforms with the same features', () => {
    const { softwareFor } = buildRegistry(features);
    const of = (id: string) => softwareFor(platformById(id), 'UNIVERSALK9');
    expect(of('c2911')).not.toBe(of('c1941'));
    expect(of('c2911').commands).toBe(of('c1941').commands);
    expect(of('c2911').commands).not.toBe(of('asr1002x').commands);
  });

  it('has what its image has: a feature for one feature set comes and goes with it', () => {
    started.length = 0;
    const files = [imageFile(IMAGE), { path: 'flash0:npe.bin', content: otherSet('UNIVERSALK9_NPE') }];
    const device = boxed({ startup: 'hostname R1\nboot system flash0:npe.bin\nend\n', files });
    const lab = new Lab({ devices: [device] }, 1, registryWith({ featureSets: ['UNIVERSALK9_NPE'] }));
    const player = booted(lab);
    const look = (): string =>
      player.play('⟦:clear⟧⟦show levitation⟧⟦show running-config | include levi⟧⟦conf t⟧⟦levitation⟧⟦end⟧').screen;
    const there = look();
    expect(there).toContain('Height is 1 m\n');
    expect(there).toContain('R1-up#');
    expect(there).toContain('\nlevitation\n');
    expect(there).not.toContain('% Invalid');
    expect(started).toEqual(['R1']);
    player.play('⟦conf t⟧⟦no boot system⟧⟦end⟧⟦write⟧⟦reload⟧⟦⟧⟦:wait started⟧⟦⟧⟦+60s⟧⟦enable⟧⟦terminal length 0⟧');
    expect(lab.fact('boot.running-image', 'R1')).toBe(`flash0:${IMAGE}`);
    const gone = look();
    expect(gone).not.toMatch(/Height|R1-up|\nlevitation\n/);
    expect(gone.match(/% Invalid input/g)).toHaveLength(2);
    expect(started).toEqual(['R1']);
    expect(lab.fact('levitation.height', 'R1')).toBe(1);
  });

  it('has what its platform has: elsewhere there is no such command, line or question', () => {
    const registry = registryWith({ firmware: ['ios-xe-3'] });
    const lab = new Lab({ devices: [boxed({ startup: 'hostname R1\nend\n' })] }, 1, registry);
    expect(booted(lab).play('⟦show levitation⟧').screen).toContain('% Invalid input');
    expect(() => lab.fact('levitation.height', 'R1')).toThrow('No fact levitation.height on R1');
    const other = new Lab({ devices: [boxed({ platform: 'asr1002x', startup: 'hostname R1\nend\n' })] }, 1, registry);
    expect(booted(other).play('⟦show levitation⟧').screen).toContain('Height is 1 m\n');
    expect(other.fact('levitation.height', 'R1')).toBe(1);
  });

  it('is one value, shared by the devices that run the same', () => {
    const { softwareFor } = buildRegistry(features);
    const isr = platformById('c2911');
    expect(softwareFor(isr, 'UNIVERSALK9')).toBe(softwareFor(isr, 'UNIVERSALK9'));
    expect(softwareFor(isr, 'UNIVERSALK9')).not.toBe(softwareFor(platformById('asr1002x'), 'UNIVERSALK9'));
    expect(softwareFor(platformById('asr1002x'), 'UNIVERSALK9').features.has('warm-reboot')).toBe(false);
  });
});

describe('a platform', () => {
  it('is data: a new one starts, and shows what the data say', () => {
    const own = {
      ...platformById('c2911'),
      id: 'c2921',
      title: 'Cisco 2921',
      pid: 'CISCO2921/K9',
      processor: 'CISCO2921/K9 (revision 1.0)',
      hostname: 'Twenty',
    };
    const lab = new Lab(
      { devices: [{ ...boxed({ startup: '!\nend\n' }), platform: 'c2921' }] },
      1,
      buildRegistry(features, () => [...platforms(), own]),
    );
    const player = booted(lab);
    expect(player.play('⟦show version | include 2921⟧').screen).toContain('Cisco CISCO2921/K9 (revision 1.0) with');
    expect(player.screen).toContain('Twenty#');
  });

  it.each(some(platformIds))('%s prints every block of its software in an order that is known', (id) => {
    const { runningBlocks, runningOrder } = buildRegistry(features).softwareFor(platformById(id), 'UNIVERSALK9');
    const known = runningOrder.flat();
    expect(known).toHaveLength(new Set(known).size);
    expect(runningBlocks.length).toBeGreaterThan(10);
    expect(runningBlocks.map(({ block }) => block).filter((block) => !known.includes(block))).toEqual([]);
  });
});

describe('the commands of a software that is not whole yet', () => {
  const coming = { here: false } as Part<Later>;
  const start = (line: string): string => {
    const registry = buildRegistry([...features, defineFeature({ id: 'coming', title: 'Coming', later: coming })]);
    const lab = new Lab({ devices: [boxed({ startup: `${line}\nend\n` })] }, 1, registry);
    return new Player(lab).play('⟦:wait RETURN⟧⟦⟧').screen;
  };

  it('take the lines of a start that they understand', () => {
    expect(start('hostname R1')).toContain('R1>');
  });

  it.each(['frobnicate', 'ip', 'privilege exec level 5 show'])(
    'refuse nothing: whether all commands take %s is not known yet',
    (line) => {
      expect(() => start(line)).toThrow(Missing);
    },
  );
});

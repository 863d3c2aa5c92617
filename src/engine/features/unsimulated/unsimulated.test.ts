import { describe, expect, it } from 'vitest';
import { bootedRouter } from '../../testing/lab.ts';

describe('lines the lab recognises but does not simulate', () => {
  it('R1 answers in its own voice', () => {
    expect(bootedRouter().type('show ip route')).toBe(
      'show ip route\n[Bootset] "show ip route" is valid on this device but not simulated here.\nRouter#',
    );
  });

  it('R2 changes nothing', () => {
    const r = bootedRouter();
    const before = r.device.snapshot();
    r.type(
      'conf t',
      'ip route 0.0.0.0 0.0.0.0 10.0.0.1',
      'no ip route 0.0.0.0 0.0.0.0',
      'router ospf 1',
      'network 10.0.0.0',
    );
    const { ['logging']: _, ...after } = r.device.snapshot();
    expect(before).toMatchObject(after);
  });

  it('R3 opens the block the device opens, which global commands leave', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'router ospf 1')).toMatch(/Router\(config-router\)#$/);
    expect(r.type('network 10.0.0.0 0.255.255.255 area 0')).toMatch(/area 0\nRouter\(config-router\)#$/);
    expect(r.type('hostname Z')).toMatch(/Z\(config\)#$/);
  });

  it('R4 takes part in abbreviation and help', () => {
    const r = bootedRouter();
    expect(r.type('show ip ro')).toContain('[Bootset]');
    expect(r.type('show i')).toContain('% Ambiguous command:  "show i"\n');
    expect(r.type('⟦:type show ip ro⟧⟦:key ?⟧⟦^U⟧')).toContain('route  \n');
  });
});

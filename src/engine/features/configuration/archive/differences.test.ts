import { describe, expect, it } from 'vitest';
import { bootedRouter } from '../../../testing/lab.ts';

describe('differences of configurations', () => {
  it('R13 are shown below their headers', () => {
    const r = bootedRouter();
    r.type('terminal length 0', 'write');
    expect(r.type('show archive config differences')).toBe(
      'show archive config differences\n!Contextual Config Diffs:\n!No changes were found\nRouter#',
    );
    r.type(
      'conf t',
      'hostname New',
      'interface g0/0',
      'ip address 10.0.0.1 255.0.0.0',
      'interface lo1',
      'end',
      '⟦+4s⟧',
      '',
    );
    const [older, newer] = ['hostname Router', 'hostname New'];
    expect(r.type('show archive config differences')).toBe(
      `show archive config differences\n!Contextual Config Diffs:\n+${older}\ninterface GigabitEthernet0/0\n +no ip address\n-${newer}\n-interface Loopback1\n -no ip address\ninterface GigabitEthernet0/0\n -ip address 10.0.0.1 255.0.0.0\nNew#`,
    );
    const turned = r.type('show archive config differences nvram:startup-config').split('\n').slice(1);
    expect(turned).toEqual(
      r.type('show archive config diff nvram:startup-config system:running-config').split('\n').slice(1),
    );
    expect(turned.slice(0, 4)).toEqual([
      '!Contextual Config Diffs:',
      `+${newer}`,
      '+interface Loopback1',
      ' +no ip address',
    ]);
    expect(r.type('show archive config differences flash0:none')).toContain(
      '%Error opening flash0:none (No such file or directory)\n',
    );
  });

  it('R18 take the words of the configurations, and ignore the case when told to', () => {
    const r = bootedRouter({ startup: 'hostname ROUTER\nend\n' });
    r.type('terminal length 0', 'conf t', 'hostname Router', 'end', '⟦+1s⟧', '');
    expect(r.type('show archive config differences running-config startup-config ignorecase')).not.toContain('ROUTER');
    expect(r.type('show archive config differences running-config startup-config')).toContain('+hostname ROUTER\n');
    expect(r.type('show archive config differences startup-config')).toContain('-hostname ROUTER\n');
  });

  it('R14 are shown as lines to type', () => {
    const r = bootedRouter();
    expect(r.type('show archive config incremental-diffs system:running-config')).toContain(
      '\n!List of Commands:\nend\n!No changes were found\n',
    );
    r.type('write', 'conf t', 'hostname New', 'interface g0/0', 'no shutdown', 'end', '⟦+4s⟧', '');
    expect(r.type('show archive config incremental-diffs nvram:startup-config')).toContain(
      '\n!List of Commands:\nhostname Router\ninterface GigabitEthernet0/0\n shutdown\nend\nNew#',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { changesBetween, itemsOf } from './diff.ts';

describe('what separates two configurations', () => {
  it('is nothing when only comments and headings differ', () => {
    expect(
      changesBetween('! a\nversion 15.4\nhostname R1\nend\n', 'Building configuration...\nhostname R1\n!\nend'),
    ).toEqual([]);
  });

  it('R7 removes first, adds then, and enters blocks', () => {
    const current =
      'hostname R1\nusername eve privilege 15\ninterface GigabitEthernet0/0\n ip address 10.0.0.1 255.0.0.0\n shutdown\nend';
    const target = 'hostname R2\ninterface GigabitEthernet0/0\n ip address 10.0.0.1 255.0.0.0\n description LAN\nend';
    expect(changesBetween(current, target)).toEqual([
      'no hostname R1',
      'no username eve privilege 15',
      'interface GigabitEthernet0/0',
      ' no shutdown',
      'hostname R2',
      'interface GigabitEthernet0/0',
      ' description LAN',
    ]);
  });

  it('R7 turns a no line around instead of doubling it', () => {
    expect(changesBetween('no service x\nend', 'end')).toEqual(['service x']);
  });

  it('R7 says nothing twice', () => {
    expect(changesBetween('no service x\nip http server\nend', 'service x\nno ip http server\nend')).toEqual([
      'service x',
      'no ip http server',
    ]);
  });

  it('R7 leaves a no line that gives way to another line', () => {
    const current = 'interface GigabitEthernet0/0\n no ip address\nend';
    const target = 'interface GigabitEthernet0/0\n ip address 10.0.0.1 255.0.0.0\nend';
    expect(changesBetween(current, target)).toEqual(['interface GigabitEthernet0/0', ' ip address 10.0.0.1 255.0.0.0']);
  });

  it('R7 empties what cannot be removed and removes what can', () => {
    const stays = (line: string): string | null => (line.startsWith('line') ? null : `no ${line}`);
    const current = 'line con 0\n login\ninterface Loopback1\n shutdown\nend';
    expect(changesBetween(current, 'end', '', { removal: stays })).toEqual([
      'line con 0',
      ' no login',
      'no interface Loopback1',
    ]);
  });

  it('R7 takes a banner as one item', () => {
    const text = 'banner motd ^C\n one\n! two\n^C\nhostname R1\nend';
    expect(itemsOf(text).map((i) => i.line)).toEqual(['banner motd ^C\n one\n! two\n^C', 'hostname R1']);
    expect(changesBetween(text, 'hostname R1\nend', '', { removal: () => 'no banner motd' })).toEqual([
      'no banner motd',
    ]);
  });

  it('R11 sets ordered lines again when their order differs', () => {
    expect(
      changesBetween(
        'boot system flash0:a\nboot system flash0:b\nend',
        'boot system flash0:b\nboot system flash0:a\nend',
      ),
    ).toEqual(['no boot system flash0:a', 'no boot system flash0:b', 'boot system flash0:b', 'boot system flash0:a']);
  });
});

import { describe, expect, it } from 'vitest';
import { wire, wiredRouter } from '../../../testing/wired.ts';
import { Workstation } from '../../../testing/workstation.ts';

const G0 = 'GigabitEthernet0/0';

/** A workstation on the wire of R1, which is up. */
function beside(...lines: readonly string[]): Workstation {
  const w = new Workstation({}, [], {
    devices: [wiredRouter('R1', [`${G0} 10.1.1.1`], lines)],
    wires: [wire('LAN', [`R1 ${G0}`, 'PC eth0'])],
  });
  w.screen('⟦+120s⟧');
  return w;
}
const LOGIN = ['username ann privilege 15 password 0 s3cret', 'banner motd #Keep out#', 'line vty 0 4', ' login local'];

describe('a router that a workstation calls', () => {
  it('R1 asks who is there', () => {
    const w = beside(...LOGIN, ' transport input telnet');
    expect(w.screen('⟦telnet 10.1.1.1⟧⟦+1s⟧')).toMatch(
      /Trying 10\.1\.1\.1\.\.\.\nConnected to 10\.1\.1\.1\.\nEscape character is '\^\]'\.\n[^]*Keep out[^]*User Access Verification\n\nUsername: $/,
    );
    expect(w.screen('⟦ann⟧⟦+1s⟧⟦wrong⟧⟦+3s⟧')).toMatch(/Password: \n% Login invalid\n\nUsername: $/);
    expect(w.screen('⟦ann⟧⟦+1s⟧⟦s3cret⟧⟦+1s⟧')).toMatch(/Password: \nR1#$/);
    expect(w.screen('⟦show users⟧⟦+1s⟧')).toMatch(/\n\*388 vty 0 {5}ann {8}idle {17}00:00:00 10\.1\.1\.10\n/);
    expect(w.screen('⟦exit⟧⟦+1s⟧')).toContain('Connection closed by foreign host.\n');
  });

  it('R1 lets nobody in whom its access class does not', () => {
    const w = beside('access-list 10 deny 10.1.1.10', 'access-list 10 permit any', ...LOGIN, ' access-class 10 in');
    expect(w.run('telnet 10.1.1.1')).toBe(
      'Trying 10.1.1.1...\ntelnet: Unable to connect to remote host: Connection refused\n',
    );
  });
});

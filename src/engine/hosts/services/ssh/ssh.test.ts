import { describe, expect, it } from 'vitest';
import { Player } from '../../../transcript.ts';
import { besideServer, host, Workstation } from '../../../testing/workstation.ts';

const accounts = [{ user: 'netuser', password: 'guessme' }];
const CALL = 'ssh -o StrictHostKeyChecking=accept-new netuser@10.1.1.20';

describe('a server that gives shells', () => {
  it('R95 lets an account in to its own folder, and out again', () => {
    const w = besideServer({ ssh: { accounts } }, [{ path: '/home/netuser', owner: 'netuser' }]);
    expect(w.screen(`⟦${CALL}⟧⟦+8s⟧`)).toMatch(
      /Permanently added '10\.1\.1\.20' \(RSA\)[^]*\(netuser@10\.1\.1\.20\) Password: $/,
    );
    expect(w.screen('⟦guessme⟧⟦+2s⟧')).toMatch(/netuser@srv:~\$ $/);
    expect(w.screen('⟦pwd⟧⟦+2s⟧')).toMatch(/^pwd\n\/home\/netuser\nnetuser@srv:~\$ $/);
    expect(w.screen('⟦exit⟧⟦+2s⟧')).toMatch(/Connection to 10\.1\.1\.20 closed\.\nuser@pc:~\$ $/);
  });

  it('R95 runs one command, and says how it ended', () => {
    const w = besideServer({ ssh: { accounts } });
    expect(w.screen(`⟦${CALL} cat /srv/a.cfg⟧⟦+8s⟧⟦guessme⟧⟦+2s⟧`)).toContain('hostname R1\nend\nuser@pc');
    expect(w.screen(`⟦${CALL} cat /none⟧⟦+3s⟧⟦guessme⟧⟦+2s⟧`)).toContain('cat: /none: No such file or directory\n');
    expect(w.status).toBe(1);
  });

  it('R95 shows the same key to clients that come at the same time', () => {
    const keys = [0, 300].map((late) => {
      const w = new Workstation({}, [
        host('SRV', '10.1.1.20', { services: { ssh: { accounts } } }),
        host('B', '10.1.1.30', { workstation: true }),
      ]);
      const other = new Player(w.lab, 'B');
      other.settle();
      w.lab.input({ kind: 'type', console: 'B', text: `${CALL}\r` });
      w.screen(`⟦+${late}ms⟧`);
      w.screen(`⟦:type ${CALL}\r⟧⟦+9s⟧`);
      other.play('⟦^C⟧⟦cat .ssh/known_hosts⟧');
      w.screen('⟦^C⟧');
      const known = w.run('cat .ssh/known_hosts');
      expect(known).toMatch(/^10\.1\.1\.20 ssh-rsa \S+\n$/);
      expect(other.screen).toContain(known);
      return known;
    });
    expect(keys[0]).toBe(keys[1]);
  });

  it('R95 takes names and passwords in UTF-8', () => {
    const w = besideServer({ ssh: { accounts: [{ user: 'jürgen', password: 'pässwörd€' }] } });
    const call = '⟦ssh -o StrictHostKeyChecking=accept-new jürgen@10.1.1.20 echo ü⟧⟦+8s⟧';
    expect(w.screen(`${call}⟦pässwörd€⟧⟦+2s⟧`)).toMatch(/\nü\nuser@pc:~\$ $/);
  });

  it('R95 refuses others, and tells each try', () => {
    const w = besideServer({ ssh: { accounts } });
    const wrong = '⟦no⟧⟦+2s⟧';
    expect(w.screen(`⟦${CALL}⟧⟦+8s⟧${wrong.repeat(6)}`)).toContain('10.1.1.20');
    expect(w.lab.events.filter(({ id }) => id === 'login.tried').map(({ payload }) => payload)).toEqual(
      Array.from({ length: 6 }, () => ({ protocol: 'ssh', user: 'netuser', accepted: false })),
    );
    expect(besideServer({ ssh: { accounts, fault: { kind: 'refuses' } } }).run(CALL)).toContain('Connection refused');
  });
});

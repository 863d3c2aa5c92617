import { describe, expect, it } from 'vitest';
import { G0, configured, shown, behind, lists } from '../../../testing/filtering.ts';
import { type Bench, bootedRouter } from '../../../testing/lab.ts';

describe('entries that are not simulated', () => {
  const unusual = [
    'access-list 102 permit object-group WEB object-group INSIDE any',
    'access-list 102 deny   tcp object-group INSIDE eq www host 10.2.2.2 syn',
    'access-list 102 permit tcp any any match-all +ack -syn log',
    'access-list 102 permit udp any any eq domain reflect OUT timeout 30',
    'access-list 102 permit ip any any option record-route',
    'access-list 102 permit ip any any ttl range 1 5',
    'access-list 102 deny   igmp any any host-query',
    'access-list 102 dynamic TEST timeout 10 permit tcp any any',
    'access-list 102 permit ip any any time-range OFFICE log-input WHY',
    'access-list 102 permit tcp any eq www 443 any eq 8080 8443 established',
    'access-list 102 permit ip any any dscp ef log',
    'access-list 102 permit ip any any precedence critical tos min-delay fragments',
  ];
  const entries = (r: Bench, list: string): unknown => r.fact('access-list.entries', list);

  it('R11 keep what is not simulated in its place, and say so', () => {
    const r = bootedRouter();
    r.type('terminal length 0', 'configure terminal');
    const said = unusual.map((line) => /\[Bootset\] .*/.exec(r.type(line))?.[0] ?? '');
    const kept = (what: string): string => `[Bootset] "${what}" is kept in the configuration and does nothing here.`;
    expect(said).toEqual([
      kept('permit ... object-group'),
      kept('deny ... object-group'),
      kept('permit ... match-all'),
      kept('permit ... reflect'),
      kept('permit ... option'),
      kept('permit ... ttl'),
      kept('deny ... igmp'),
      kept('permit ... dynamic'),
      kept('permit ... time-range'),
      '',
      '',
      '',
    ]);
    expect(r.type('ip access-list extended BACK', '15 evaluate OUT')).toContain(kept('evaluate'));
    expect(r.type('evaluate OUT')).not.toContain('Bootset');
    r.type('permit tcp any any', 'end');
    expect(r.type('show running-config | section access-list')).toContain(
      `ip access-list extended BACK\n evaluate OUT\n permit tcp any any\n${unusual.join('\n')}\n`,
    );
    expect(r.type('show access-lists BACK')).toContain('    15 evaluate OUT\n    20 permit tcp any any\n');
  });

  it('R11 take short words, and refuse wrong ones where they stand', () => {
    const r = configured('access-list 102 per tcp an an sy time N log', 'access-list 102 per ip an an prec 5 opt 7');
    expect(entries(r, '102')).toEqual([
      'permit tcp any any syn time-range N log',
      'permit ip any any precedence critical option 7',
    ]);
    for (const wrong of [
      'access-list 102 permit ip any any dscp 64',
      'access-list 102 permit ip any any option nothing',
      'access-list 102 permit udp any any syn',
      'access-list 102 permit ip any any time-range',
      'access-list 102 permit tcp any any eq 80 65536',
      'access-list 102 evaluate OUT',
    ])
      expect(r.type('configure terminal', wrong, 'end')).toMatch(/Incomplete command|'\^' marker/);
  });

  it('R11 survive saving, replacing and comparing, and go by no', () => {
    const r = configured(...unusual, 'ip access-list extended BACK', 'evaluate OUT');
    r.type('copy running-config flash0:kept.cfg', '', 'configure terminal', 'no access-list 102', 'end');
    expect(entries(r, '102')).toEqual([]);
    expect(r.type('show archive config differences flash0:kept.cfg')).toContain(`-${unusual[0]}`);
    r.type('configure replace flash0:kept.cfg force', 'write memory');
    expect(entries(r, '102')).toEqual(unusual.map((line) => line.replace('access-list 102 ', '')));
    expect(entries(r, 'BACK')).toEqual(['evaluate OUT']);
    expect(shown(r, 'show archive config differences flash0:kept.cfg')).toContain('!No changes were found');
    r.type(
      'configure terminal',
      ...unusual.slice(1).map((line) => `no ${line}`),
      'ip access-list extended BACK',
      'no evaluate OUT',
      'end',
    );
    expect([...(entries(r, '102') as string[]), ...(entries(r, 'BACK') as string[])]).toEqual([
      'permit object-group WEB object-group INSIDE any',
    ]);
  });

  it('R11 match nothing, and are entries all the same', () => {
    const r = behind(
      'access-list 101 permit ip any any time-range OFFICE',
      `interface ${G0}`,
      ' ip access-group 101 in',
    );
    expect(r.type('ping 172.16.5.10')).toContain('U.U.U');
    expect(lists(r)).toBe('Extended IP access list 101\n    10 permit ip any any time-range OFFICE\n');
  });
});

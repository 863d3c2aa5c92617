import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textContent } from '../../system/content.ts';
import { bootedRouter, imageFile, type Bench } from '../../testing/lab.ts';
import { runningConfigText, startupText } from './api.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const SERIAL = 'FTX1524ABCD';

/** Lines of every feature; some are wrong on purpose, and some undo others. */
const LINES: readonly string[] = [
  'hostname R1',
  'hostname Edge-Router-7',
  'no hostname',
  'enable secret cisco',
  'enable secret 9 $9$nhEmQVczB7dqsO$X.HsgL6x1il0RxkOSSvyQYwucySCt7qFm4v7pqCxkKM',
  'enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0',
  'enable password plain',
  'no enable secret',
  'service password-encryption',
  'no service timestamps log',
  'service timestamps log datetime msec localtime show-timezone',
  'service timestamps debug uptime',
  'service sequence-numbers',
  'username admin privilege 15 secret admin',
  'username bob password bob',
  'username carol secret 8 $8$dsYGNam3K1SIJO$7nv/35M/qr6t.dVc7UY9zrJDWRVqncHub1PE9UlMQFs',
  'no username bob',
  'banner motd #Keep out#',
  'banner login ^Authorised only^',
  'no banner motd',
  'logging buffered 16384 warnings',
  'no logging console',
  'logging console informational',
  'logging host 10.1.1.9',
  'clock timezone CET 1 0',
  'clock summer-time CEST recurring',
  'no clock timezone',
  'ip domain name span.com',
  'ip domain-name other.net',
  'no ip domain lookup',
  'ip host server 10.1.1.5',
  'no ip host server',
  'ip name-server 10.1.1.6',
  'interface GigabitEthernet0/0',
  ' ip address 10.1.1.1 255.255.255.0',
  ' description to the core',
  ' no shutdown',
  ' shutdown',
  'interface GigabitEthernet0/1',
  ' no ip address',
  ' speed 100',
  'interface Loopback0',
  ' ip address 10.9.9.9 255.255.255.255',
  'no interface Loopback0',
  'line con 0',
  ' exec-timeout 0 0',
  ' logging synchronous',
  ' login local',
  ' no login',
  ' password letmein',
  ' length 0',
  ' privilege level 15',
  ' history size 50',
  'line vty 0 4',
  ' transport input ssh',
  ' transport input all',
  ' exec-timeout 3 30',
  'line aux 0',
  ' no exec',
  'boot system flash0:c2900-universalk9-mz.SPA.154-3.M.bin',
  'boot system flash c2900-universalk9-mz.SPA.157-3.M8.bin',
  'no boot system',
  'file prompt quiet',
  'file prompt noisy',
  'file verify auto',
  'no file verify auto',
  'archive',
  ' path flash0:arc',
  ' maximum 5',
  ' write-memory',
  'no archive',
  'ip cef',
  'no ip cef',
  'ipv6 cef',
  'no multilink bundle-name authenticated',
  'no cts logging verbose',
  'ip http server',
  'no ip forward-protocol nd',
  'privilege exec level 7 show running-config',
  'privilege exec level 1 show',
  'privilege exec all level 3 show ip',
  'privilege interface level 5 ip address',
  'privilege configure level 5 interface GigabitEthernet',
  'privilege line level 5 exec-timeout',
  'privilege exec reset show',
  'no privilege interface level 5 ip',
  'alias exec s show version',
  'no alias exec h',
  'alias configure interface hostname',
  'alias line login no login',
  'warm-reboot',
  'warm-reboot count 9 uptime 0',
  'no warm-reboot',
  'scheduler allocate 4000 1000',
  'no scheduler allocate',
  'secure boot-image',
  'secure boot-config',
  'no secure boot-config',
  'config-register 0x2142',
  'exit',
  'hostnane wrong',
  'interface Nothing0/9',
  'service password-recovery',
  'default hostname',
];

const router = (files: Readonly<Record<string, string>>): Bench =>
  bootedRouter({
    serial: SERIAL,
    files: [imageFile(IMAGE), ...Object.entries(files).map(([path, text]) => ({ path, content: textContent(text) }))],
  });

/** A router that has merged a file, with a second to finish what it has begun. */
function merged(text: string): Bench {
  const bench = router({ 'usbflash0:lines': text });
  bench.type('copy usbflash0:lines running-config', '', '⟦+3s⟧');
  return bench;
}

describe('configurations as text', () => {
  it('R15 printed lines rebuild the state on a router out of its box', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 40 }), (lines) => {
        const first = merged(`${lines.join('\n')}\nend\n`);
        const second = merged(runningConfigText(first.device));
        expect(second.fact('config.running-lines')).toEqual(first.fact('config.running-lines'));
      }),
      { numRuns: 40 },
    );
  });

  it('R16 a power cut or Ctrl-Shift-6 while saving leaves the old or the new configuration', () => {
    const found = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.boolean(), (ms, cut) => {
        const bench = router({});
        bench.type('configure terminal', 'hostname R1', 'end');
        const before = startupText(bench.device);
        bench.player.act({ kind: 'line', text: 'write' });
        bench.player.act({ kind: 'pass', ms });
        bench.player.act(cut ? { kind: 'power', on: false } : { kind: 'control', char: '\x1e' });
        const after = startupText(bench.device);
        found.add(after === before ? 'old' : 'new');
        expect(after === before || /^hostname R1$/m.test(after ?? '')).toBe(true);
        if (after !== before) expect(after).toMatch(/\nend\n$/);
      }),
      { numRuns: 25 },
    );
    expect([...found].sort()).toEqual(['new', 'old']);
  });
});

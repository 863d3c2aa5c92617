import { describe, expect, it } from 'vitest';
import { cdpMessage, parseCdp, type CdpMessage } from '../../../system/network/cdp.ts';
import { Bench, bootedRouter } from '../../../testing/lab.ts';
import { wire, wiredHost, wiredRouter } from '../../../testing/wired.ts';
import type { WireSpec } from '../../../system/network/wire-spec.ts';
import { WireWords } from '../../../net/describe.ts';

const [G0, G1] = ['GigabitEthernet0/0', 'GigabitEthernet0/1'];

/** R1, R2 and PC on one switch, R2 and R3 on a cable; at the console of R1. */
function lab(changes: Partial<WireSpec> = {}, ...r2: readonly string[]): Bench {
  const bench = new Bench({
    devices: [
      wiredRouter('R1', [`${G0} 10.1.1.1`]),
      wiredRouter('R2', [`${G0} 10.1.1.2`, `${G1} 10.2.2.2`], r2),
      wiredRouter('branch-office-router', [`${G1} 10.2.2.3`]),
    ],
    machines: [wiredHost('PC', '10.1.1.10')],
    wires: [
      wire('LAN', [`R1 ${G0}`, `R2 ${G0}`, 'PC eth0'], changes),
      wire('cable', [`R2 ${G1}`, `branch-office-router ${G1}`]),
    ],
  });
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable', 'terminal length 0');
  return bench;
}
const shown = (r: Bench, typed: string): string => r.type(typed).replace(/^.*\n/, '').replace(/\S+#$/, '');
const on = (r: Bench, name: string): string => r.type(`⟦:on ${name}⟧`, '', 'enable', 'terminal length 0');
const frames = (r: Bench): number =>
  r.lab.wires.flatMap((one) => one.captured).filter(({ frame }) => 'protocol' in frame.carries).length;

describe('CDP', () => {
  it('R1 R4 tells neighbours who is there', () => {
    const r = lab();
    expect(shown(r, 'show cdp neighbors')).toMatch(
      /^Capability Codes: R - Router, T - Trans Bridge, B - Source Route Bridge\n {18}S - Switch, H - Host, I - IGMP, r - Repeater, P - Phone,\n {18}D - Remote, C - CVTA, M - Two-port Mac Relay\n\nDevice ID {8}Local Intrfce {5}Holdtme {4}Capability {2}Platform {2}Port ID\nR2 {15}Gig 0\/0 {11}1\d\d {13}R S I {2}CISCO2911 Gig 0\/0\n\nTotal cdp entries displayed : 1\n$/,
    );
    expect(r.fact('cdp.neighbors')).toEqual(['R2']);
    on(r, 'R2');
    expect(shown(r, 'show cdp neighbors gi0/1')).toMatch(
      /\nbranch-office-router\n {17}Gig 0\/1 {11}1\d\d {13}R S I {2}CISCO2911 Gig 0\/1\n\nTotal cdp entries displayed : 1\n$/,
    );
    expect(shown(r, 'show cdp neighbors')).toContain('Total cdp entries displayed : 2\n');
  });

  it('R5 shows what they tell in full', () => {
    const r = lab({}, 'ip domain name span.com');
    expect(shown(r, 'show cdp neighbors detail')).toMatch(
      /^-{25}\nDevice ID: R2\.span\.com\nEntry address\(es\): \n {2}IP address: 10\.1\.1\.2\nPlatform: Cisco CISCO2911\/K9, {2}Capabilities: Router Switch IGMP \nInterface: GigabitEthernet0\/0, {2}Port ID \(outgoing port\): GigabitEthernet0\/0\nHoldtime : 1\d\d sec\n\nVersion :\nCisco IOS Software, C2900 Software \(C2900-UNIVERSALK9-M\), Version 15\.4\(3\)M, RELEASE SOFTWARE \(fc1\)\nTechnical Support: .*\nCopyright .*\nCompiled .*\n\nadvertisement version: 2\nDuplex: full\nManagement address\(es\): \n {2}IP address: 10\.1\.1\.2\n\n\nTotal cdp entries displayed : 1\n$/,
    );
    expect(shown(r, 'show cdp entry R2.span.com')).toMatch(/^-{25}\nDevice ID: R2\.span\.com\n/);
    expect(shown(r, 'show cdp entry *')).toContain('Device ID: R2.span.com\n');
    expect(shown(r, 'show cdp entry R9')).toBe('');
  });

  it('R2 forgets who is silent for the time that was told', () => {
    const r = lab();
    on(r, 'R2');
    r.type('configure terminal', 'no cdp run', 'end', '⟦:on R1⟧', '⟦+100s⟧', '', 'enable');
    expect(r.fact('cdp.neighbors')).toEqual(['R2']);
    r.type('⟦+80s⟧');
    expect(r.fact('cdp.neighbors')).toEqual([]);
    expect(shown(r, 'show cdp neighbors')).toContain('Total cdp entries displayed : 0\n');
  });

  it('R3 is switched off, on the whole and at an interface', () => {
    const r = lab();
    r.type('configure terminal', 'no cdp run', 'end');
    for (const typed of [
      'show cdp',
      'show cdp neighbors',
      'show cdp interface',
      'show cdp entry *',
      'show cdp traffic',
    ])
      expect(shown(r, typed)).toBe('% CDP is not enabled\n');
    expect(r.type('show running-config')).toContain('\nno cdp run\n');
    r.type('configure terminal', 'cdp run', `interface ${G0}`, 'no cdp enable', 'end', '⟦+2m⟧', '', 'enable');
    expect(r.fact('cdp.neighbors')).toEqual([]);
    expect(r.type(`show running-config interface ${G0}`)).toMatch(/\n no cdp enable\nend\n/);
    expect(shown(r, 'show cdp interface')).not.toContain(G0);
    r.type('configure terminal', `interface ${G0}`, 'cdp enable', 'end', '⟦+2m⟧', '', 'enable');
    expect(r.fact('cdp.neighbors')).toEqual(['R2']);
  });

  it('R6 has its times from the configuration', () => {
    const r = lab({}, 'cdp timer 10', 'cdp holdtime 30');
    expect(shown(r, 'show cdp')).toBe(
      'Global CDP information:\n\tSending CDP packets every 60 seconds\n\tSending a holdtime value of 180 seconds\n\tSending CDPv2 advertisements is  enabled\n',
    );
    expect(shown(r, 'show cdp neighbors')).toMatch(/Gig 0\/0 {11}[23]\d {14}R S I/);
    const moments = (name: string): readonly number[] =>
      (r.lab.wires[1]?.captured ?? []).flatMap(({ at, frame: { from, carries } }) =>
        'protocol' in carries && r.lab.wires[1]?.attached.some((end) => end.machine === name && end.mac === from)
          ? [at]
          : [],
      );
    r.type('⟦+10m⟧');
    const apart = (name: string): readonly number[] => moments(name).map((at, i, all) => at - (all[i - 1] ?? 0));
    expect(new Set(apart('R2').slice(-20))).toEqual(new Set([10_000]));
    expect(new Set(apart('branch-office-router').slice(-8))).toEqual(new Set([60_000]));
    on(r, 'R2');
    expect(shown(r, 'show cdp interface gi0/0')).toBe(
      'GigabitEthernet0/0 is up, line protocol is up\n  Encapsulation ARPA\n  Sending CDP packets every 10 seconds\n  Holdtime is 30 seconds\n',
    );
    expect(r.type('show running-config')).toContain('\ncdp timer 10\ncdp holdtime 30\n');
    expect(shown(r, 'show cdp interface')).toMatch(
      /\nGigabitEthernet0\/2 is administratively down, line protocol is down\n[^]*\n cdp enabled interfaces : 4\n interfaces up {10}: 2\n interfaces down {8}: 2\n$/,
    );
    r.type('configure terminal', 'no cdp timer', 'no cdp holdtime 30', 'end', 'clear cdp counters', 'clear cdp table');
    expect(shown(r, 'show cdp')).toContain('every 60 seconds\n\tSending a holdtime value of 180');
    expect(shown(r, 'show cdp traffic')).toContain('\tTotal packets output: 0, Input: 0\n');
    expect(r.lab.fact('cdp.neighbors', 'R2')).toEqual([]);
  });

  it('R7 keeps nobody waiting, and is lost without taking chances from others', () => {
    const r = lab();
    expect(r.lab.nextEvent).toBeUndefined();
    const before = frames(r);
    r.type('⟦+1m⟧');
    expect(frames(r) - before).toBe(4);
    const echoes = (...more: readonly string[]): string => {
      const lossy = lab({ loss: 0.4 }, ...more);
      return /[!.]{20,}/.exec(lossy.type('ping 10.1.1.2 repeat 40 timeout 1'))?.[0] ?? '';
    };
    expect(echoes()).toBe(echoes('no cdp run'));
  });

  it('R8 is read on the wire', () => {
    const r = lab();
    const said = new WireWords(r.lab.wires).lines().filter(({ protocol }) => protocol === 'CDP');
    expect(said.find(({ from }) => from === 'R2')).toMatchObject({
      to: 'neighbours',
      wire: 'LAN',
      says: 'R2 at GigabitEthernet0/0, Cisco CISCO2911/K9, 10.1.1.2, for 180 s',
    });
  });

  it('R1 is not heard where nothing is connected', () => {
    const r = bootedRouter();
    expect(shown(r, 'show cdp neighbors')).toContain('\nTotal cdp entries displayed : 0\n');
    expect(shown(r, 'show cdp traffic')).toContain('\tTotal packets output: 0, Input: 0\n');
  });
});

describe('a message of CDP', () => {
  const told: CdpMessage = {
    ttl: 180,
    device: 'R1',
    addresses: ['10.1.1.1'],
    port: G0,
    capabilities: 0x29,
    version: 'Version 1',
    platform: 'Cisco CISCO2911/K9',
    fullDuplex: true,
  };

  it.each(['R1', 'R12', 'R\xff\xff', 'ÿ'])('R8 of %j is what was told', (device) => {
    expect(parseCdp(cdpMessage({ ...told, device }))).toEqual({ ...told, device });
    expect(parseCdp(cdpMessage({ ...told, device, addresses: [] }))).toEqual({ ...told, device, addresses: [] });
  });

  it('R8 is not believed when it is damaged or cut', () => {
    const bytes = cdpMessage(told);
    expect(parseCdp(bytes.slice(0, 20))).toBeUndefined();
    for (const at of [0, 1, 9, bytes.length - 1]) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      expect(parseCdp(damaged)).toBeUndefined();
    }
    expect(parseCdp(new Uint8Array())).toBeUndefined();
  });
});

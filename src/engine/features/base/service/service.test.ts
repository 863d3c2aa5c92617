import { describe, expect, it } from 'vitest';
import { runningConfigText } from '../../configuration/configuration/api.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';

const configured = (...lines: readonly string[]): Bench => {
  const r = bootedRouter();
  r.type('⟦+20s⟧', 'configure terminal', ...lines);
  return r;
};
const services = (r: Bench): string[] => runningConfigText(r.device).match(/^(no )?service .*$/gm) ?? [];
const STAMPS = ['service timestamps debug datetime msec', 'service timestamps log datetime msec'];

describe('services', () => {
  it('R1 stamps and hides nothing by itself', () => {
    expect(services(configured())).toEqual([...STAMPS, 'no service password-encryption']);
  });

  it.each([
    [
      'service timestamps log datetime year show-timezone localtime msec',
      'service timestamps log datetime msec localtime show-timezone year',
    ],
    ['service timestamps log uptime', 'service timestamps log uptime'],
    ['service timestamps log', 'service timestamps log uptime'],
    ['no service timestamps log', 'no service timestamps log uptime'],
    ['no service timestamps log datetime msec', 'no service timestamps log uptime'],
  ])('R2 %s', (line, printed) => {
    const r = configured(line);
    expect(services(r).slice(0, 2)).toEqual([STAMPS[0], printed]);
    r.type('default service timestamps');
    expect(services(r).slice(0, 2)).toEqual(STAMPS);
  });

  it('R2 changes both kinds without a word for one', () => {
    expect(services(configured('no service timestamps')).slice(0, 2)).toEqual([
      'no service timestamps debug uptime',
      'no service timestamps log uptime',
    ]);
  });

  it('R3 says when passwords are hidden', () => {
    const r = configured('service password-encryption');
    expect(services(r)).toContain('service password-encryption');
    expect(r.fact('service.password-encryption')).toBe(true);
    r.type('no service password-encryption');
    expect(r.fact('service.password-encryption')).toBe(false);
  });

  it('R4 keeps other services', () => {
    const r = configured('service tcp-keepalives-in', 'no service pad', 'service dhcp', 'service sequence-numbers');
    expect(services(r)).toEqual([
      'no service pad',
      'service tcp-keepalives-in',
      ...STAMPS,
      'no service password-encryption',
      'service sequence-numbers',
    ]);
    r.type('no service tcp-keepalives-in', 'default service pad', 'default service sequence-numbers');
    expect(services(r)).toEqual([...STAMPS, 'no service password-encryption']);
    expect(r.type('service nonsense')).toContain("% Invalid input detected at '^' marker.");
  });

  it('R5 is rebuilt from its lines', () => {
    const r = configured(
      'no service timestamps debug',
      'service timestamps log datetime localtime',
      'service nagle',
      'service password-encryption',
    );
    const again = bootedRouter({ startup: runningConfigText(r.device) });
    expect(services(again)).toEqual(services(r));
  });
});

import { describe, expect, it } from 'vitest';
import { bootedRouter } from '../../../testing/lab.ts';

describe('hostname', () => {
  it('R1 renames the device at once', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'hostname Edge-1')).toMatch(/\nEdge-1\(config\)#$/);
    expect(r.fact('hostname')).toBe('Edge-1');
  });

  const ILLEGAL = '% Hostname contains one or more illegal characters.';

  it.each(['-edge', 'ed@ge', '\\99', 'router-1(LAB)', '123'])('R2 takes %s after a complaint', (name) => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type(`hostname ${name}`)).toBe(`hostname ${name}\n${ILLEGAL}\n${name}(config)#`);
    expect(r.fact('config.running-has', `hostname ${name}`)).toBe(true);
  });

  it('R2 refuses what cannot be seen', () => {
    const r = bootedRouter({ startup: 'hostname \x1b[2J\nhostname \u00e9dge\nend\n' });
    expect(r.fact('hostname')).toBe('Router');
  });

  it('R2 takes 63 characters, not 64', () => {
    const r = bootedRouter();
    r.type('conf t', `hostname ${'a'.repeat(64)}`, `hostname ${'b'.repeat(63)}`);
    expect(r.fact('hostname')).toBe('b'.repeat(63));
    r.type(`hostname ${'c'.repeat(64)}`);
    expect(r.fact('hostname')).toBe('b'.repeat(63));
  });

  it.each(['no hostname', 'no hostname Edge', 'default hostname'])('R3 %s brings Router back', (line) => {
    const r = bootedRouter();
    r.type('conf t', 'hostname Edge');
    expect(r.type(line)).toMatch(/\nRouter\(config\)#$/);
  });
});

it('R4 shortens long names in configuration prompts', () => {
  const bench = bootedRouter();
  bench.type('conf t', 'hostname A-very-long-hostname-of-33-letters');
  expect(bench.type('interface g0/0')).toMatch(/\nA-very-long-hostname\(config-\)#$/);
  expect(bench.type('exit')).toMatch(/\nA-very-long-hostname\(config\)#$/);
  expect(bench.type('hostname Twenty-letters-long0')).toMatch(/\nTwenty-letters-long0\(config\)#$/);
  expect(bench.type('line con 0')).toMatch(/\nTwenty-letters-long0\(config-\)#$/);
  expect(bench.type('hostname Basement-rtr2', 'line con 0')).toMatch(/\nBasement-rtr2\(config-line\)#$/);
  bench.type('hostname A-very-long-hostname-of-33-letters');
  expect(bench.type('end')).toMatch(/^A-very-long-hostname-of-33-letters#$/m);
  expect(bench.type('disable')).toMatch(/\nA-very-long-hostname-of-33-letters>$/);
});

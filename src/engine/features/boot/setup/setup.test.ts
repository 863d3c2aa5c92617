import { expect, it } from 'vitest';
import { bootedRouter, poweredRouter, type Bench } from '../../../testing/lab.ts';

const OPENING = 'Would you like to enter the initial configuration dialog? [yes/no]: ';

const unconfigured = (): Bench => {
  const bench = poweredRouter();
  bench.player.settle();
  return bench;
};
const basic = [
  'yes',
  'yes',
  'Edge',
  's3cret',
  'other',
  'vtypass',
  'no',
  'gi0/1',
  'yes',
  '10.1.2.3',
  '255.255.255.0',
] as const;

it('R1 insists on an answer', () => {
  const bench = unconfigured();
  expect(bench.player.screen.endsWith(`\n\n         --- System Configuration Dialog ---\n\n${OPENING}`)).toBe(true);
  expect(bench.type('', 'perhaps')).toBe(
    `\n% Please answer 'yes' or 'no'.\n${OPENING}perhaps\n% Please answer 'yes' or 'no'.\n${OPENING}`,
  );
});

it('R2 goes on after no', () => {
  expect(unconfigured().type('n')).toMatch(/^n\n\n\nPress RETURN to get started!\n/);
});

it('R3 is left by Ctrl-C at any question', () => {
  for (let answered = 0; answered < basic.length; answered++) {
    const bench = unconfigured();
    const screen = bench.type(...basic.slice(0, answered), '⟦^C⟧');
    expect(screen).toContain('Configuration aborted, no changes made.\n');
    expect(screen).toContain('Press RETURN to get started!');
    expect(bench.fact('hostname')).toBe('Router');
    expect(bench.fact('config.startup-present')).toBe(false);
  }
});

it('R4 explains itself', () => {
  expect(unconfigured().type('⟦yes⟧⟦:type ?⟧')).toContain('Please enter your answer to the question');
});

it('R5 asks for everything', () => {
  const bench = unconfigured();
  const screen = bench.type('yes', 'yes', '9lives', '', '', 's3cret', '', 's3cret', 'other', 'v', 'no');
  expect(screen).toContain('Configuring global parameters:\n\n  Enter host name [Router]: 9lives\n% ');
  expect(screen).toContain('  Enter enable secret: \n% No defaulting allowed\n  Enter enable secret: s3cret\n');
  expect(screen).toContain(
    'Enter enable password: \n% No defaulting allowed\n  Enter enable password: s3cret\n% Please choose a password that is different from the enable secret\n',
  );
  expect(screen).toContain('  Configure SNMP Network Management? [yes]: no\n');
  expect(screen).toMatch(
    /Current interface summary\n[\s\S]*GigabitEthernet0\/2[\s\S]*management network from the above interface summary: $/,
  );
});

it('R6 shows, applies and saves the script', () => {
  const bench = unconfigured();
  const screen = bench.type(...basic);
  expect(screen).toMatch(
    /The following configuration command script was created:\n\nhostname Edge\nenable secret 5 \$1\$\S+\nenable password other\nline vty 0 4\npassword vtypass\nno snmp-server\n!\n/,
  );
  expect(screen).toContain('interface GigabitEthernet0/1\nno shutdown\nip address 10.1.2.3 255.255.255.0\n!\n');
  expect(screen.endsWith('[2] Save this configuration to nvram and exit.\n\nEnter your selection [2]: ')).toBe(true);
  expect(bench.type('7')).toContain('% Please enter 0, 1 or 2.\n');
  expect(bench.type('')).toContain(
    "Building configuration...\nUse the enabled mode 'configure' command to modify this configuration.\n",
  );
  expect(bench.fact('hostname')).toBe('Edge');
  expect(bench.fact('config.startup-present')).toBe(true);
  bench.type('', 'enable', 's3cret');
  expect(bench.type('show ip interface brief')).toMatch(/GigabitEthernet0\/1 +10\.1\.2\.3/);
});

it('R6 forgets or asks again', () => {
  const bench = unconfigured();
  bench.type(...basic, '1', 'yes', 'Second', 'a', 'b', 'c', 'no', 'gi0/0', 'no', '0');
  expect(bench.fact('hostname')).toBe('Router');
  expect(bench.fact('config.startup-present')).toBe(false);
});

it('R7 asks about every interface', () => {
  const bench = unconfigured();
  const screen = bench.type(
    'yes',
    'no',
    '',
    'a',
    'b',
    'c',
    '',
    'community',
    'no',
    'yes',
    'yes',
    '192.168.7.1',
    '',
    'no',
    'no',
  );
  expect(screen.match(/Do you want to configure \S+ {2}interface\? \[yes\]: /g)).toHaveLength(4);
  expect(screen).toContain('snmp-server community community\n');
  expect(screen).toContain('interface GigabitEthernet0/0\nno shutdown\nip address 192.168.7.1 255.255.255.0\n!\n');
});

it('R8 offers the mask of the class', () => {
  const bench = unconfigured();
  bench.type(...basic.slice(0, 9));
  expect(bench.type('172.16.2.3')).toContain('    Subnet mask for this interface [255.255.0.0] : ');
  expect(bench.type('255.0.255.0', '')).toContain(
    '% Invalid subnet mask.\n    Subnet mask for this interface [255.255.0.0] : \n    Class B network is 172.16.0.0, 16 subnet bits; mask is /16\n',
  );
});

it('R9 is a command, too', () => {
  const bench = bootedRouter();
  expect(bench.type('setup', 'no')).toBe(
    'setup\n\n\n         --- System Configuration Dialog ---\n\nContinue with configuration dialog? [yes/no]: no\nRouter#',
  );
});

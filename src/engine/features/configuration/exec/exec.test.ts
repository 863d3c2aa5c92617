import { describe, expect, it } from 'vitest';
import { bootedRouter } from '../../../testing/lab.ts';

const CONFIGURING = 'Enter configuration commands, one per line.  End with CNTL/Z.\n';

describe('moving between modes', () => {
  it('R1 configure terminal names the way out and changes the prompt', () => {
    expect(bootedRouter().type('configure terminal')).toBe(`configure terminal\n${CONFIGURING}Router(config)#`);
  });

  it('R2 configure alone asks from where', () => {
    const r = bootedRouter();
    expect(r.type('configure', '')).toContain(
      `Configuring from terminal, memory, or network [terminal]? \n${CONFIGURING}Router(config)#`,
    );
    expect(r.type('end', 'configure', 'floppy')).toMatch(/\?Must be "terminal", "memory" or "network"\nRouter#$/);
  });

  it('R9 configure memory merges what was saved', () => {
    const r = bootedRouter({ startup: 'hostname Saved\nend\n' });
    r.type('conf t', 'hostname Other', 'end');
    expect(r.type('configure memory', '⟦+1s⟧')).toContain('%SYS-5-CONFIG_I: Configured from memory by console\n');
    expect(r.fact('hostname')).toBe('Saved');
    r.type('erase startup-config', '⟦:key enter⟧');
    expect(r.type('configure memory')).toContain('startup-config is not present\n');
  });

  it('R10 configure network asks where from, in vain', () => {
    const r = bootedRouter();
    expect(r.type('configure network', '', '10.1.1.5', '', '⟦:key enter⟧')).toBe(
      [
        'configure network',
        'Host or network configuration file [host]? ',
        'This command has been replaced by the command:',
        "         'copy <url> system:/running-config'",
        'Address or name of remote host [255.255.255.255]? 10.1.1.5',
        'Source filename [router-confg]? ',
        'Configure using tftp://10.1.1.5/router-confg? [confirm]',
        'Accessing tftp://10.1.1.5/router-confg...',
        '%Error opening tftp://10.1.1.5/router-confg (Timed out)',
        'Router#',
      ].join('\n'),
    );
    expect(r.type('configure', 'net', 'network', '', '')).toContain('Source filename [network-confg]? \n');
  });

  it('R3 exit leaves one level, end and Ctrl-Z all of them', () => {
    const r = bootedRouter();
    expect(r.type('conf t', 'router ospf 1', 'exit')).toMatch(/Router\(config\)#$/);
    expect(r.type('exit')).toMatch(/Router#/);
    expect(r.type('conf t', 'router ospf 1', 'end')).toMatch(/Router#/);
    expect(r.type('conf t', '⟦:type hostname Z⟧⟦^Z⟧')).toMatch(/\nZ#/);
  });

  it('R4 Ctrl-C drops the line and leaves configuration', () => {
    const r = bootedRouter();
    expect(r.type('⟦:type reload⟧⟦^C⟧')).toBe('reload\nRouter#');
    expect(r.type('conf t', '⟦:type hostname Z⟧⟦^C⟧')).toMatch(/\nRouter#/);
  });

  it('R5 global commands work in a sub-mode and leave it', () => {
    expect(bootedRouter().type('conf t', 'router ospf 1', 'hostname Z')).toMatch(/Z\(config\)#$/);
  });

  it('R11 takes do before a command of EXEC in EXEC, too', () => {
    const r = bootedRouter();
    const clock = r.type('show privilege');
    for (const prefix of ['do', 'do-exec', 'DO-E'])
      expect(r.type(`${prefix} show privilege`)).toBe(clock.replace('show', `${prefix} show`));
    expect(r.type('do')).toContain('% Incomplete command.');
    expect(r.type('do show qwerty')).toBe(
      "do show qwerty\n                ^\n% Invalid input detected at '^' marker.\n\nRouter#",
    );
    expect(r.type('⟦:type do-⟧⟦:key ?⟧⟦^U⟧')).toContain('do-exec');
    expect(r.type('⟦:type do show priv⟧⟦:key tab⟧⟦:key enter⟧')).toContain('do show privilege');
    expect(r.type('disable', 'do show privilege')).toContain('Current privilege level is 1\n');
    expect(r.type('do configure terminal')).toContain("% Invalid input detected at '^' marker.");
    expect(r.type('enable', 'configure terminal', 'do-exec show privilege')).toMatch(/level is 15\nRouter\(config\)#$/);
  });

  it('R11 takes do before do, typed or in an alias, in EXEC and in configuration', () => {
    const r = bootedRouter();
    const level = 'Current privilege level is 15\n';
    expect(r.type('do do show privilege')).toContain(level);
    expect(r.type('do do')).toContain('% Incomplete command.');
    expect(r.type('do do show qwerty')).toContain(`\n${' '.repeat(19)}^\n`);
    r.type('configure terminal', 'alias exec sp do show privilege', 'alias exec d do', 'alias configure c do do-exec');
    for (const line of ['do do-exec show privilege', 'do sp', 'do d d show privilege', 'c show privilege', 'c sp'])
      expect(r.type(line)).toContain(level);
    r.type('end');
    for (const line of ['sp', 'd show privilege', 'd do d sp']) expect(r.type(line)).toContain(level);
  });

  it('R6 do runs an EXEC line, with its own help, Tab and caret', () => {
    const r = bootedRouter();
    r.type('conf t');
    expect(r.type('do show qwerty')).toBe(
      "do show qwerty\n                        ^\n% Invalid input detected at '^' marker.\n\nRouter(config)#",
    );
    expect(r.type('⟦:type do confi⟧⟦:key tab⟧⟦^U⟧')).toContain('\nRouter(config)#do configure ');
    expect(r.type('⟦:type do configu⟧⟦:key ?⟧⟦^U⟧')).toContain('configure  \n\nRouter(config)#do configu');
  });

  it('R7 a configuration prompt keeps 20 characters of a long hostname', () => {
    const name = 'edge-router-of-the-main-campus';
    const r = bootedRouter();
    expect(r.type('conf t', `hostname ${name}`)).toMatch(/\nedge-router-of-the-m\(config\)#$/);
    expect(r.type('interface g0/0')).toMatch(/\nedge-router-of-the-m\(config-\)#$/);
    expect(r.type('end')).toContain(`\n${name}#`);
    expect(r.type('conf t', 'hostname Basement-rtr2', 'interface range g0/0 - 1')).toMatch(
      /\nBasement-rtr2\(config-if-rang\)#$/,
    );
  });

  it('R8 comments and empty lines only repeat the prompt', () => {
    expect(bootedRouter().type('! nothing', '', '   ')).toBe('! nothing\nRouter#\nRouter#   \nRouter#');
  });
});

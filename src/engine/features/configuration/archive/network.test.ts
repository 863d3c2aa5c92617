import { describe, expect, it } from 'vitest';
import { textContent, textOf } from '../../../system/content.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { realServer } from '../../../testing/real-server.ts';
import { SmallNetwork } from '../../../testing/small-network.ts';

const SERVER = '10.1.0.9';

/** A router whose archive goes to a path, one of another machine as a rule. */
function archiving(path: string, ...more: readonly string[]): { r: Bench; wire: SmallNetwork } {
  const wire = new SmallNetwork('10.1.0.1');
  const r = bootedRouter({}, wire.network);
  r.type('terminal length 0', 'configure terminal', 'interface lo0', 'ip address 10.1.0.1 255.255.255.0', 'exit');
  r.type('hostname Edge', 'archive', `path ${path}`, ...more, 'end', '⟦+4s⟧', '');
  return { r, wire };
}

const latest = (r: Bench): string => String(r.fact('archive.latest'));
const nameOn = (r: Bench): string => latest(r).replace(/^\w+:\/\/[^/]*\//, '');

describe('archives on other machines', () => {
  it('R20 archive config writes the file as a copy would, and shows its signs', () => {
    const { r, wire } = archiving(`tftp://${SERVER}/$h`);
    const files = realServer(wire, SERVER);
    expect(r.type('archive config')).toMatch(/archive config\n!+\nEdge#$/);
    expect(latest(r)).toMatch(/^tftp:\/\/10\.1\.0\.9\/Edge-Jan-\S+-0$/);
    const stored = files.get(nameOn(r));
    expect(stored && textOf(stored)).toContain('hostname Edge');
    expect(r.type('show archive')).toMatch(
      /named tftp:\/\/10\.1\.0\.9\/Edge-<timestamp>-1\n[^]* {3}1 {8}tftp:\/\/10\.1\.0\.9\/Edge-Jan-\S+-0 <- Most Recent\n/,
    );
  });

  it('R20 goes by FTP and HTTP as well, and keeps user and password out of events', () => {
    const ftp = archiving(`ftp://netuser:guessme@${SERVER}/$h`);
    const files = realServer(ftp.wire, SERVER);
    expect(ftp.r.type('archive config')).toMatch(/archive config\nWriting Edge-Jan-\S+-0 !\nEdge#$/);
    expect(files.names).toEqual([expect.stringMatching(/^Edge-Jan-\S+-0$/)]);
    expect(ftp.r.lab.events.findLast(({ id }) => id === 'archive.saved')?.payload).toEqual({
      file: expect.stringMatching(/^ftp:\/\/10\.1\.0\.9\/Edge-/),
    });
    const web = archiving(`http://${SERVER}/$h`);
    const pages = realServer(web.wire, SERVER);
    web.r.type('archive config');
    expect(pages.names.length).toBe(1);
    expect(web.r.fact('archive.count')).toBe(1);
  });

  it('R20 says what went wrong, and counts nothing', () => {
    const silent = archiving(`tftp://${SERVER}/x`).r;
    expect(silent.type('archive config', '⟦+40s⟧')).toMatch(
      /\n\.{5}\n%Error opening tftp:\/\/10\.1\.0\.9\/x-Jan-\S+-0 \(Timed out\)\nEdge#$/,
    );
    expect(silent.fact('archive.count')).toBe(0);
    const { r, wire } = archiving(`ftp://netuser:wrong@${SERVER}/x`);
    realServer(wire, SERVER);
    expect(r.type('archive config')).toMatch(
      /Writing x-\S+ \n%Error opening ftp:\/\/\*:\*@10\.1\.0\.9\/x-Jan-\S+-0 \(Incorrect Login\/Password\)\n/,
    );
    expect(archiving(`tftp://${SERVER}`).r.type('archive config')).toMatch(
      /%Error opening tftp:\/\/10\.1\.0\.9-Jan-\S+-0 \(Invalid argument\)\n/,
    );
  });

  it('R20 write-memory archives behind [OK] and says what went wrong', () => {
    const { r, wire } = archiving(`tftp://${SERVER}/x`, 'write-memory');
    const files = realServer(wire, SERVER);
    expect(r.type('write memory')).toMatch(/Building configuration\.\.\.\n\[OK\]\n!+\nEdge#$/);
    expect(r.type('copy running-config startup-config', '')).toMatch(/\[OK\]\n!+\nEdge#$/);
    expect(files.names.length).toBe(2);
    r.type('configure terminal', 'archive', 'path ftp://10.1.0.8/x', 'end');
    wire.host('10.1.0.8');
    expect(r.type('write memory')).toMatch(
      /\[OK\]\nWriting x-\S+ \n%Error opening ftp:\/\/10\.1\.0\.8\/x-\S+ \(Connection refused\)\nEdge#$/,
    );
    expect(r.fact('archive.count')).toBe(2);
  });

  it('R4 says what went wrong on a disk as well', () => {
    const { r } = archiving('flash1:x', 'write-memory');
    expect(r.type('write memory')).toMatch(/\[OK\]\n%Error opening flash1:x-\S+ \(.*\)\nEdge#$/);
  });

  it('R20 time-period archives unseen, and says on the console what went wrong', () => {
    const { r, wire } = archiving(`tftp://${SERVER}/x`, 'time-period 5');
    const files = realServer(wire, SERVER);
    expect(r.type('⟦+6m⟧')).toBe('');
    expect(files.names.length).toBe(1);
    wire.loses = () => true;
    expect(r.type('⟦+6m⟧')).toMatch(/\n%Error opening tftp:\/\/10\.1\.0\.9\/x-Jan-\S+-1 \(Timed out\)\n$/);
  });

  it('R21 deletes nothing on other machines and takes no maximum for them', () => {
    const { r, wire } = archiving('flash0:x', 'maximum 2');
    const files = realServer(wire, SERVER);
    r.type('configure terminal', 'archive', `path tftp://${SERVER}/x`);
    expect(r.type('maximum 3', 'end')).toContain('\nCannot set maximum when backing up to network path\n');
    expect(r.type('show running-config | section archive')).not.toContain('maximum');
    for (let n = 0; n < 11; n++) r.type('archive config');
    expect(files.names.length).toBe(11);
    expect(r.fact('archive.count')).toBe(10);
    expect(r.type('show archive')).toMatch(/ {2}10 {8}tftp:\S+-10 <- Most Recent\n/);
  });

  it('R10 goes back to an archive on another machine', () => {
    const { r, wire } = archiving(`tftp://${SERVER}/x`);
    realServer(wire, SERVER);
    expect(r.type('configure terminal revert timer 2', 'hostname Other', 'end')).toMatch(
      /\n!+\nRollback Confirmed Change: Backing up current running config to tftp:\/\/10\.1\.0\.9\/x-\S+-0\n/,
    );
    expect(r.type('⟦+2m⟧', '')).toMatch(/Loading x-\S+ from 10\.1\.0\.9[^\n]*: !\n\[OK - \d+ bytes\]\n!Pass 1/);
    expect(r.fact('hostname')).toBe('Edge');
    r.type('configure terminal revert timer 2', 'hostname Other', 'end');
    wire.loses = () => true;
    expect(r.type('configure revert now', '⟦+40s⟧')).toMatch(
      /%Error opening tftp:\/\/10\.1\.0\.9\/x-\S+ \(Timed out\)\n/,
    );
    expect(r.fact('hostname')).toBe('Other');
    expect(r.type('configure terminal revert timer 2', '⟦+40s⟧')).toMatch(/\(Timed out\)\nOther#$/);
  });
});

describe('configurations on other machines', () => {
  const served = (): Bench => {
    const { r, wire } = archiving('flash0:x');
    const files = realServer(wire, SERVER);
    files.set('good', textContent('hostname Good\nend\n'));
    files.set('short', textContent('hostname Good\n'));
    realServer(wire, '10.1.0.8').set('good', textContent('hostname Good\nend\n'));
    realServer(wire, '10.1.0.7').set('good', textContent('hostname Good\nend\n'));
    return r;
  };

  it('R6 configure replace fetches the file first, by each protocol', () => {
    for (const url of [`tftp://${SERVER}/good`, 'ftp://netuser:guessme@10.1.0.8/good', 'http://10.1.0.7/good']) {
      const r = served();
      const screen = r.type(`configure replace ${url} force`);
      expect(screen).toMatch(/\nAccessing \w+:[^\n]+\.\.\.\nLoading [^]*Total number of passes: \d\nRollback Done\n/);
      expect(r.fact('hostname')).toBe('Good');
    }
  });

  it('R9 says what could not be fetched, and changes nothing', () => {
    const r = served();
    expect(r.type(`configure replace tftp://${SERVER}/none force`)).toContain(
      `%Error opening tftp://${SERVER}/none (No such file or directory)\n`,
    );
    expect(r.type(`configure replace tftp://${SERVER}/short force`)).toContain(
      '%The input file is not a valid config file.\n',
    );
    expect(r.type('configure replace ftp://netuser:wrong@10.1.0.8/good force')).toContain(
      '%Error opening ftp://*:*@10.1.0.8/good (Incorrect Login/Password)\n',
    );
    expect(r.fact('hostname')).toBe('Edge');
  });

  it('R13 R14 compares with files of other machines', () => {
    const r = served();
    expect(r.type(`show archive config differences tftp://${SERVER}/good`)).toMatch(
      /\n\[OK - 18 bytes\]\n!Contextual Config Diffs:\n[^]*-hostname Good\n/,
    );
    expect(r.type(`show archive config differences startup-config ftp://10.1.0.8/good | include hostname`)).toMatch(
      /\n\+hostname Good\n/,
    );
    expect(r.type('show archive config incremental-diffs http://10.1.0.7/good')).toMatch(
      /\n!List of Commands:\nhostname Good\nend\n/,
    );
    for (const [url, why] of [
      [`tftp://${SERVER}/none`, 'No such file or directory'],
      ['http://10.1.0.7/none', 'No such file or directory'],
      ['tftp:none', 'Invalid argument'],
    ])
      expect(r.type(`show archive config differences ${url}`)).toContain(`%Error opening ${url} (${why})\n`);
  });
});

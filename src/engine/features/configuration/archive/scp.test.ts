import { describe, expect, it } from 'vitest';
import { textOf } from '../../../system/content.ts';
import { ScpLab } from '../../../testing/scp-lab.ts';

const archiving = (path: string, ...more: readonly string[]): ScpLab => {
  const lab = new ScpLab();
  lab.type('configure terminal', 'archive', `path ${path}`, ...more, 'end', '⟦+4s⟧', '');
  return lab;
};

describe('archives over SSH', () => {
  it('R20 are written as a copy would be, with the password of their path or one that is asked for', () => {
    const lab = archiving('scp://Bob:cisco12345@10.1.1.1/$h');
    expect(lab.type('archive config', '⟦+4s⟧')).toMatch(/archive config\nWriting R2-Jan-\S+-0 !\nR2#$/);
    const [name] = /R2-Jan-\S+-0$/.exec(String(lab.fact('archive.latest'))) ?? [];
    expect(textOf(lab.held('R1', `flash0:${name}`) ?? { kind: 'text', text: '' })).toContain('\nhostname R2\n');
    const asking = archiving('scp://Bob@10.1.1.1/$h');
    expect(asking.type('archive config', '⟦+2s⟧', 'cisco12345', '⟦+4s⟧')).toMatch(
      /archive config\nWriting R2-Jan-\S+-0 \nPassword: \n!\nR2#$/,
    );
  });

  it('R20 ask nobody for a password where nobody is there', () => {
    const lab = archiving('scp://Bob@10.1.1.1/$h', 'time-period 5');
    expect(lab.type('⟦+6m⟧', '')).toMatch(/\n%Error opening scp:\/\/10\.1\.1\.1\/R2-Jan-\S+-0 \(Permission denied\)\n/);
    const known = archiving('scp://Bob:cisco12345@10.1.1.1/$h', 'time-period 5');
    known.type('⟦+6m⟧', '');
    expect(known.told('scp.served')).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { TakesTooLong } from '../../kernel/work.ts';
import { host, Workstation } from '../../testing/workstation.ts';

const times = (count: number, text: string): string => text.repeat(count);

/** Does a line within so much work. */
function within(w: Workstation, work: number, line: string): string {
  w.lab.limited(work);
  const said = w.run(line);
  w.lab.limited(Infinity);
  return said;
}

describe('what a line of the shell may cost', () => {
  it('R150 ends a word at 128 KiB and a command at 2 MiB', () => {
    const w = new Workstation();
    w.run('A=aaaaaaaaaaaaaaaa');
    w.run(times(13, 'A="$A$A";'));
    expect(w.run('echo "$A" | wc -c')).toBe('131073\n');
    expect(w.run('A="$A$A"; echo $?; echo "$A" | wc -c')).toBe('bash: A=$A$A: Argument list too long\n126\n131073\n');
    expect(w.run('export B="$A$A"; echo x$B')).toBe('bash: export: Argument list too long\nx\n');
    expect(w.run('echo x > "$A$A"')).toBe('bash: echo: Argument list too long\n');
    expect(w.run(`echo ${times(16, '$A ')}`)).toBe('bash: echo: Argument list too long\n');
    w.run(`C="x x x x x x x x x x x x x x x x"; ${times(12, 'C="$C $C";')}`);
    expect(w.run('echo $C $C $C | wc -w')).toBe('196608\n');
    expect(w.run('echo $C $C $C $C | wc -w')).toBe('bash: echo: Argument list too long\n0\n');
  });

  it('R150 pays for what words become', () => {
    const w = new Workstation();
    w.run(`A=aaaaaaaaaaaaaaaa; ${times(13, 'A="$A$A";')}`);
    expect(() => within(w, 100_000, times(100, 'B="$A";'))).toThrow(TakesTooLong);
  });

  it('R103 keeps what is printed within the disk, and a pipe within 8 GiB', () => {
    const w = new Workstation();
    const doubled = `echo x > a; ${times(36, 'cat a a > b; mv b a;')} wc -c a`;
    expect(w.run(doubled)).toMatch(/^(bash: \/home\/user\/b: No space left on device\n)+/);
    const twice = times(40, '| cat - -');
    expect(w.run(`echo x ${twice} | wc -c`)).toMatch(/^(bash: write error: File too large\n)+\d+\n$/);
    expect(w.run('echo x > a; cat a a > b; cat b')).toBe('x\nx\n');
  });

  it('R150 pays for what is put together of many pieces', () => {
    const w = new Workstation({ files: [{ path: '/home/user/i', content: { kind: 'noise', seed: 'i', length: 1 } }] });
    const twice = times(12, '| cat - - ');
    expect(() => within(w, 20_000, times(8, `cat i i ${twice} | wc -c;`))).toThrow(TakesTooLong);
  });

  it('R150 pays for what tools compare and look through', () => {
    const a = { kind: 'fill', byte: 97, length: 200_000 } as const;
    const files = [{ path: '/home/user/a', content: a }];
    for (const line of [
      `grep ${times(2000, 'a')}b a`,
      times(20, 'grep b a;'),
      times(20, 'wc a;'),
      times(30, 'less a | wc;'),
    ])
      expect(() => within(new Workstation({ files }), 50_000, line)).toThrow(TakesTooLong);
    expect(within(new Workstation({ files }), 20_000, 'grep -c aab a; tail -n 3 a | wc -c')).toBe('0\n200000\n');
  });

  it('R150 lists a thousand folders without looking through the disk for each', () => {
    const files = Array.from({ length: 1000 }, (_, i) => ({ path: `/home/user/d${i}/x`, owner: 'user' }));
    const w = new Workstation({ files });
    expect(within(w, 10_000, 'ls -l | wc -l')).toBe('1001\n');
    expect(() => within(w, 50_000, times(40, 'ls -l | wc -l;'))).toThrow(TakesTooLong);
  });

  it('R150 pays for the names of a zone that are looked through', () => {
    const names = Array.from({ length: 5000 }, (_, i) => [`h${i}`, `10.2.${i >> 8}.${i & 255}`] as const);
    const dns = { zones: [{ name: 'span.com', hosts: Object.fromEntries(names) }] };
    const server = host('SRV', '10.1.1.20', { services: { dns } });
    const asking = new Workstation({ resolver: { servers: ['10.1.1.20'] } }, [server]);
    expect(() => within(asking, 20_000, times(40, 'host 10.2.1.1 > f;'))).toThrow(TakesTooLong);
  });

  it('R150 pays for patterns and for what they become', () => {
    const folders = Array.from({ length: 100 }, (_, i) => ({ path: `/home/user/d${i}`, owner: 'user' }));
    const w = new Workstation({ files: folders });
    expect(w.run('echo */../*/../*/../* | wc -w')).toBe('bash: echo: Argument list too long\n0\n');
    expect(() => within(w, 100_000, times(20, 'echo */../*/../*;'))).toThrow(TakesTooLong);
    expect(within(new Workstation({ files: folders }), 20_000, 'echo * | wc -w')).toBe('100\n');
  });

  it('R150 pays for every name that a pattern is held against, however short', () => {
    const files = Array.from({ length: 1000 }, (_, i) => ({ path: `/home/user/f${i}`, owner: 'user' }));
    expect(() => within(new Workstation({ files }), 100_000, `echo ${times(200, 'q* ')} | wc -w`)).toThrow(
      TakesTooLong,
    );
    expect(within(new Workstation({ files }), 20_000, `echo ${times(10, 'q* ')} | wc -w`)).toBe('10\n');
  });
});

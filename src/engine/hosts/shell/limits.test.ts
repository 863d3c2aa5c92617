import { describe, expect, it } from 'vitest';
import { TakesTooLong } from '../../kernel/work.ts';
import { Workstation } from '../../testing/workstation.ts';

const times = (count: number, text: string): string => text.repeat(count);

/** Does a line within so much work. */
function within(w: Workstation, work: number, line: string): string {
  w.lab.limited(work);
  const said = w.run(line);
  w.lab.limited(Infinity);
  return said;
}

describe('what a line of the shell may cost', () => {
  it('R125 ends a word at 128 KiB and a command at 2 MiB', () => {
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

  it('R125 pays for what words become', () => {
    const w = new Workstation();
    w.run(`A=aaaaaaaaaaaaaaaa; ${times(13, 'A="$A$A";')}`);
    expect(() => within(w, 100_000, times(100, 'B="$A";'))).toThrow(TakesTooLong);
  });

  it('R125 pays for patterns and for what they become', () => {
    const folders = Array.from({ length: 100 }, (_, i) => ({ path: `/home/user/d${i}`, owner: 'user' }));
    const w = new Workstation({ files: folders });
    expect(w.run('echo */../*/../*/../* | wc -w')).toBe('bash: echo: Argument list too long\n0\n');
    expect(() => within(w, 100_000, times(20, 'echo */../*/../*;'))).toThrow(TakesTooLong);
    expect(within(new Workstation({ files: folders }), 20_000, 'echo * | wc -w')).toBe('100\n');
  });
});

import { describe, expect, it } from 'vitest';
import { bootedRouter } from './testing/lab.ts';

const { lab } = bootedRouter();
const understand = (mode: string, privilege: number, line: string) => lab.understand('R1', mode, privilege, line);

describe('understanding a line without running it', () => {
  it('names the command and its arguments, however it is shortened', () => {
    const full = understand('exec', 15, 'show running-config');
    expect(full).toMatchObject({ kind: 'command', mode: 'exec', prompt: 'Router#' });
    expect(understand('exec', 15, 'sh run')).toEqual(full);
    expect(understand('configure', 15, 'do sh run')).toMatchObject({ kind: 'command', mode: 'exec' });
  });

  it('says what the device prints at a line that it does not take', () => {
    expect(understand('exec', 15, 'show')).toMatchObject({ kind: 'refused', reply: '% Incomplete command.\n' });
    expect(understand('exec', 15, 'c')).toMatchObject({ reply: '% Ambiguous command:  "c"' });
    expect(understand('configure', 15, 'hostnane R1')).toMatchObject({
      reply: `${' '.repeat('Router(config)#hostna'.length)}^\n% Invalid input detected at '^' marker.\n`,
    });
  });

  it('knows what a mode and a level know', () => {
    expect(understand('exec', 1, 'show running-config').kind).toBe('refused');
    expect(understand('exec', 1, 'show version')).toMatchObject({ kind: 'command', prompt: 'Router>' });
    expect(understand('config-line', 15, 'exec-timeout 5 0')).toMatchObject({ kind: 'command', mode: 'config-line' });
  });

  it('changes nothing', () => {
    const before = lab.device('R1')?.snapshot();
    understand('configure', 15, 'hostname Other');
    expect(lab.device('R1')?.snapshot()).toEqual(before);
  });
});

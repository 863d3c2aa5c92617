import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../kernel/clock.ts';
import { SerialPort } from './serial-port.ts';
import { CONSOLE, TerminalLine, type Signal } from './line.ts';

/** A port with a terminal, and what was read of its line. */
function plugged(): { port: SerialPort; shown: () => string; read: (string | undefined)[] } {
  let shown = '';
  const port = new SerialPort(CONSOLE, new VirtualClock(), (text) => (shown += text));
  const read: (string | undefined)[] = [];
  const take = (signal: Signal): void => {
    read.push(signal.kind === 'char' ? signal.char : undefined);
    port.line.next(take);
  };
  port.line.next(take);
  return { port, shown: () => shown, read };
}

describe('a serial port', () => {
  it('carries both ways what is said, while both ends have one speed', () => {
    const { port, shown, read } = plugged();
    port.speed = port.terminalSpeed = 115_200;
    port.line.write('Router>\n');
    port.receive('en\r');
    port.receivePaste('sh\r\nver\r');
    expect(shown()).toBe('Router>\r\n');
    expect(read.join('')).toBe('en\rsh\rver\r');
  });

  it('misreads both ways between two speeds, which the line knows nothing of', () => {
    const { port, shown, read } = plugged();
    port.speed = 115_200;
    port.line.write('Router>');
    port.receive('enable');
    expect(shown()).not.toContain('Router');
    expect(read.join('')).not.toContain('enable');
    expect(port.line.column).toBe('Router>'.length);
  });

  it('hands Break to whoever waits for it, else to whoever reads the line', () => {
    const { port, read } = plugged();
    let heard = 0;
    port.breaks(() => heard++);
    port.receiveBreak();
    expect([heard, read]).toEqual([1, []]);
    port.receiveBreak();
    expect([heard, read]).toEqual([1, [undefined]]);
  });
});

describe('a line without a port', () => {
  it('says and takes exactly what it is given', () => {
    let shown = '';
    const vty = new TerminalLine({ name: 'vty 0', number: 388 }, new VirtualClock(), (text) => (shown += text));
    vty.write('Password: ');
    vty.receive('x');
    let read: Signal | undefined;
    vty.next((signal) => (read = signal));
    expect([shown, read]).toEqual(['Password: ', { kind: 'char', char: 'x' }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock, type Moment } from '../../kernel/clock.ts';
import { spawn, type Io } from '../../kernel/io.ts';
import { CONSOLE, TerminalLine } from './line.ts';
import { readLine, type LineEnd, type ReadOptions } from './line-editor.ts';

/** What a VT100 shows of one unwrapped line: enough for CR, backspace and printable characters. */
function screenLine(bytes: string): { text: string; cursor: number } {
  const rows: string[][] = [[]];
  let at = 0;
  for (const char of bytes) {
    const row = rows.at(-1) ?? [];
    if (char === '\n') rows.push([]);
    else if (char === '\r') at = 0;
    else if (char === '\b') at = Math.max(0, at - 1);
    else if (char >= ' ') row[at++] = char;
  }
  return {
    text: [...(rows.at(-1) ?? [])]
      .map((c) => c ?? ' ')
      .join('')
      .trimEnd(),
    cursor: at,
  };
}

function typing(
  keys: string,
  options: Partial<ReadOptions> = {},
): { bytes: string; end: LineEnd | undefined; line: TerminalLine } {
  let bytes = '';
  let end: LineEnd | undefined;
  const line = new TerminalLine(CONSOLE, new VirtualClock(), (text) => (bytes += text));
  spawn(readLine(line, { prompt: 'R1#', ...options }), (e) => (end = e));
  line.receive(keys);
  return { bytes, end, line };
}

const text = (keys: string, options?: Partial<ReadOptions>): string | undefined => {
  const { end } = typing(`${keys}\r`, options);
  return end?.kind === 'line' ? end.text : undefined;
};

const UP = '\x1b[A',
  DOWN = '\x1b[B',
  RIGHT = '\x1b[C',
  LEFT = '\x1b[D';

describe('editing keys', () => {
  it.each([
    ['Ctrl-A Ctrl-E move to the ends', 'ow ver\x01sh\x05sion', 'show version'],
    ['Left, Right and Ctrl-B, Ctrl-F move one character', `sow${LEFT}\x02h\x06${RIGHT}s`, 'shows'],
    ['Esc-B Esc-F move one word', 'one three\x1bbtwo \x1bf four', 'one two three four'],
    ['Ctrl-D deletes under the cursor', 'shxow\x02\x02\x02\x04', 'show'],
    ['Backspace and Delete rub out to the left', 'shx\bo\x7fow', 'show'],
    ['Ctrl-U erases to the start', 'garbage\x15show', 'show'],
    ['Ctrl-X erases to the start', 'garbage\x18show', 'show'],
    ['Ctrl-K erases to the end', 'show garbage\x01\x06\x06\x06\x06\x0b', 'show'],
    ['Ctrl-W erases the word to the left', 'show garbage \x17version', 'show version'],
    ['Esc-D deletes to the end of the word', 'xx show\x01\x1bd\x04', 'show'],
    ['Ctrl-Y brings the last cut back', 'show\x15\x19 \x19', 'show show'],
    ['Esc-Y brings earlier cuts', 'one\x15two\x15\x19 \x1by', 'two one'],
    ['Ctrl-T transposes', 'hs\x14ow', 'show'],
    ['Ctrl-V takes the next character literally', 'a\x16?b', 'a?b'],
    ['Esc-C, Esc-L, Esc-U change case', 'aB cD eF\x01\x1bc\x1bl\x1bu', 'AB cd EF'],
  ])('%s', (_, keys, expected) => {
    expect(text(keys, { help: () => 'help\n' })).toBe(expected);
  });

  it('recalls history with arrows and keeps the unfinished line', () => {
    const history = { entries: ['first', 'second'] };
    expect(text(UP, { history })).toBe('second');
    expect(text(`${UP}${UP}`, { history })).toBe('first');
    expect(text(`thi${UP}${DOWN}rd`, { history })).toBe('third');
    expect(text('\x10\x10\x0e', { history })).toBe('second');
  });

  it('takes CR LF, CR NUL and a lone LF as one end of line', () => {
    const { line, bytes } = typing('a\r\n');
    expect(bytes).toBe('R1#a\r\n');
    expect(line.reading).toBe(false);
    expect(typing('a\n').end).toEqual({ kind: 'line', text: 'a' });
    const again = typing('a\r\0b');
    expect(again.end).toEqual({ kind: 'line', text: 'a' });
  });

  it('shows the screen that its text says, whatever is typed', () => {
    const key = fc.constantFrom(
      'a',
      'b',
      ' ',
      '\x01',
      '\x05',
      '\x02',
      '\x06',
      '\x04',
      '\b',
      '\x15',
      '\x0b',
      '\x17',
      '\x14',
      '\x19',
      '\x1bb',
      '\x1bf',
      '\x1bd',
      LEFT,
      UP,
      DOWN,
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), fc.constantFrom(0, 40, 80), (keys, width) => {
        const { bytes, line } = typing(keys.join(''), {
          width,
          history: { entries: ['show version', 'x'.repeat(70)] },
        });
        const fresh = line.dialogue?.redraw() ?? '';
        expect(screenLine(bytes)).toEqual(screenLine(fresh));
      }),
    );
  });

  it('scrolls a long line sideways with $ at the edge', () => {
    const { line } = typing('x'.repeat(100), { width: 80 });
    const shown = screenLine(line.dialogue?.redraw() ?? '');
    expect(shown.text.startsWith('R1#$x')).toBe(true);
    expect(shown.text.length).toBeLessThan(80);
  });
});

describe('a line being read', () => {
  it('lets a password be begun anew, and shows nothing of it', () => {
    const { bytes, end } = typing('wrong\x15cisc\x17cisco\r', { prompt: 'Password: ', echo: false });
    expect(end).toEqual({ kind: 'line', text: 'cisco' });
    expect(bytes).toBe('Password: \r\n');
    expect(typing('x\x1a', { prompt: 'Password: ', echo: false }).bytes).toBe('Password: \r\n');
  });

  it('echoes nothing of a password', () => {
    const { bytes, end } = typing('cisco\r', { prompt: 'Password: ', echo: false });
    expect(bytes).toBe('Password: \r\n');
    expect(end).toEqual({ kind: 'line', text: 'cisco' });
  });

  it('is drawn again after a message when logging is synchronous, and not otherwise', () => {
    const loud = typing('sho', { synchronous: true });
    loud.line.interrupt('%SYS-5-CONFIG_I: x\n');
    expect(loud.line.column).toBe('R1#sho'.length);
    const quiet = typing('sho');
    quiet.line.interrupt('%SYS-5-CONFIG_I: x\n');
    expect(quiet.line.column).toBe(0);
  });

  it('ends when nobody types for too long', () => {
    const clock = new VirtualClock();
    let end: LineEnd | undefined;
    const line = new TerminalLine(CONSOLE, clock, () => {});
    spawn(readLine(line, { prompt: '>', patience: { clock, idle: 1000 } }), (e) => (end = e));
    clock.advanceTo(900 as Moment);
    line.receive('x');
    clock.advanceTo(1800 as Moment);
    expect(end).toBeUndefined();
    clock.advanceTo(1900 as Moment);
    expect(end).toEqual({ kind: 'idle' });
  });

  it('takes keys without going through whoever waits for the line', () => {
    const line = new TerminalLine(CONSOLE, new VirtualClock(), () => {});
    let steps = 0;
    let end: LineEnd | undefined;
    function* waiting(): Io<LineEnd> {
      const reading = readLine(line, { prompt: 'R1#' });
      for (let step = reading.next(); ; step = reading.next(yield step.value)) {
        steps += 1;
        if (step.done) return step.value;
      }
    }
    spawn(waiting(), (e) => (end = e));
    for (const key of 'show running-config\r') line.receive(key);
    expect(end).toEqual({ kind: 'line', text: 'show running-config' });
    expect(steps).toBe(2);
  });

  it('keeps what was typed ahead up to a bound and stays fast', () => {
    const line = new TerminalLine(CONSOLE, new VirtualClock(), () => {});
    line.receive('x'.repeat(200_000));
    let read = 0;
    spawn(
      (function* () {
        for (;;) {
          yield line.next as never;
          read++;
        }
      })(),
    );
    expect(read).toBe(65_536);
  });
});

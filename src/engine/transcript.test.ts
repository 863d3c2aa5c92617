import { describe, expect, it } from 'vitest';
import { expectedScreen } from './testing/expected-screen.ts';
import type { Moment } from './kernel/clock.ts';
import { marksOf, Player } from './transcript.ts';

describe('transcripts', () => {
  it('tell keys and directives from lines', () => {
    expect(marksOf('R1#⟦show clock⟧ ⟦:key up⟧⟦:key ?⟧⟦:type sh⟧⟦^C⟧⟦+2s⟧⟦break⟧⟦:usb out⟧')).toEqual([
      { kind: 'line', text: 'show clock' },
      { kind: 'keys', text: '\x1b[A' },
      { kind: 'keys', text: '?' },
      { kind: 'keys', text: 'sh' },
      { kind: 'control', char: '\x03' },
      { kind: 'pass', ms: 2000 },
      { kind: 'break' },
      { kind: 'usb', slot: 'usbflash0', inserted: false },
    ]);
  });

  it('know disks and the speed of the terminal', () => {
    expect(marksOf('⟦:flash out⟧⟦:flash in flash1⟧⟦:usb in usb0⟧⟦:speed 115200⟧')).toEqual([
      { kind: 'usb', slot: 'flash0', inserted: false },
      { kind: 'usb', slot: 'flash1', inserted: true },
      { kind: 'usb', slot: 'usb0', inserted: true },
      { kind: 'speed', baud: 115_200 },
    ]);
    expect(marksOf('⟦:speed fast⟧⟦:flash⟧').map(({ kind }) => kind)).toEqual(['line', 'line']);
  });

  it('type what is no directive as it stands', () => {
    expect(marksOf('⟦:power maybe⟧⟦:nothing⟧⟦:key constructor⟧')).toEqual([
      { kind: 'line', text: ':power maybe' },
      { kind: 'line', text: ':nothing' },
      { kind: 'keys', text: 'constructor' },
    ]);
  });

  it('promise the screen with typed lines in it, and nothing of keys and secrets', () => {
    expect(expectedScreen('R1#⟦enable⟧\nPassword: ⟦:secret cisco⟧\nR1#⟦:type sh⟧⟦:key tab⟧')).toBe(
      'R1#enable\nPassword: \nR1#sh',
    );
  });

  /** Plays a wait in a lab that prints these pieces one by one; tells how many of them it took. */
  function piecesUntil(text: string, pieces: readonly string[]): number {
    let printed = 0;
    let shown = 0;
    const player = new Player({
      now: 0 as Moment,
      get nextDue() {
        return printed < pieces.length ? (0 as Moment) : undefined;
      },
      devices: [{ name: 'R1' }],
      reading: () => true,
      step: () => void printed++,
      input: () => {},
      advanceTo: () => {},
      drain: () => {
        const drained = pieces.slice(shown, printed).map((piece) => ({ console: 'R1', text: piece }));
        shown = printed;
        return drained;
      },
    });
    player.act({ kind: 'wait', text });
    return printed;
  }

  it.each([
    ['cd', ['ab', '', 'c', '', 'd', 'e'], 5],
    ['b\nc', ['ab\r', '\ncd', 'e'], 2],
    ['\n\nx', ['a\r\n', '\r', '\n', '', 'x', 'y'], 5],
    ['aab', ['a', 'a', 'a', 'b', 'c'], 4],
    ['', ['a'], 0],
    ['not there', ['a', 'not the', 're'], 3],
  ])('wait for %j however it is printed', (text, pieces, took) => {
    expect(piecesUntil(text, pieces)).toBe(took);
  });

  it('stop on the way, and show what they show without a stop', () => {
    const stage = () => {
      const moments: number[] = [];
      let now = 0;
      return {
        moments,
        get now() {
          return now as Moment;
        },
        nextDue: undefined,
        devices: [{ name: 'R1' }],
        reading: () => true,
        step: () => {},
        input: () => {},
        advanceTo: (moment: Moment) => void moments.push((now = moment)),
        drain: () => [],
      };
    };
    const [atOnce, inTurns] = [stage(), stage()];
    new Player(atOnce).act({ kind: 'pass', ms: 1050 });
    const stops = [...new Player(inTurns).acting({ kind: 'pass', ms: 1050 })];
    expect(stops.length).toBe(10);
    expect(inTurns.moments).toEqual(atOnce.moments);
    expect(inTurns.now).toBe(1050);
  });
});

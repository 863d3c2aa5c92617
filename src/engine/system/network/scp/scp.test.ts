import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../kernel/clock.ts';
import { on, spawn, type Io } from '../../../kernel/io.ts';
import { fail, ok } from '../../../kernel/result.ts';
import { MovingFlow } from '../../../net/flow.ts';
import { Inbox } from '../../../net/inbox.ts';
import { concat, latin1Decode, utf8Encode } from '../../bytes.ts';
import { cut, sizeOf, textContent, textOf, type Content } from '../../content.ts';
import type { Heard, Stream } from '../network.ts';
import { memoryTaker } from '../taker.ts';
import { readScpCommand, scpCommand } from './command.ts';
import { directoryLine, fileLine, readLine, timesLine } from './lines.ts';
import type { ScpTalk } from './link.ts';
import { scpReceive, type ScpComing, type ScpGot } from './sink.ts';
import { scpSend, type ScpEntry, type ScpSent } from './source.ts';

const here = { address: '10.1.1.1', port: 22 };

/** Two ends of a connection without latency, and their clock. */
function connection(): { clock: VirtualClock; ends: readonly [Stream, Stream] } {
  const clock = new VirtualClock();
  const boxes = [new Inbox<Heard>(), new Inbox<Heard>()] as const;
  const end = (mine: Inbox<Heard>, theirs: Inbox<Heard>): Stream => {
    let sent: MovingFlow | undefined;
    const put = (heard: Heard): void => {
      const before = sent;
      if (before && !before.ended) before.until(Infinity)(() => theirs.put(heard));
      else theirs.put(heard);
    };
    return {
      local: here,
      remote: here,
      receive: mine.next,
      send: put,
      pour: (content) => {
        const flow = new MovingFlow(clock, content, (ends) => Math.min(1000, ends));
        put(flow);
        sent = flow;
        return flow;
      },
      close: () => put('closed'),
    };
  };
  return { clock, ends: [end(boxes[0], boxes[1]), end(boxes[1], boxes[0])] };
}

interface Kept {
  readonly coming: ScpComing;
  readonly content: Content;
  readonly whole: boolean;
}

interface Outcome {
  sent?: ScpSent;
  got?: ScpGot;
  readonly kept: Kept[];
  readonly told: string[];
  readonly refused: string[];
  readonly notes: string[];
}

interface Habits {
  readonly recursive?: boolean;
  /** Names that are not wanted, at first sight or once they are there. */
  readonly refuses?: string;
  readonly cannotKeep?: string;
  /** Bytes of which no more are wanted. */
  readonly most?: number;
}

function sink(talk: ScpTalk, outcome: Outcome, habits: Habits): Io<ScpGot> {
  return scpReceive(talk, {
    recursive: habits.recursive ?? false,
    told: (text) => void outcome.told.push(text),
    *directory() {
      return ok(undefined);
    },
    *file(coming) {
      if (coming.name === habits.refuses) return fail('not wanted');
      return ok({
        taker: { ...memoryTaker, grow: ({ size }) => size <= (habits.most ?? Infinity) },
        refusal: () => 'no room',
        *finish(content) {
          if (coming.name === habits.cannotKeep) return 'cannot keep it';
          outcome.kept.push({ coming, content, whole: true });
          return undefined;
        },
        broken: (content) => void outcome.kept.push({ coming, content, whole: false }),
      });
    },
  });
}

const empty = (): Outcome => ({ kept: [], told: [], refused: [], notes: [] });
const talkOf = (clock: VirtualClock, stream: Stream): ScpTalk => ({ clock, stream, patience: 30_000, pace: 500_000 });

/** What comes of sending these. */
function sending(entries: readonly ScpEntry[], habits: Habits = {}): Outcome {
  const { clock, ends } = connection();
  const outcome = empty();
  const note = (way: string, what: string): void => void outcome.notes.push(`${way} ${what}`);
  spawn(sink({ ...talkOf(clock, ends[0]), note }, outcome, habits), (got) => (outcome.got = got));
  const hears = { refused: (_: unknown, text: string) => void outcome.refused.push(text) };
  spawn(scpSend(talkOf(clock, ends[1]), entries, hears), (sent) => {
    outcome.sent = sent;
    ends[1].close();
  });
  clock.advanceTo(((clock.now as number) + 3_600_000) as typeof clock.now);
  return outcome;
}

/** What a sink makes of these bytes, and what it answers. */
function hearing(said: string | Uint8Array, habits: Habits = {}): Outcome & { readonly answers: string } {
  const { clock, ends } = connection();
  const outcome = empty();
  let answers = '';
  spawn(sink(talkOf(clock, ends[0]), outcome, habits), (got) => {
    outcome.got = got;
    ends[0].close();
  });
  ends[1].send(typeof said === 'string' ? utf8Encode(said) : said);
  ends[1].close();
  spawn(
    (function* (): Io<void> {
      for (;;) {
        const heard = yield* on(ends[1].receive);
        if (!(heard instanceof Uint8Array)) return;
        answers += latin1Decode(heard);
      }
    })(),
  );
  clock.advanceTo(3_600_000 as typeof clock.now);
  return { ...outcome, answers };
}

/** What a source says when it is answered so. */
function answered(answers: string, file: ScpEntry = FILE): Outcome & { readonly said: string } {
  const { clock, ends } = connection();
  const outcome = empty();
  let said = '';
  const hears = { refused: (_: unknown, text: string) => void outcome.refused.push(text) };
  spawn(scpSend(talkOf(clock, ends[0]), [file], hears), (sent) => {
    outcome.sent = sent;
    ends[0].close();
  });
  ends[1].send(utf8Encode(answers));
  spawn(
    (function* (): Io<void> {
      for (;;) {
        const heard = yield* on(ends[1].receive);
        if (typeof heard === 'string') return;
        if (heard instanceof Uint8Array) said += latin1Decode(heard);
      }
    })(),
  );
  clock.advanceTo(3_600_000 as typeof clock.now);
  return { ...outcome, said };
}

const FILE: ScpEntry = { kind: 'file', name: 'R1.cfg', mode: 0o644, content: textContent('hostname R1\nend\n') };
const image: Content = { kind: 'noise', seed: 'image', length: 20_000_000 };

describe('lines of rcp', () => {
  it('are written and read', () => {
    expect(fileLine({ mode: 0o644, size: 1381, name: 'R2backup.cfg' })).toBe('C0644 1381 R2backup.cfg');
    expect(directoryLine({ mode: 0o755, name: 'a/b' })).toBe('D0755 0 b');
    expect(timesLine({ modified: 5, read: 6 })).toBe('T5 0 6 0');
    expect(readLine('C0644 1381 a b')).toEqual({ kind: 'file', mode: 0o644, size: 1381, name: 'a b' });
    expect(readLine('D0755 0 d')).toEqual({ kind: 'directory', mode: 0o755, size: 0, name: 'd' });
    expect(readLine('T5 0 6 0')).toEqual({ kind: 'times', modified: 5, read: 6 });
    expect(readLine('E')).toEqual({ kind: 'end' });
    expect(readLine('\x01no')).toEqual({ kind: 'error', text: 'no', fatal: false });
  });

  it.each([
    ['C0644 5 ../x', 'unexpected filename: ../x'],
    ['C0644 5 a/b', 'unexpected filename: a/b'],
    ['C0644 5 ..', 'unexpected filename: ..'],
    ['C0644 5 ', 'unexpected filename: '],
    ['C0644 5 a\x1b[2J', 'unexpected filename: a?[2J'],
    ['C0644 5 a\x9b2J', 'unexpected filename: a?2J'],
    ['C0644 5 a\x7f', 'unexpected filename: a?'],
    ['C0644 -1 x', 'size not delimited'],
    ['C0644 5', 'size not delimited'],
    ['C0644 99999999999999999999 x', 'size out of range'],
    ['C0999 5 x', 'bad mode'],
    ['C06445 5 x', 'bad mode'],
    ['C0644', 'mode not delimited'],
    ['T-1 0 0 0', 'mtime.sec not delimited'],
    ['Q', 'expected control record'],
    ['', 'expected control record'],
  ])('%j is none: %s', (line, why) => {
    expect(readLine(line)).toBe(why);
  });

  it('are asked for by a command', () => {
    expect(scpCommand({ way: 'to', recursive: true, times: true }, 'flash0:x')).toBe('scp -r -p -t flash0:x');
    expect(readScpCommand(['-v', '-rp', '-t', 'x'])).toEqual({
      way: 'to',
      recursive: true,
      times: true,
      directory: false,
      paths: ['x'],
    });
    expect(readScpCommand(['-f', '--', '-x', 'y'])?.paths).toEqual(['-x', 'y']);
    for (const words of [[], ['x'], ['-t'], ['-t', '-f', 'x'], ['-t', 'x', 'y'], ['-S', 'sh', '-t', 'x']])
      expect(readScpCommand(words)).toBeUndefined();
  });
});

describe('a source and a sink', () => {
  it('carry a file over', () => {
    const { sent, got, kept, notes } = sending([FILE]);
    expect([sent, got]).toEqual(['done', 'done']);
    expect(kept).toEqual([
      {
        coming: { mode: 0o644, size: 16, name: 'R1.cfg', times: undefined, folders: [] },
        content: textContent('hostname R1\nend\n'),
        whole: true,
      },
    ]);
    expect(notes).toEqual([
      'send <OK>',
      'recv C0644 16 R1.cfg',
      'send <OK>',
      'recv 16 bytes',
      'recv <OK>',
      'send <OK>',
      'recv <EOF>',
    ]);
  });

  it('carry bulk data over as what it is', () => {
    const { got, kept } = sending([{ kind: 'file', name: 'image', mode: 0o644, content: image }]);
    expect([got, kept[0]?.content]).toEqual(['done', image]);
  });

  it('carry files of every size over, one after the other', () => {
    const sizes = [0, 1, 1459, 1460, 1461, 65_536, 65_537];
    const entries = sizes.map(
      (length): ScpEntry => ({
        kind: 'file',
        name: `f${length}`,
        mode: 0o600,
        content: { kind: 'noise', seed: 'x', length },
      }),
    );
    const { sent, kept } = sending(entries);
    expect(sent).toBe('done');
    expect(kept.map(({ content }) => sizeOf(content))).toEqual(sizes);
  });

  it('carry directories over, with times', () => {
    const inner: ScpEntry = { kind: 'directory', name: 'in', mode: 0o755, entries: [FILE] };
    const times = { modified: 7, read: 8 };
    const tree: ScpEntry = { kind: 'directory', name: 'out', mode: 0o755, times, entries: [inner, { ...FILE, times }] };
    const { sent, got, kept } = sending([tree], { recursive: true });
    expect([sent, got]).toEqual(['done', 'done']);
    expect(kept.map(({ coming }) => [coming.folders.join('/'), coming.times])).toEqual([
      ['out/in', undefined],
      ['out', times],
    ]);
    expect(sending([tree])).toMatchObject({
      got: 'garbled',
      refused: ['scp: protocol error: received directory without -r'],
      kept: [],
    });
  });

  it('go on behind a file that is not wanted', () => {
    const other = { ...FILE, name: 'other' };
    const { sent, refused, kept } = sending([FILE, other], { refuses: 'R1.cfg' });
    expect([sent, refused, kept.map(({ coming }) => coming.name)]).toEqual(['done', ['not wanted'], ['other']]);
    expect(sending([FILE, other], { cannotKeep: 'R1.cfg' })).toMatchObject({
      sent: 'done',
      refused: ['cannot keep it'],
    });
    expect(sending([{ kind: 'error', text: 'no such file' }, other]).told).toEqual(['no such file']);
  });

  it('stop in the middle of what has no room', () => {
    const file: ScpEntry = { kind: 'file', name: 'image', mode: 0o644, content: image };
    const { sent, got, refused, kept } = sending([file], { most: 5_000_000 });
    expect([sent, got, refused]).toEqual(['refused', 'left', ['no room']]);
    expect(kept[0]?.whole).toBe(false);
    expect(sizeOf(kept[0]?.content ?? image)).toBeLessThan(20_000_000);
  });
});

describe('a sink', () => {
  it.each([
    ['a name in another directory', 'C0644 5 ../x\nhello\0', '\0\x01scp: protocol error: unexpected filename: ../x\n'],
    ['a size below zero', 'C0644 -5 x\nhello\0', '\0\x01scp: protocol error: size not delimited\n'],
    ['a line without end', `C0644 5 ${'x'.repeat(3000)}`, '\0\x01scp: protocol error: line too long\n'],
    ['a directory', 'D0755 0 d\n', '\0\x01scp: protocol error: received directory without -r\n'],
    ['an end of nothing', 'E\n', '\0\x01scp: protocol error: unexpected end of directory\n'],
  ])('refuses %s', (_, said, answers) => {
    expect(hearing(said)).toMatchObject({ got: 'garbled', answers, kept: [] });
  });

  it('takes the words of who does not speak rcp', () => {
    expect(hearing('Administratively disabled.\n')).toMatchObject({
      got: 'refused',
      told: ['Administratively disabled.'],
    });
    expect(hearing('\x02Privilege denied.\n')).toMatchObject({ got: 'refused', told: ['Privilege denied.'] });
    expect(hearing('\x01one\n\x01two\n')).toMatchObject({ got: 'done', told: ['one', 'two'] });
  });

  it('keeps nothing whole that is cut short', () => {
    for (const said of ['C0644 5 x\nhel', 'C0644 5 x\nhello', 'C0644 5 x\nhello\x02gone\n'])
      expect(hearing(said).kept.map(({ whole }) => whole)).toEqual([false]);
    expect(hearing('C0644 5 x')).toMatchObject({ got: 'done', kept: [] });
  });

  it('takes what comes byte by byte, or all at once', () => {
    expect(hearing('C0644 5 x\nhello\0C0600 2 y\nhi\0').kept.map(({ content }) => textOf(content))).toEqual([
      'hello',
      'hi',
    ]);
  });

  it('ends whatever is said', () => {
    const piece = fc.oneof(
      fc.constantFrom('C0644 5 x\n', 'D0755 0 d\n', 'E\n', 'T1 0 1 0\n', 'hello', '\0', '\x01no\n', '\x02no\n', '\n'),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { got, kept } = hearing(concat(...pieces.map(utf8Encode)), { recursive: true });
        expect(got).toBeDefined();
        for (const { coming, whole, content } of kept)
          expect(whole ? sizeOf(content) : 0).toBe(whole ? coming.size : 0);
      }),
    );
  });
});

describe('a source', () => {
  it.each([
    ['Administratively disabled.\n', 'refused', ['Administratively disabled.']],
    ['\x01Privilege denied.\n', 'refused', ['Privilege denied.']],
    ['\0\x02gone\n', 'refused', ['gone']],
    ['\0\x01no\n', 'done', ['no']],
    ['\0\0\x01full\n', 'done', ['full']],
    ['', 'silent', []],
    ['\0', 'silent', []],
  ])('answered with %j ends: %s', (answers, sent, refused) => {
    expect(answered(answers)).toMatchObject({ sent, refused });
  });

  it('hears in the middle that it is enough', () => {
    const file: ScpEntry = { kind: 'file', name: 'image', mode: 0o644, content: cut(image, 1_000_000) };
    expect(answered('\0\0\x02disk is gone\n', file)).toMatchObject({ sent: 'refused', refused: ['disk is gone'] });
  });
});

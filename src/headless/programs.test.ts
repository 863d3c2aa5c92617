import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { engineVersion, Lab, sha256Hex, textContent } from '../engine/index.ts';
import { openScenario, type OpenScenario } from '../scenarios/index.ts';
import { openQuiz } from '../scenarios/quizzes/quiz.ts';
import { rehearse } from '../scenarios/rehearse.ts';
import { makeResult } from '../scenarios/result.ts';
import type { ResultFile } from '../scenarios/result-schema.ts';
import { canonical } from '../scenarios/canonical.ts';
import { readQuiz } from './check-quiz.ts';
import { program as console } from './console.ts';
import { findScenario } from './find-scenario.ts';
import { program as fuzz } from './fuzz.ts';
import { program as grade } from './grade.ts';
import { program as lab } from './lab.ts';
import { program as play } from './play.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'bootset-test-'));
const running = new Set<ChildProcessWithoutNullStreams>();
/** What a terminal at another speed than the device shows, as its bytes come. */
const UNREADABLE = Buffer.from('\uFFFD').toString('latin1');

const start = (program: string, ...args: readonly string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, ['scripts/run.mjs', `src/headless/${program}.ts`, ...args], { cwd: root });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
};

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const ended = (child: ChildProcessWithoutNullStreams): Promise<Ended> =>
  new Promise((resolve) => {
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('latin1')));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('latin1')));
    child.on('close', (code) => resolve({ code, out, err }));
  });

const run = (input: string, program: string, ...args: readonly string[]): Promise<Ended> => {
  const child = start(program, ...args);
  child.stdin.end(input);
  return ended(child);
};

const programs = { console, play, grade, lab, fuzz };

/** Runs a program that reads no input in this process. */
async function ran(program: keyof typeof programs, ...args: readonly string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += Buffer.from(text as string).toString('latin1');
      return true;
    });
  try {
    const code = await programs[program].run(args);
    return { code, out: said.stdout, err: said.stderr };
  } finally {
    vi.restoreAllMocks();
  }
}

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** Gathers what a stream says and waits for a text in what is new. */
class Listener {
  text = '';
  #read = 0;
  #wake = (): void => {};

  constructor(stream: NodeJS.ReadableStream) {
    stream.on('data', (chunk: Buffer) => {
      this.text += chunk.toString('latin1');
      this.#wake();
    });
  }

  async until(wanted: string): Promise<string> {
    for (;;) {
      const at = this.text.indexOf(wanted, this.#read);
      if (at >= 0) {
        const heard = this.text.slice(this.#read, at + wanted.length);
        this.#read = at + wanted.length;
        return heard;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

describe('console on stdin and stdout', () => {
  it('is a byte channel: what is typed is echoed, lines end in CR LF, CR LF and CR NUL are one end of line', async () => {
    const { code, out } = await run(
      'no\r\n\r\0\rterminal length 0\renable\r\nshow clock\r\0',
      'console',
      'sandbox-2911',
      '--jump',
      '--speed',
      '30',
    );
    expect(code).toBe(0);
    expect(out).toContain('initial configuration dialog? [yes/no]: no\r\n');
    expect(out).toMatch(/Router>enable\r\nRouter#show clock\r\n\*.* UTC .*\r\nRouter#/);
    expect(out).not.toMatch(/[^\r]\n/);
  });

  it('hears Break and the power switch after Ctrl-]', async () => {
    const { code, out } = await run(
      '\x1dp\x1dp\x1dbdir flash0:\r',
      'console',
      'sandbox-1941',
      '--jump',
      '--speed',
      '30',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/rommon 1 > dir flash0:\r\n[^]*c1900-universalk9-mz\.SPA\.154-3\.M\.bin\r\n[^]*rommon 2 > $/);
  });

  it('pulls disks after Ctrl-]', async () => {
    const { out, err } = await run('\x1dp\x1df\x1du\x1dpdev\r', 'console', 'sandbox-1941', '--jump', '--speed', '30');
    expect(out).toMatch(/flash0: CompactFlash not present\.\r\nrommon 1 > dev\r\n/);
    expect(out).not.toMatch(/ flash/);
    expect(err).toMatch(
      /\[power off\][^]*\[CompactFlash out of flash0\][^]*\[USB flash out of usbflash0\][^]*\[power on\]/,
    );
  });

  it('lists cables after Ctrl-] c, and pulls one and puts it back by its number', async () => {
    const child = start('console', 'sandbox-network', '--console', 'R2', '--jump', '--speed', '30');
    const [heard, told] = [new Listener(child.stdout), new Listener(child.stderr)];
    await heard.until('RETURN to get started');
    child.stdin.write('\x1dc\x1d1', 'latin1');
    await told.until('1 R2 GigabitEthernet0/0 plugged in, 2 R1 GigabitEthernet0/0 plugged in');
    await told.until('[R2 GigabitEthernet0/0 pulled out]');
    child.stdin.write('\r', 'latin1');
    await heard.until('GigabitEthernet0/0, changed state to down');
    child.stdin.write('\x1d1\x1d9', 'latin1');
    await told.until('[R2 GigabitEthernet0/0 plugged in]');
    await told.until('[there is no cable 9]');
    await heard.until('GigabitEthernet0/0, changed state to up');
    child.stdin.end('\x1dq', 'latin1');
    expect((await ended(child)).code).toBe(0);
  });

  it('mends a wrong speed of the line with Ctrl-] s', async () => {
    const child = start('console', 'sandbox-1941', '--jump', '--speed', '30');
    const [heard, told] = [new Listener(child.stdout), new Listener(child.stderr)];
    child.stdin.write('\x1dp\x1df\x1dp', 'latin1');
    await heard.until('rommon 1 > ');
    child.stdin.write('confreg 0x2922\rreset\r', 'latin1');
    await heard.until(UNREADABLE);
    child.stdin.write('\x1ds\x1ds\r', 'latin1');
    await told.until('[terminal at 38400 baud]');
    await heard.until('rommon ');
    child.stdin.end('\x1dq', 'latin1');
    expect((await ended(child)).code).toBe(0);
  });

  it('says which keys there are after Ctrl-] and any other key', async () => {
    const { err } = await run('\x1d?\x1dq', 'console', 'sandbox-1941', '--jump');
    expect(err).toContain('[after Ctrl-]: b Break, p power, ');
  });

  it('leaves with Ctrl-] q while its input stays open', async () => {
    const child = start('console', 'sandbox-2901', '--jump');
    child.stdin.write('\x1dq', 'latin1');
    expect((await ended(child)).code).toBe(0);
  });

  it('shows the same bytes for the same seed', async () => {
    const keys = 'no\r\r\rshow version\r ';
    const [a, b, c] = await Promise.all(
      ['5', '5', '6'].map((seed) => run(keys, 'console', 'sandbox-3945', '--jump', '--speed', '30', '--seed', seed)),
    );
    const board = (text = ''): string | undefined => /Processor board ID (\S+)/.exec(text)?.[1];
    expect(board(a?.out)).toMatch(/^F[A-Z]{2}\d{4}/);
    expect(board(b?.out)).toBe(board(a?.out));
    expect(board(c?.out)).not.toBe(board(a?.out));
  });
});

describe('console over telnet', () => {
  const open = async (port: number): Promise<{ readonly socket: Socket; readonly heard: Listener }> => {
    const socket = connect(port, '127.0.0.1');
    const heard = new Listener(socket);
    await heard.until('\xff\xfb\x01\xff\xfb\x03');
    return { socket, heard };
  };

  it('obeys orders on stdin about cables, and answers each', async () => {
    const child = start('console', 'sandbox-network', '--jump', '--listen', '0', '--orders');
    const said = new Listener(child.stdout);
    await said.until('PC 127.0.0.1:');
    child.stdin.write('pull R1 GigabitEthernet0/0\nplug R1\ncables\n');
    await said.until('\nR1 GigabitEthernet0/0 pulled out\n');
    await said.until('expected pull MACHINE PORT, plug MACHINE PORT or cables\n');
    await said.until('R1 GigabitEthernet0/0 pulled out, R2 GigabitEthernet0/0 plugged in');
    child.stdin.end();
    child.kill('SIGTERM');
    expect((await ended(child)).code).toBe(0);
  });

  it('prints its ports, takes Break, drops negotiation, lets clients leave and come back', async () => {
    const child = start('console', 'sandbox-2911', '--jump', '--listen', '0');
    const said = await new Listener(child.stdout).until('\n');
    expect(said).toMatch(/^R1 127\.0\.0\.1:\d+\n$/);
    const port = Number(/:(\d+)/.exec(said)?.[1]);

    for (const said of ['GET /no HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nno\r\n', 'SSH-2.0-OpenSSH_9.6\r\n']) {
      const stranger = await open(port);
      stranger.socket.write(said);
      await stranger.heard.until('it speaks telnet and nothing else.\r\n');
      await once(stranger.socket, 'close');
    }

    const first = await open(port);
    first.socket.write(Buffer.from([0xff, 0xfd, 1, 0xff, 0xfb, 31, 0xff, 0xfa, 31, 0, 80, 0, 24, 0xff, 0xf0]));
    await first.heard.until('[yes/no]: ');
    first.socket.write('no\r\n\r\0\r\nenable\r\n');
    await first.heard.until('Router>enable\r\nRouter#');
    first.socket.write('show run | include hostname\r\n');
    expect(await first.heard.until('hostname Router\r\nRouter#')).not.toContain('\xff');
    first.socket.destroy();

    const second = await open(port);
    second.socket.write('\r\n');
    await second.heard.until('Router#');
    second.socket.write('reload\r\n');
    await second.heard.until('[confirm]');
    second.socket.write('\r\n');
    await second.heard.until('System Bootstrap');
    second.socket.write(Buffer.from([0xff, 0xf3]));
    await second.heard.until('rommon 1 > ');
    second.socket.destroy();

    child.kill('SIGTERM');
    expect((await ended(child)).code).toBe(0);
  });
});

describe('bad command lines', () => {
  it.each<[keyof typeof programs, readonly string[], RegExp]>([
    ['console', [], /^console: expected one scenario\. Usage: .*\n$/],
    [
      'console',
      ['nowhere'],
      /^console: no file and no scenario is called nowhere; the catalogue has .*sandbox-2911.*\n$/,
    ],
    ['console', ['sandbox-2911', '--fast'], /^console: Unknown option '--fast'\. Usage: .*\n$/],
    ['console', ['sandbox-2911', '--speed', 'slow'], /^console: --speed: expected a number above 0 .*\n$/],
    ['console', ['sandbox-2911', '--console', 'R9'], /^console: --console: there is no R9; this lab has R1\n$/],
    ['play', ['sandbox-2911'], /^play: expected a scenario and a transcript\. Usage: .*\n$/],
    ['play', ['sandbox-2911', 'no-such-file.txt'], /^play: there is no file no-such-file\.txt\n$/],
    ['lab', ['new'], /^lab: expected an id for the scenario\. Usage: .*\n$/],
    ['lab', ['prove'], /^lab: expected new, check, pack or link\. Usage: .*\n$/],
    ['fuzz', ['--lines', '0'], /^fuzz: --lines: expected a whole number from 1 .*\n$/],
  ])('%s %j: one clear line and exit code 2', async (program, args, message) => {
    const { code, out, err } = await ran(program, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it.each([
    ['lab', ['prove'], /^lab: expected new, /],
    ['fuzz', ['--lines', '0'], /^fuzz: --lines: expected /],
  ] as const)('end the process of %s with that code', async (program, args, message) => {
    expect(await run('', program, ...args)).toEqual({ code: 2, out: '', err: expect.stringMatching(message) });
  });
});

it.each(['console', 'play', 'grade', 'lab', 'fuzz'] as const)('%s --help says how it is used', async (program) => {
  const entry = `"${program}": "node scripts/run.mjs src/headless/${program}.ts"`;
  expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain(entry);
  expect(await ran(program, '--help')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Usage: npm run -s \w+ -- .*\n$/),
    err: '',
  });
});

describe('play', () => {
  it('prints the screen', async () => {
    const { code, out } = await ran('play', 'sandbox-2911', write('a.txt', '⟦no⟧⟦⟧⟦:clear⟧⟦enable⟧⟦show privilege⟧'));
    expect(code).toBe(0);
    expect(out).toContain('enable\nRouter#show privilege\nCurrent privilege level is 15\n');
  });

  it('prints marks, points, events, facts and screen as JSON', async () => {
    const { code, out } = await run(
      '⟦⟧⟦enable⟧⟦:secret Tr4ining⟧⟦conf t⟧⟦secure boot-image⟧',
      'play',
      'secure-the-bootset',
      '-',
      '--json',
    );
    const report = JSON.parse(Buffer.from(out, 'latin1').toString('utf8')) as Record<string, unknown>;
    expect(code).toBe(0);
    expect(report).toMatchObject({
      earned: 15,
      possible: 100,
      facts: { R1: { 'resilience.image-secured': true, 'boot.phase': 'ios' } },
      events: expect.arrayContaining([expect.objectContaining({ device: 'R1', id: 'bootset.image-secured' })]),
      marks: expect.arrayContaining([expect.objectContaining({ id: 'secure-image', state: 'done', earned: 15 })]),
      screen: expect.stringContaining('(config)#secure boot-image\n'),
    });
  });

  it('says where a transcript is wrong', async () => {
    const { code, err } = await ran('play', 'sandbox-2911', write('b.txt', 'x\n ⟦:jump⟧'));
    expect(code).toBe(1);
    expect(err).toContain('b.txt:2:2: there is no directive :jump');
  });
});

describe('a transcript that does not do what it says', () => {
  it('is refused when nothing is typed in it', async () => {
    const { code, out, err } = await ran('play', 'sandbox-2911', write('c.txt', 'enable\nshow version\n'));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('c.txt:1:1: nothing is typed here');
  });

  it('is played, and what it waits for in vain is told at line and column', async () => {
    const file = write('d.txt', '⟦:wait initial configuration⟧⟦no⟧\n{{seed}} ⟦:wait Nothing at all⟧⟦⟧');
    const { code, out, err } = await ran('play', 'sandbox-2911', file);
    expect(code).toBe(1);
    expect(out).toContain('[yes/no]: no\n');
    const told = 'R1 does not print what is waited for since the last input: "Nothing at all"';
    expect(err).toBe(`play: ${file}:2:10: ${told}\n`);
  });
});

describe('lab check', () => {
  it('proves a scenario of the catalogue', async () => {
    expect(await ran('lab', 'check', 'secure-the-bootset', '--seeds', '1')).toMatchObject({
      code: 0,
      out: 'secure-the-bootset: proved (6 tasks, 2 solutions, 8 mistakes, 1 seed)\n',
    });
  });

  it('exits with 2 when what is to be checked is not there', async () => {
    const { code, out } = await ran('lab', 'check', 'nosuch.yaml');
    expect([code, out]).toEqual([2, expect.stringContaining('no file and no scenario is called nosuch.yaml')]);
  });

  it('says line and column of every error, in every file, and exits with 1', async () => {
    const lab = readFileSync(join(root, 'src/scenarios/catalogue/sandbox-2911/lab.yaml'), 'utf8');
    const wrong = write('wrong.yaml', lab.replace('c2911', 'c2999').replace('level: beginner', 'level: easy'));
    const huge = write('huge.yaml', 'x'.repeat(5_000_000));
    const latin = join(folder, 'latin.yaml');
    writeFileSync(latin, Buffer.from('format: bootset-lab\ntitle: Z\xfcrich\n', 'latin1'));
    const { code, out } = await ran('lab', 'check', huge, latin, 'nowhere', wrong, 'sandbox-1941');
    expect(code).toBe(1);
    expect(out).toContain(`${huge}:1:1: expected at most 1000000 characters\n`);
    expect(out).toContain(`${latin}:2:9: expected text in UTF-8\n`);
    expect(out).toContain('no file and no scenario is called nowhere');
    expect(out).toContain(`${wrong}:7:8: expected beginner or intermediate or advanced, not "easy"\n`);
    expect(out).toContain(`${wrong}:15:17: there is no platform c2999\n`);
    expect(out).toContain('sandbox-1941: proved');
  });
});

describe('--pcap', () => {
  it('takes the place of no file that is read', async () => {
    const made = join(folder, 'recorded');
    cpSync(join(root, 'src/scenarios/catalogue/sandbox-network'), made, { recursive: true });
    const transcript = write('kept.txt', '⟦+1s⟧');
    for (const [program, args, file] of [
      ['play', [made, transcript], transcript],
      ['play', [made, transcript], join(made, 'lab.yaml')],
      ['play', [join(made, 'lab.yaml'), transcript], join(made, 'brief.md')],
      ['console', [made], join(made, 'lab.yaml')],
    ] as const) {
      const before = readFileSync(file, 'utf8');
      expect(await ran(program, ...args, '--pcap', file)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`--pcap: ${file} cannot be written: it is read as `),
      });
      expect(readFileSync(file, 'utf8')).toBe(before);
    }
  });
});

describe('grade', () => {
  const SEED = 5;

  /** The result of a session in which a transcript was played. */
  function resultOf(scenario: OpenScenario, transcript: string): ResultFile {
    const { lab, marks, entries } = rehearse(scenario, transcript);
    const { id } = scenario.view;
    const head = { format: 'bootset-journal', version: 1, engine: engineVersion, scenario: id, seed: SEED } as const;
    const times = { startedAt: '2026-01-02T03:04:05.000Z', finishedAt: '2026-01-02T03:24:05.000Z' };
    return makeResult(scenario, { journal: { ...head, entries, until: lab.now }, marks, ...times });
  }

  /** The same, changed by somebody who knows how the checksum is made. */
  function forged(honest: ResultFile, change: (result: ResultFile) => void): ResultFile {
    const copy = structuredClone(honest);
    change(copy);
    const { checksum: _, ...result } = copy;
    return { ...result, checksum: sha256Hex(textContent(canonical(result))) };
  }

  const written = (name: string, result: ResultFile): string => write(name, JSON.stringify(result));

  it('marks again, tells times and hints, and says what does not reproduce', async () => {
    const scenario = openScenario(await findScenario('secure-the-bootset'), SEED);
    const honest = resultOf(scenario, `⟦:note hint save/0⟧${scenario.solutions[0]?.transcript ?? ''}`);
    const good = written('good.json', honest);
    const older = written(
      'older.json',
      forged(honest, (result) => {
        result.engine = result.journal.engine = '0.9.0';
      }),
    );
    const better = written(
      'better.json',
      forged(honest, ({ marks }) => {
        marks.earned = marks.possible;
      }),
    );
    expect(await ran('grade', good, older)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /good\.json: 99 of 100 points, secure-the-bootset, seed 5\n {2}begun 2026-01-02T03:04:05\.000Z, 20 minutes, hints opened: save\/0\n {2}\+ verify-first: 15 of 15\n[^]*older\.json: 99 of 100 [^]*\* written by engine 0\.9\.0, replayed by /,
      ),
    });
    const { code, out } = await ran('grade', better, good, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      {
        reproduces: false,
        earned: 99,
        claimed: { earned: 100 },
        differences: ['99 of 100 points, claimed 100 of 100'],
      },
      { reproduces: true, earned: 99, hints: ['save/0'], startedAt: '2026-01-02T03:04:05.000Z', differences: [] },
    ]);
  });

  it('knows labs and quizzes that are given as files', async () => {
    const text = readFileSync(join(root, 'src/scenarios/quizzes/catalogue/image-resilience.yaml'), 'utf8')
      .replace('id: image-resilience', 'id: my-quiz')
      .replace('scenario: sandbox-secured', 'scenario: sandbox-secured\ndraw: 3');
    const file = write('my-quiz.yaml', text);
    const quiz = await readQuiz(file);
    if (!quiz?.ok) throw new Error('no quiz');
    const scenario = openQuiz(quiz.value, await findScenario('sandbox-secured'), SEED);
    const result = written('quiz-result.json', resultOf(scenario, '⟦:note quiz end⟧'));
    expect(await ran('grade', result)).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /: not marked: ITS LAB IS NOT KNOWN\n {2}! the catalogue has no scenario or quiz "my-quiz"; --scenario FILE names another/,
      ),
    });
    expect(await ran('grade', result, `--scenario=${file}`)).toMatchObject({
      code: 0,
      out: expect.stringContaining('quiz-result.json: 0 of 3 points, my-quiz, seed 5\n'),
    });
  });

  it('marks the others when one cannot be replayed at all', async () => {
    const scenario = openScenario(await findScenario('secure-the-bootset'), SEED);
    const result = resultOf(scenario, '⟦:note hint save/0⟧');
    const [bad, good] = [written('bad.json', result), written('good.json', result)];
    const fails = () =>
      vi.spyOn(Lab.prototype, 'apply').mockImplementationOnce(() => {
        throw new RangeError('Invalid string length');
      });
    fails();
    const { code, out } = await ran('grade', bad, good, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { status: 'fails', reproduces: false, differences: ['it cannot be replayed: Invalid string length'] },
      { status: 'reproduces' },
    ]);
    fails();
    expect((await ran('grade', bad, good)).out).toMatch(
      /^.*bad\.json: not marked: CANNOT BE REPLAYED\n {2}! it cannot be replayed: Invalid string length\n.*good\.json: 0 of 100 points/,
    );
  });

  it('tells what is no result file, and what is not there, from a result that does not reproduce', async () => {
    const missing = join(folder, 'missing.json');
    const other = write('other.json', '{"name": "bootset"}');
    const text = write('notes.md', '# Notes\n');
    const { code, out } = await ran('grade', missing, other, text);
    expect(code).toBe(2);
    expect(out).not.toContain('REPRODUCE');
    expect(out).toContain(`${missing}: not marked: CANNOT BE READ\n  ! there is no file ${missing}\n`);
    expect(out).toContain(`${other}: not marked: NOT A RESULT FILE\n  ! ${other}:1:1: expected the field format`);
    expect(out).toContain(`${text}: not marked: NOT A RESULT FILE\n  ! ${text}:1:1: expected JSON`);
    const damaged = write('damaged.json', '{"format": "bootset-result", "version": 1, ');
    const mixed = await ran('grade', '--json', other, damaged, missing);
    expect(mixed.code).toBe(1);
    expect(JSON.parse(mixed.out)).toMatchObject([
      { status: 'no-result', reproduces: false },
      { status: 'differs', reproduces: false },
      { status: 'unreadable', reproduces: false },
    ]);
  });

  it('refuses a result that lacks what results have, and exits with 1', async () => {
    const file = write('r.json', '{"format": "bootset-result", "version": 1}');
    const { code, out } = await ran('grade', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({
        file,
        reproduces: false,
        differences: expect.arrayContaining([expect.stringContaining(`${file}:1:1: expected the field engine`)]),
      }),
    ]);
  });
});

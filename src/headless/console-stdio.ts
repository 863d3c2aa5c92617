import { terminalSpeeds, type Lab } from '../engine/index.ts';
import { attentionDecoder, attentionKeys, type Typed } from './attention.ts';
import { bytesOf, charactersOf } from './bytes.ts';
import { cableEnds, cablesByKey, cableWord, turned } from './cables.ts';
import { Drive } from './drive.ts';
import { screenText } from './screen-text.ts';

/** Virtual milliseconds for which a console must wait quietly before a finished input counts as answered. */
const QUIET = 1000;

/** A terminal puts CR before every LF itself, also in raw mode as Node sets it. */
const forTerminal = (text: string): string => text.replaceAll('\r\n', '\n');

/** Tells of something that no console shows: beside the console's own text. */
const say = (text: string): void => void process.stderr.write(`\r\n[${text}]\r\n`);

type DiskKind = Lab['devices'][number]['platform']['disks'][number]['kind'];

export interface StdioOptions {
  readonly console: string;
  readonly speed: number;
  readonly jump: boolean;
}

/**
 * One console on stdin and stdout, as a raw byte channel. Ends with Ctrl-] q, or, when stdin is not a terminal, once its
 * end was reached and the console has nothing more to say.
 */
export function consoleOnStdio(lab: Lab, { console: name, speed, jump }: StdioOptions): Promise<number> {
  const { stdin, stdout } = process;
  let ended = false;
  let quietSince = lab.now;
  const safe = screenText();

  return new Promise((resolve) => {
    const finish = (): void => {
      drive.stop();
      if (stdin.isTTY) stdin.setRawMode(false);
      stdin.destroy();
      process.off('SIGINT', finish);
      process.off('SIGTERM', finish);
      resolve(0);
    };

    const idle = (): boolean =>
      lab.device(name)?.phase === 'off' ||
      lab.nextDue === undefined ||
      (lab.reading(name) && lab.now - quietSince >= QUIET);

    const drive = new Drive(lab, {
      speed,
      jump,
      attended: () => [name],
      output: (chunks) => {
        const text = chunks.map((chunk) => (chunk.console === name ? chunk.text : '')).join('');
        if (text === '') return;
        quietSince = lab.now;
        stdout.write(bytesOf(stdout.isTTY ? forTerminal(safe(text)) : text));
      },
      settled: () => {
        if (!lab.reading(name)) quietSince = lab.now;
        if (ended && idle()) finish();
      },
    });

    /** The next of the speeds that terminals have. */
    const changeSpeed = (): void => {
      const now = terminalSpeeds.indexOf(lab.device(name)?.consolePort.terminalSpeed ?? 0);
      const baud = terminalSpeeds[(now + 1) % terminalSpeeds.length] ?? 9600;
      drive.input({ kind: 'speed', console: name, baud });
      say(`terminal at ${baud} baud`);
    };

    const turnPower = (): void => {
      const on = lab.device(name)?.phase === 'off';
      drive.input({ kind: 'power', device: name, on });
      say(`power ${on ? 'on' : 'off'}`);
    };

    /** Pulls the first disk of a kind that can be pulled, or puts it back. */
    const turnDisk = (kind: DiskKind, what: string): void => {
      const slot = lab.device(name)?.platform.disks.find((disk) => disk.kind === kind && disk.removable)?.name;
      if (slot === undefined) return say(`there is no ${what} that can be pulled`);
      const inserted = lab.fact('files.inserted', name, slot) !== true;
      drive.input({ kind: 'usb', device: name, slot, inserted });
      say(`${what} ${inserted ? 'in' : 'out of'} ${slot}`);
    };

    /** Which cables there are, and by which keys they are pulled. */
    const listCables = (): void => say(cablesByKey(cableEnds(lab, name)));

    const turnCable = (number: number): void => {
      const end = cableEnds(lab, name)[number - 1];
      if (!end) return say(`there is no cable ${number}`);
      drive.input(turned(end));
      say(cableWord({ ...end, plugged: !end.plugged }));
    };

    const act = (typed: Typed): void => {
      switch (typed.kind) {
        case 'bytes':
          return drive.input({ kind: 'type', console: name, text: charactersOf(typed.bytes) });
        case 'break':
          return drive.input({ kind: 'break', console: name });
        case 'power':
          return turnPower();
        case 'speed':
          return changeSpeed();
        case 'flash':
          return turnDisk('disk', 'CompactFlash');
        case 'usb':
          return turnDisk('usbflash', 'USB flash');
        case 'cables':
          return listCables();
        case 'cable':
          return turnCable(typed.number);
        case 'help':
          return say(attentionKeys);
        case 'quit':
          return finish();
      }
    };

    const decode = attentionDecoder();
    if (stdin.isTTY) stdin.setRawMode(true);
    stdin.on('data', (chunk: Buffer) => {
      quietSince = lab.now;
      for (const typed of decode(chunk)) act(typed);
    });
    stdin.on('end', () => {
      ended = true;
    });
    stdin.on('error', () => {
      ended = true;
    });
    process.on('SIGINT', finish);
    process.on('SIGTERM', finish);
  });
}

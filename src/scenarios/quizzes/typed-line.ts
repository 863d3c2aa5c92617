import { Player, type Lab, type Understanding } from '../../engine/index.ts';
import { canonical } from '../canonical.ts';
import type { Bench } from './bench.ts';
import type { QuestionOf, TypingMode } from './schema.ts';

/** What a device makes of a typed line, in a form in which lines that mean the same are equal. */
interface Meaning {
  /** Undefined when the device does not take the line. */
  readonly sense: string | undefined;
  /** What it prints then. */
  readonly reply: string;
}

type Taker = (line: string) => Meaning;

interface Place {
  readonly mode: string;
  readonly privilege: number;
}

/** The engine's modes behind the names that authors use. */
const places: Readonly<Record<Exclude<TypingMode, 'rommon'>, Place>> = {
  user: { mode: 'exec', privilege: 1 },
  privileged: { mode: 'exec', privilege: 15 },
  configure: { mode: 'configure', privilege: 15 },
  interface: { mode: 'config-if', privilege: 15 },
  line: { mode: 'config-line', privilege: 15 },
};

const MONITOR_PROMPT = 'rommon 1 > ';

const senseOf = (understood: Understanding): string | undefined =>
  understood.kind === 'command' ? canonical([understood.mode, understood.id, understood.args]) : undefined;

/** IOS reads lines with one parser: the command and its arguments are what a line means. */
const takerOf = (lab: Lab, on: string, { mode, privilege }: Place): Taker => {
  return (line) => {
    const understood = lab.understand(on, mode, privilege, line);
    return { sense: senseOf(understood), reply: understood.kind === 'refused' ? understood.reply : '' };
  };
};

/** The ROM monitor has no grammar to ask: a line means what it does to the device. */
const monitorTaker =
  (bench: Bench, on: string): Taker =>
  (line) => {
    const lab = bench.monitor(on);
    const seen = lab.events.length;
    const player = new Player(lab, on);
    player.act({ kind: 'line', text: line });
    player.settle();
    const [, ...printed] = player.screen.split('\n');
    const device = lab.device(on);
    const happened = lab.events.slice(seen).map(({ id, payload }) => [id, { ...payload, line: '' }]);
    const failed = lab.events.some(({ id, payload }) => id === 'rommon.command' && payload['result'] !== 0);
    return {
      sense: failed ? undefined : canonical([printed, device?.phase, device?.snapshot(), happened]),
      reply: printed.slice(0, -1).join('\n'),
    };
  };

type CommandQuestion = QuestionOf<'command'>;

const taker = (question: CommandQuestion, bench: Bench, on: string): Taker =>
  question.mode === 'rommon' ? monitorTaker(bench, on) : takerOf(bench.lab, on, places[question.mode]);

/** The prompt at which a question's line is typed. */
export function promptOf({ mode, on }: CommandQuestion, bench: Bench): string {
  if (mode === 'rommon') return MONITOR_PROMPT;
  const place = places[mode];
  return bench.lab.understand(bench.device(on), place.mode, place.privilege, '').prompt;
}

/** How a typed line was taken. */
export interface TypedVerdict {
  readonly right: boolean;
  /** The wrong line of the question that it is, if it is one. */
  readonly mistake?: number;
  /** The device takes the line, but it does something else. */
  readonly otherCommand: boolean;
  /** What the device prints at a line that it does not take. */
  readonly reply: string;
}

/** Judges a typed line: right when the device takes it for the same command as one of the question's lines. */
export function judgeLine(question: CommandQuestion, typed: string, bench: Bench): TypedVerdict {
  const take = taker(question, bench, bench.device(question.on));
  const meant = take(typed);
  const same = (line: string): boolean => meant.sense !== undefined && take(line).sense === meant.sense;
  const mistake = (question.wrong ?? []).findIndex(({ line }) => line.trim() === typed.trim() || same(line));
  const reply = meant.sense === undefined && typed.trim() !== '' ? meant.reply.replace(/\n+$/, '') : '';
  return {
    right: question.lines.some(same),
    ...(mistake >= 0 && { mistake }),
    otherCommand: meant.sense !== undefined,
    reply: reply === '' ? '' : `${promptOf(question, bench)}${typed}\n${reply}`,
  };
}

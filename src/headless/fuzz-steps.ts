import { nextInt, registry, type Command, type Input, type RandomState } from '../engine/index.ts';
import { chance, noise, pick, wordsOf } from './fuzz-words.ts';

const monitorLines = [
  '?',
  'help',
  'dir',
  'dir flash0:',
  'dir usbflash0:',
  'dir nowhere:',
  'boot',
  'boot flash0:',
  'boot flash0:none',
  'boot flash0:c2900-universalk9-mz.SPA.154-3.M.bin',
  'boot usbflash0:x',
  'confreg',
  'confreg 0x2142',
  'confreg 0x2102',
  'confreg zz',
  'reset',
  'set',
  'unset',
  'unset PS1',
  'sync',
  'A=1',
  'PS1=rommon ! >',
  'PS1=',
  'IP_ADDRESS=1.2.3.4',
  '=',
  'history',
  'history 3',
  'alias',
  'alias d dir flash0:',
  'alias a a',
  'unalias d',
  'repeat',
  'repeat 3',
  'r',
  '!',
  'meminfo',
  'showmon',
  'tftpdnld',
  'tftpdnld -r',
  'cookie',
  'dev',
  'cont',
  'stack',
  'context',
  'frame',
  'xmodem',
  'iomemset 20',
  'priv',
] as const;

const answers = ['', '', 'y', 'n', 'yes', 'no', 'q', ' ', 'flash0:x', '0', '2', 'password', '\x03', '\x1a'] as const;

const hands = [
  'enable',
  'configure terminal',
  'end',
  'exit',
  'disable',
  'logout',
  'interface GigabitEthernet0/0',
  'line con 0',
  'line vty 0 4',
  'archive',
  'no',
  '',
  '!',
  'do show version',
  'reload',
  'reload warm',
  'privilege exec level 7 show running-config',
  'privilege interface all level 3 ip',
  'disable 7',
  'terminal length 0',
  'show running-config',
  'copy running-config startup-config',
] as const;

const controls = [
  '\x01',
  '\x02',
  '\x03',
  '\x04',
  '\x05',
  '\x06',
  '\b',
  '\t',
  '\n',
  '\x0b',
  '\x0c',
  '\x0e',
  '\x10',
  '\x12',
  '\x14',
  '\x15',
  '\x16',
  '\x17',
  '\x18',
  '\x19',
  '\x1a',
  '\x1b',
  '\x1e',
  '\x7f',
  '\x1b[A',
  '\x1b[B',
  '\x1b[C',
  '\x1b[D',
  '\x1bb',
  '\x1bf',
  '\x1bd',
  '\x1by',
  '?',
] as const;

const lists = new Map<string, readonly Command[]>();

/** Commands by the prompt they are typed at. */
function bySuffix(): ReadonlyMap<string, readonly Command[]> {
  if (lists.size === 0)
    for (const mode of registry.commands.modes)
      lists.set(mode.suffix, [...(lists.get(mode.suffix) ?? []), ...registry.commands.inMode(mode)]);
  return lists;
}
const everything = (): readonly (readonly Command[])[] => [...bySuffix().values()];

const modifiers = [
  ' | include a',
  ' | begin !',
  ' | section line',
  ' | count .',
  ' | exclude (',
  ' | redirect flash0:x',
  ' | i [',
  ' ?',
  '?',
  '\t',
];

/** A line that the parser of some mode would take, or nearly. */
function grammarLine(random: RandomState, commands: readonly Command[]): string {
  const words = wordsOf(random, pick(random, commands).syntax.node).join(' ');
  const shaped = chance(random, 10) ? `${pick(random, ['no', 'default', 'do'])} ${words}` : words;
  return (shaped + (chance(random, 12) ? pick(random, modifiers) : '')).slice(0, 300);
}

/** One thing that somebody does at a console. */
export type Step = { readonly kind: 'input'; readonly input: Input } | { readonly kind: 'pass'; readonly ms: number };

/** What a prompt asks for, seldom something else. Percentages of what is typed at it. */
function expected(random: RandomState, prompt: string): string {
  const [, suffix] = /(\([a-z][\w-]*\))#$/.exec(prompt) ?? [];
  if (/RETURN to get started/.test(prompt)) return '\r';
  if (/rommon \d+ >|> ?$/.test(prompt) && /rommon/.test(prompt)) return `${pick(random, monitorLines)}\r`;
  if (/[Pp]assword:? *$/.test(prompt)) return chance(random, 80) ? 'cisco\r' : `${pick(random, answers)}\r`;
  if (prompt.endsWith('[confirm]')) return pick(random, ['\r', '\r', 'y', 'n', ' ', 'x', '\x03']);
  if (/\[yes\/no\]: *$|y\/n.*: *$/.test(prompt))
    return pick(random, ['yes\r', 'no\r', 'no\r', 'y\r', 'n\r', '\r', 'x\r', '\x03']);
  if (/--More-- *$/.test(prompt)) return pick(random, [' ', ' ', '\r', 'q', '/a\r', '?', '\x03']);
  if (suffix !== undefined)
    return `${chance(random, 4) ? 'exit' : grammarLine(random, bySuffix().get(suffix) ?? pick(random, everything()))}\r`;
  if (prompt.endsWith('#'))
    return `${chance(random, 15) ? 'configure terminal' : grammarLine(random, bySuffix().get('') ?? [])}\r`;
  if (prompt.endsWith('>')) return `${chance(random, 70) ? 'enable' : grammarLine(random, bySuffix().get('') ?? [])}\r`;
  return pick(random, answers) + (chance(random, 80) ? '\r' : '');
}

/** Does anything at all at one device, most of it what its prompt asks for: an endless stream that a seed decides. */
export class Fuzzer {
  readonly #random: RandomState;
  readonly #console: string;

  constructor(random: RandomState, console: string) {
    this.#random = random;
    this.#console = console;
  }

  /** `screen`: the end of what the console shows. */
  next(screen: string): Step {
    const random = this.#random;
    const prompt = screen.slice(screen.lastIndexOf('\n', screen.trimEnd().length) + 1);
    const dice = nextInt(random, 1000);
    if (dice < 720) return this.#type(expected(random, prompt));
    if (dice < 780) return this.#type(`${grammarLine(random, pick(random, everything()))}\r`);
    if (dice < 810) return this.#type(`${pick(random, hands)}\r`);
    if (dice < 830) return this.#type(`${pick(random, monitorLines)}\r`);
    if (dice < 870) return this.#type(pick(random, answers) + (chance(random, 80) ? '\r' : ''));
    if (dice < 910) return this.#type(noise(random) + (chance(random, 80) ? '\r' : ''));
    if (dice < 960)
      return this.#type(Array.from({ length: 1 + nextInt(random, 8) }, () => pick(random, controls)).join(''));
    if (dice < 972) return { kind: 'pass', ms: pick(random, [1, 100, 5_000, 60_000, 700_000]) };
    if (dice < 980)
      return this.#input({
        kind: 'paste',
        console: this.#console,
        text: `${grammarLine(random, pick(random, everything()))}\nend\n`,
      });
    if (dice < 992) return this.#input({ kind: 'break', console: this.#console });
    if (dice < 995) return this.#input({ kind: 'power', device: this.#console, on: chance(random, 80) });
    return this.#input({
      kind: 'usb',
      device: this.#console,
      slot: pick(random, ['usbflash0', 'usb0', 'flash0']),
      inserted: chance(random, 50),
    });
  }

  #type(text: string): Step {
    return this.#input({ kind: 'type', console: this.#console, text });
  }

  #input(input: Input): Step {
    return { kind: 'input', input };
  }
}

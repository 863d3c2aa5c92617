import { nextInt, registry, type Command, type Input, type RandomState } from '../engine/index.ts';
import { chance, noise, pick, wordsOf } from './fuzz-words.ts';

const monitorLines = [
  '?', 'help', 'dir', 'dir flash0:', 'dir usbflash0:', 'dir nowhere:', 'boot', 'boot flash0:', 'boot flash0:none',
  'boot flash0:c2900-universalk9-mz.SPA.154-3.M.bin', 'boot usbflash0:x', 'confreg', 'confreg 0x2142', 'confreg 0x2102',
  'confreg zz', 'reset', 'set', 'unset', 'unset PS1', 'sync', 'A=1', 'PS1=rommon ! >', 'PS1=', 'IP_ADDRESS=1.2.3.4', '=',
  'history', 'history 3', 'alias', 'alias d dir flash0:', 'alias a a', 'unalias d', 'repeat', 'repeat 3', 'r', '!', 'meminfo',
  'showmon', 'tftpdnld', 'tftpdnld -r', 'cookie', 'dev', 'cont', 'stack', 'context', 'frame', 'xmodem', 'iomemset 20', 'priv',
] as const;

const answers = ['', '', 'y', 'n', 'yes', 'no', 'q', ' ', 'flash0:x', '0', '2', 'password', '\x03', '\x1a'] as const;

const hands = [
  'enable', 'configure terminal', 'end', 'exit', 'disable', 'logout', 'interface GigabitEthernet0/0', 'line con 0', 'line vty 0 4',
  'archive', 'no', '', '!', 'do show version', 'reload', 'terminal length 0', 'show running-config', 'copy running-config startup-config',
] as const;

const controls = [
  '\x01', '\x02', '\x03', '\x04', '\x05', '\x06', '\b', '\t', '\n', '\x0b', '\x0c', '\x0e', '\x10', '\x12', '\x14', '\x15', '\x16',
  '\x17', '\x18', '\x19', '\x1a', '\x1b', '\x1e', '\x7f', '\x1b[A', '\x1b[B', '\x1b[C', '\x1b[D', '\x1bb', '\x1bf', '\x1bd', '\x1by', '?',
] as const;

const byMode = new Map<string, readonly Command[]>();
for (const command of registry.commands) byMode.set(command.mode.id, [...(byMode.get(command.mode.id) ?? []), command]);
const modes = [...byMode.values()];

const modifiers = [' | include a', ' | begin !', ' | section line', ' | count .', ' | exclude (', ' | redirect flash0:x', ' | i [', ' ?', '?', '\t'];

/** A line that the parser of some mode would take, or nearly. */
function grammarLine(random: RandomState, commands: readonly Command[]): string {
  const words = wordsOf(random, pick(random, commands).syntax.node).join(' ');
  const shaped = chance(random, 10) ? `${pick(random, ['no', 'default', 'do'])} ${words}` : words;
  return (shaped + (chance(random, 12) ? pick(random, modifiers) : '')).slice(0, 300);
}

/** One thing that somebody does at a console. */
export type Step = { readonly kind: 'input'; readonly input: Input } | { readonly kind: 'pass'; readonly ms: number };

/** Does anything at all at one device, now here, now there: an endless stream that a seed decides. */
export class Fuzzer {
  readonly #random: RandomState;
  readonly #console: string;
  #commands: readonly Command[] = modes[0] ?? [];

  constructor(random: RandomState, console: string) {
    this.#random = random;
    this.#console = console;
  }

  next(): Step {
    const random = this.#random;
    if (chance(random, 4)) this.#commands = pick(random, modes);
    const dice = nextInt(random, 1000);
    if (dice < 620) return this.#type(`${grammarLine(random, this.#commands)}\r`);
    if (dice < 740) return this.#type(`${pick(random, hands)}\r`);
    if (dice < 800) return this.#type(`${pick(random, monitorLines)}\r`);
    if (dice < 880) return this.#type(pick(random, answers) + (chance(random, 80) ? '\r' : ''));
    if (dice < 930) return this.#type(noise(random) + (chance(random, 80) ? '\r' : ''));
    if (dice < 970) return this.#type(Array.from({ length: 1 + nextInt(random, 8) }, () => pick(random, controls)).join(''));
    if (dice < 980) return { kind: 'pass', ms: pick(random, [1, 100, 5_000, 60_000, 700_000]) };
    if (dice < 984) return this.#input({ kind: 'paste', console: this.#console, text: `${grammarLine(random, this.#commands)}\nend\n` });
    if (dice < 990) return this.#input({ kind: 'break', console: this.#console });
    if (dice < 994) return this.#input({ kind: 'power', device: this.#console, on: chance(random, 80) });
    return this.#input({ kind: 'usb', device: this.#console, slot: pick(random, ['usbflash0', 'usbflash1']), inserted: chance(random, 50) });
  }

  #type(text: string): Step {
    return this.#input({ kind: 'type', console: this.#console, text });
  }

  #input(input: Input): Step {
    return { kind: 'input', input };
  }
}

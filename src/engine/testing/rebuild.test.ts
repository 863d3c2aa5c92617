import { describe, expect, it } from 'vitest';
import type { Command } from '../cli/command.ts';
import type { Node } from '../cli/grammar.ts';
import { runningConfigText } from '../features/configuration/configuration/api.ts';
import { features } from '../features/index.ts';
import { fetchParts } from '../kernel/part.ts';
import { nextInt, randomFor, type RandomState } from '../kernel/random.ts';
import { commandsOf } from '../software.ts';
import { bootedRouter } from './lab.ts';
import { some } from './some.ts';

/** Those that ask a question or read more lines of their own would swallow what comes next. */
const ASKING = /banner|password-recovery/;
await fetchParts();
const commands = features
  .filter(({ id }) => id !== 'unsimulated')
  .flatMap(commandsOf)
  .filter(({ id, mode }) => mode.id !== 'exec' && !ASKING.test(id));

const entering: Readonly<Record<string, readonly string[]>> = {
  'config-line': ['line con 0', 'line vty 0 4', 'line vty 2 9', 'line aux 0', 'line 2'],
  'config-if': ['interface gi0/0', 'interface lo1', 'interface gi0/2'],
  'config-if-range': ['interface range gi0/0 - 1'],
};

/** Random configuration: commands of every mode, each with words its grammar takes. */
class Author {
  readonly #random: RandomState;

  constructor(seed: number) {
    this.#random = randomFor(seed, 'author');
  }

  /** A line and, where its mode needs one, the line that enters the mode. */
  lines(): readonly string[] {
    const { mode, syntax }: Command = this.#pick(commands);
    const ways = entering[mode.id];
    return [...(ways ? [this.#pick(ways)] : []), this.#words(syntax.node).join(' ')];
  }

  #below(n: number): number {
    return nextInt(this.#random, n);
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#below(from.length)] as T;
  }

  #words(node: Node): readonly string[] {
    switch (node.kind) {
      case 'keyword':
        return [node.word];
      case 'arg':
        return [this.#value(node.type.label)];
      case 'seq':
        return node.items.flatMap((item) => this.#words(item));
      case 'alt':
        return this.#words(this.#pick(node.items));
      case 'opt':
        return this.#below(2) === 0 ? [] : this.#words(node.item);
      case 'anyOrder':
        return node.items.filter(() => this.#below(2) === 0).flatMap((item) => this.#words(item));
    }
  }

  #value(label: string): string {
    const [, from, to] = /^<(\d+)-(\d+)>$/.exec(label) ?? [];
    if (from !== undefined) return String(Number(from) + this.#below(Math.min(Number(to) - Number(from) + 1, 400)));
    switch (label) {
      case 'A.B.C.D':
        return this.#pick(['10.0.0.1', '10.2.0.9', '192.168.7.3', '255.255.0.0', '255.255.255.0']);
      case 'hh:mm':
        return '02:00';
      case 'MONTH':
        return this.#pick(['mar', 'oct']);
      case 'DAY':
        return 'Sun';
      case 'interface':
        return this.#pick(['gi0/0', 'gi0/1', 'lo3', 'gi0/1 - 2']);
      case '<-23 - 23>':
        return '-5';
      default:
        return this.#pick(['abc', 'two words', 'x1']);
    }
  }
}

/** From `version` on: what stands before it tells of times. */
const body = (text: string): string => text.slice(text.indexOf('version'));

describe('running configuration', () => {
  it.each(some(Array.from({ length: 30 }, (_, seed) => seed)))(
    'rebuilds a device when read at its start (seed %i)',
    (seed) => {
      const author = new Author(seed);
      const r = bootedRouter();
      r.type('configure terminal', 'no logging console');
      for (let i = 0; i < 40; i++) r.type(...author.lines());
      const text = runningConfigText(r.device);
      expect(body(runningConfigText(bootedRouter({ startup: text }).device))).toBe(body(text));
    },
  );
});

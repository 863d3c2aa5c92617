import { registry, type Node } from '../../engine/index.ts';
import type { Bench } from './bench.ts';
import type { Question } from './schema.ts';

/** Where a line may be typed: the engine's modes, and the level of privilege there. */
const PLACES = [
  ['exec', 15],
  ['configure', 15],
  ['config-if', 15],
  ['config-line', 15],
] as const;

/** Words and signs of sentences, which no command has. */
const PROSE =
  /[,;:()"“”]( |$)|[.!?]$|\b(the|a|an|of|and|or|with|without|its|it|what|which|after|before|from|then|for)\b/i;

/**
 * Why a place to look is no command, though it is meant as one: it begins with the whole first word of a command in
 * small letters, and nothing in it is of a sentence. Undefined when all is well, or when it is no command.
 */
export function lookFault(question: Question, bench: Bench): string | undefined {
  const line = question.look?.trim() ?? '';
  const [first = ''] = line.split(' ');
  if (PROSE.test(line) || !execWords().has(first)) return undefined;
  const on = bench.device('on' in question ? question.on : undefined);
  const understood = PLACES.map(([mode, privilege]) => bench.lab.understand(on, mode, privilege, line));
  if (understood.some(({ kind }) => kind === 'command')) return undefined;
  const [inExec] = understood;
  if (inExec?.kind !== 'refused') return undefined;
  return `${on} does not take ${JSON.stringify(line)}: ${inExec.reply.trim().split('\n').at(-1) ?? ''}`;
}

/** Words with which a line of this grammar may begin. */
function firstWords(node: Node): readonly string[] {
  switch (node.kind) {
    case 'keyword':
      return [node.word];
    case 'arg':
      return [];
    case 'opt':
      return firstWords(node.item);
    case 'seq': {
      const [first, ...rest] = node.items;
      if (!first) return [];
      const skipped = first.kind === 'opt' ? firstWords({ kind: 'seq', items: rest }) : [];
      return [...firstWords(first), ...skipped];
    }
    case 'alt':
    case 'anyOrder':
      return node.items.flatMap(firstWords);
  }
}

let known: ReadonlySet<string> | undefined;
const execWords = (): ReadonlySet<string> =>
  (known ??= new Set(
    registry.commands.modes
      .filter(({ id }) => id === 'exec')
      .flatMap((mode) => registry.commands.inMode(mode))
      .flatMap(({ syntax }) => firstWords(syntax.node)),
  ));

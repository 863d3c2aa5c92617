import { defineCommand, defaulted, negated, type Command } from '../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../cli/grammar.ts';
import { configure, defineMode, exec, type Mode } from '../../cli/mode.ts';
import { line } from '../../cli/types.ts';
import { defineFeature } from '../../feature.ts';
import { configLines, execLines, type KnownLine } from './lines.ts';

/** A block whose lines are accepted and forgotten, under the prompt the device would show. */
const block = (suffix: string): Mode =>
  defineMode({
    id: `unsimulated-${suffix}`,
    title: 'Configure commands:',
    parent: configure,
    suffix: `(${suffix})`,
    sink: 'line',
  });
const blocks = new Map<string, Mode>();
const blockFor = (suffix: string): Mode => {
  const found = blocks.get(suffix) ?? block(suffix);
  blocks.set(suffix, found);
  return found;
};

/** The lab's own voice: never mistaken for the device's. */
const notSimulated = (phrase: string): string =>
  `[Bootset] "${phrase}" is valid on this device but not simulated here.`;

function phraseSyntax(phrase: string, help: string): Syntax<unknown> {
  const words = phrase.split(' ');
  return seq(
    ...words.map((w, i) =>
      keyword(w, i === words.length - 1 ? help : (groupHelp[words.slice(0, i + 1).join(' ')] ?? help)),
    ),
    opt(arg('rest', line, 'Not simulated')),
  );
}

/** Help of words that several unsimulated phrases share; those of simulated commands win. */
const groupHelp: Readonly<Record<string, string>> = {
  show: 'Show running system information',
  ip: 'Global IP configuration subcommands',
  'show ip': 'IP information',
  debug: "Debugging functions (see also 'undebug')",
  clear: 'Reset functions',
  crypto: 'Encryption module',
};

function commandsFor(
  mode: Mode,
  { phrase, help, enters, level = mode === exec ? 1 : 15 }: KnownLine,
): readonly Command[] {
  const positive = phraseSyntax(phrase, help);
  const run = (entering: boolean): Command['run'] =>
    function* (session) {
      session.print(notSimulated(phrase));
      if (entering && enters !== undefined) session.enter(blockFor(enters));
    };
  const declared = { id: phrase, mode, level };
  const command = defineCommand({ ...declared, syntax: positive, run: run(true) });
  if (mode === exec) return [command];
  return [
    command,
    defineCommand({ ...declared, id: `no ${phrase}`, hidden: true, syntax: negated(positive), run: run(false) }),
    defineCommand({ ...declared, id: `default ${phrase}`, hidden: true, syntax: defaulted(positive), run: run(false) }),
  ];
}

const blockLines = (): readonly Command[] =>
  [...blocks.values()].map((mode) =>
    defineCommand({ id: 'line', mode, hidden: true, syntax: arg('text', line, 'Not simulated'), *run() {} }),
  );

for (const { enters } of configLines) if (enters !== undefined) blockFor(enters);

export default defineFeature({
  id: 'unsimulated',
  title: 'Valid on the device, not simulated here',
  commands: [
    ...execLines.flatMap((known) => commandsFor(exec, known)),
    ...configLines.flatMap((known) => commandsFor(configure, known)),
    ...blockLines(),
  ],
});

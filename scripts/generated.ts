import { readdirSync } from 'node:fs';
import { z } from 'zod';
import type { Command } from '../src/engine/cli/command.ts';
import type { Node } from '../src/engine/cli/grammar.ts';
import { features } from '../src/engine/features/index.ts';
import { monitorCommands } from '../src/engine/features/boot/rommon/commands.ts';
import { commandsOf, factsOf, toldBy } from '../src/engine/software.ts';
import { hostFacts } from '../src/engine/hosts/facts.ts';
import type { EventType, Value } from '../src/engine/kernel/events.ts';
import { registry } from '../src/engine/lab.ts';
import type { FactOf, SyslogMessage } from '../src/engine/system/device.ts';
import { quizSchema } from '../src/scenarios/quizzes/schema.ts';
import { scenarioSchema } from '../src/scenarios/schema.ts';

/** A file that is made from the sources. */
export interface Generated {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

/** From the project's root, where this runs. */
const FEATURES = 'src/engine/features';

const isPipe = (node: Node): boolean =>
  node.kind === 'keyword'
    ? node.word === '|'
    : node.kind === 'seq' && node.items[0] !== undefined && isPipe(node.items[0]);

/** A grammar as manuals print it. */
function syntaxOf(node: Node): string {
  switch (node.kind) {
    case 'keyword':
      return node.hidden ? '' : node.word;
    case 'arg':
      return node.type.label.startsWith('<')
        ? node.type.label
        : node.type.label === 'WORD' || node.type.label === 'LINE'
          ? node.name.toUpperCase()
          : node.type.label;
    case 'seq':
      return node.items
        .map(syntaxOf)
        .filter((part) => part !== '')
        .join(' ');
    case 'alt': {
      const forms = [...new Set(node.items.map(syntaxOf).filter((part) => part !== ''))];
      return forms.length > 1 ? `{${forms.join(' | ')}}` : (forms[0] ?? '');
    }
    case 'opt': {
      const inner = isPipe(node.item) ? '' : syntaxOf(node.item);
      return inner === '' ? '' : `[${inner.replace(/^\{(.*)\}$/, '$1')}]`;
    }
    case 'anyOrder':
      return node.items.map((item) => `[${syntaxOf(item)}]`).join(' ');
  }
}

/** Help of every keyword that all forms of a command have, and of those that some have. */
function helps(node: Node): { readonly all: readonly string[]; readonly some: readonly string[] } {
  if (node.kind === 'keyword') return { all: [node.help], some: [] };
  if (node.kind === 'arg') return { all: [], some: [node.help] };
  if (node.kind === 'opt') return { all: [], some: [] };
  const parts = node.items.map(helps);
  if (node.kind === 'seq') return { all: parts.flatMap(({ all }) => all), some: parts.flatMap(({ some }) => some) };
  return { all: [], some: parts.flatMap(({ all, some }) => [...all, ...some]) };
}

/** What the command's own help says: that of its last fixed keyword, or of what may follow. */
function helpOf(node: Node): string {
  const { all, some } = helps(node);
  return all.findLast((help) => help !== '') ?? some.find((help) => help !== '') ?? '';
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

const inBytewiseOrder = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

interface Listed {
  readonly command: Command;
  readonly feature: string;
  readonly syntax: string;
}

const listedCommands = (): readonly Listed[] =>
  features.flatMap((feature) =>
    commandsOf(feature)
      .filter(({ hidden }) => !hidden)
      .map((command) => ({ command, feature: feature.id, syntax: syntaxOf(command.syntax.node) })),
  );

/** The wing of each feature, by the feature's id. */
const wings: ReadonlyMap<string, string> = new Map(
  readdirSync(FEATURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: wing }) => readdirSync(`${FEATURES}/${wing}`).map((feature) => [feature, wing] as const)),
);

const specLink = (feature: string): string =>
  `[${feature}](../src/engine/features/${wings.get(feature)}/${feature}/SPEC.md)`;

function commandTable(commands: readonly Listed[]): string {
  const rows = inBytewiseOrder(commands, ({ syntax }) => syntax).map(
    ({ command, feature, syntax }) =>
      `| \`${cell(syntax)}\` | ${cell(helpOf(command.syntax.node))} | ${command.level} | ${feature === 'unsimulated' ? 'recognised' : 'simulated'} | ${specLink(feature)} |`,
  );
  return [
    '| command | what its help says | level | status | rules and sources |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function modeSections(): string {
  const listed = listedCommands();
  const modes = [...new Map(listed.map(({ command }) => [command.mode.id, command.mode])).values()];
  return modes
    .filter(({ id }) => !id.startsWith('unsimulated'))
    .map((mode) => {
      const own = listed.filter(({ command }) => command.mode.id === mode.id);
      const prompt = mode.suffix === '' ? '`Router>` and `Router#`' : `\`Router${mode.suffix}#\``;
      return `## ${mode.title.replace(/:$/, '')}, ${prompt}\n\n${commandTable(own)}`;
    })
    .join('\n\n');
}

function monitorSection(): string {
  const rows = monitorCommands.map(({ name, help }) => `| \`${name}\` | ${cell(help)} |`);
  return `## ROM monitor, \`rommon 1 >\`\n\nRules and sources: ${specLink('rommon')}.\n\n| command | what its help says |\n| --- | --- |\n${rows.join('\n')}`;
}

/** `%SYS-5-RESTART: System restarted --` as a device logs it; {0} stands for a value. */
const messageRow = ({ facility, severity, mnemonic, text }: SyslogMessage, feature: string): string =>
  `| \`%${facility}-${severity}-${mnemonic}\` | ${cell(text)} | ${specLink(feature)} |`;

function messageSections(): string {
  const sections = features
    .map((feature) => ({
      title: feature.title,
      rows: toldBy(feature, 'messages').map((message) => messageRow(message, feature.id)),
    }))
    .filter(({ rows }) => rows.length > 0);
  return inBytewiseOrder(sections, ({ title }) => title)
    .map(
      ({ title, rows }) =>
        `### ${title}\n\n| message | text | rules and sources |\n| --- | --- | --- |\n${rows.join('\n')}`,
    )
    .join('\n\n');
}

const commandsText = (): string => `# Commands

Generated by \`npm run docs\` from the engine's own grammar; do not edit.

*simulated*: does what the device does. *recognised*: the device has it, this lab only says that it is valid there and not
simulated here; a line of the configuration is kept there as text. Everything else gets the device's own error message. Level is the lowest privilege level that may use it.
Configuration commands have their \`no\` and \`default\` forms, EXEC commands can be typed in configuration after \`do\`, and
what only shows something takes \`| include\`, \`exclude\`, \`begin\`, \`section\`, \`count\`, \`redirect\`, \`tee\` and \`append\`.
The rules beside each feature say where its wording comes from, and which of it is ours.

${modeSections()}

${monitorSection()}

## Log messages

{0}, {1} stand for values.

${messageSections()}
`;

const kindNames: Readonly<Record<FactOf<never>['kind'], string>> = {
  text: 'text',
  number: 'number',
  flag: 'true or false',
  list: 'list',
};

const factRow = ({ id, kind, nullable, of, describe }: FactOf<never>): string =>
  `| \`${id}\` | ${kindNames[kind]}${nullable ? ' or null' : ''} | ${of ?? ''} | ${cell(describe)} |`;

const eventRow = ({ id, payload, describe }: EventType<Readonly<Record<string, Value>>>): string =>
  `| \`${id}\` | ${Object.entries(payload)
    .map(([name, kind]) => `\`${name}\` (${kindNames[kind]})`)
    .join(', ')} | ${cell(describe)} |`;

const vocabularyText = (): string => `# Facts and events

Generated by \`npm run docs\`; do not edit. These are what the checks of a scenario may ask.

## Facts: what is so now

| fact | kind | \`of\` | |
| --- | --- | --- | --- |
${inBytewiseOrder<FactOf<never>>([...features.flatMap(factsOf), ...hostFacts], ({ id }) => id)
  .map(factRow)
  .join('\n')}

## Events: what has happened

| event | values | |
| --- | --- | --- |
${inBytewiseOrder([...registry.events.values()], ({ id }) => id)
  .map(eventRow)
  .join('\n')}
`;

const schemaText = (of: z.ZodType, title: string): string => {
  const schema = z.toJSONSchema(of, { io: 'input', target: 'draft-7', reused: 'ref' });
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`;
};

/** Everything that `npm run docs` writes. */
export const generated = (): readonly Generated[] => [
  { path: 'docs/commands.md', text: commandsText() },
  { path: 'docs/vocabulary.md', text: vocabularyText() },
  { path: 'public/scenario.schema.json', text: schemaText(scenarioSchema, 'Bootset scenario') },
  { path: 'public/quiz.schema.json', text: schemaText(quizSchema, 'Bootset quiz') },
];

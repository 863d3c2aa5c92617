import { defineCommand, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure, defineMode, type Mode } from '../../../cli/mode.ts';
import type { Session } from '../../../cli/session.ts';
import { line } from '../../../cli/types.ts';
import { CERTIFICATE, closing, innerBlocks, linesOfBlock, withoutNo } from './block-lines.ts';
import { keep, say, type Place, type Said } from './kept.ts';
import { tidy, understood } from './words.ts';

/** Id of the command that keeps what nobody else knows. */
const REST = 'line';

/** A block whose lines are kept, under the prompt the device would show. */
export type Block = Mode<Place>;

const blocks = new Map<string, Block>();

/** The block of a prompt below a mode: the same one each time. */
export function blockFor(suffix: string, parent: Mode): Block {
  const id = `${parent.id} ${suffix}`;
  const known = blocks.get(id);
  if (known) return known;
  const mode = defineMode<Place>({ id, title: 'Configure commands:', parent, suffix: `(${suffix})`, sink: REST });
  blocks.set(id, mode);
  return mode;
}

const suffixOf = ({ suffix }: Mode): string => suffix.slice(1, -1);

/** What a block knows itself. */
const own = (suffix: string): ArgType<Said> => ({
  label: 'LINE',
  rest: true,
  parse(text) {
    const said = understood(linesOfBlock(suffix), text);
    return said.known && said;
  },
});

const hidden = { hidden: true } as const;
const rest = arg('text', line, 'Not simulated');

/** Keeps a line that a mode takes as text. */
export const restCommand = (mode: Mode, place: (session: Session) => Place, printed: boolean): Command =>
  defineCommand({
    ...hidden,
    id: REST,
    mode,
    syntax: rest,
    *run(session, { text }) {
      say(session.device, place(session), understood([], text), printed);
    },
  });

function innerCommands(mode: Block): readonly Command[] {
  return (innerBlocks[suffixOf(mode)] ?? []).map(([word, suffix]) =>
    defineCommand({
      ...hidden,
      id: word,
      mode,
      syntax: seq(keyword(word, 'Not simulated'), opt(rest)),
      *run(session, { text = '' }) {
        const place = session.contextOf(mode);
        const header = tidy(`${word} ${text}`);
        keep(session.device, place, header, undefined, true);
        session.enter(blockFor(suffix, mode), [...place, header]);
      },
    }),
  );
}

const leaving = (mode: Block): readonly Command[] =>
  (innerBlocks[suffixOf(mode.parent ?? mode)] ?? [])
    .filter(([, suffix]) => suffix === suffixOf(mode))
    .flatMap(([word]) => closing[word] ?? [])
    .map((id) =>
      defineCommand({
        ...hidden,
        id,
        mode,
        syntax: keyword(id, 'Not simulated'),
        *run(session) {
          session.leave();
        },
      }),
    );

/** Lines of a certificate are text, whatever they look like. */
const certificate = (mode: Block): Command =>
  defineCommand({
    ...hidden,
    id: 'text',
    mode,
    syntax: rest,
    *run(session, { text }) {
      keep(session.device, session.contextOf(mode), text.trim(), undefined, true);
      if (text.trim() === 'quit') session.leave();
    },
  });

function commandsOf(mode: Block): readonly Command[] {
  const suffix = suffixOf(mode);
  if (suffix === CERTIFICATE) return [certificate(mode)];
  const printed = !withoutNo(suffix);
  const said = defineCommand({
    ...hidden,
    id: 'own',
    mode,
    syntax: arg('said', own(suffix), 'Not simulated'),
    *run(session, args) {
      say(session.device, session.contextOf(mode), args.said, printed);
    },
  });
  return [
    ...(linesOfBlock(suffix).length > 0 ? [said] : []),
    ...innerCommands(mode),
    ...leaving(mode),
    restCommand(mode, (session) => session.contextOf(mode), printed),
  ];
}

/** A block, those within it and theirs. */
const withInner = (mode: Block): readonly Block[] => [
  mode,
  ...(innerBlocks[suffixOf(mode)] ?? []).flatMap(([, inner]) => withInner(blockFor(inner, mode))),
];

/** The blocks with these prompts, and those within them, each with its commands. */
export const blockCommands = (suffixes: readonly string[]): readonly (readonly [Mode, () => readonly Command[]])[] =>
  [...new Set(suffixes.flatMap((suffix) => withInner(blockFor(suffix, configure))))].map((mode) => [
    mode,
    () => commandsOf(mode),
  ]);

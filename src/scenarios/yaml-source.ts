import {
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { fail, ok, type Result } from '../engine/index.ts';
import { limits } from './limits.ts';
import { LOOKED_AT, problemAt, type Problem } from './problem.ts';
import type { Path, Piece } from './vocabulary.ts';

/** A parsed YAML file that knows where each of its parts stands. */
export interface YamlSource {
  readonly data: unknown;
  /** The problem with the part at a path, or with the nearest part around it that exists; `piece`: a part of its text. */
  problem(path: Path, message: string, piece?: Piece): Problem;
  /** The problem with the name of a field, rather than with its value. */
  problemOfKey(path: Path, message: string): Problem;
}

const ALIASES = 50;

/**
 * Where a file gets deeper or longer than anybody writes them. Checked first: the parser proper recurses, and compares
 * every field with every other.
 */
function tooMuch(text: string): Fault | undefined {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) continue;
    const at = parser.offset;
    if (parser.stack.length > limits.depth * 2) return { at, message: `expected at most ${limits.depth} levels` };
    if (++lexemes > limits.lexemes) return { at, message: `expected at most ${limits.lexemes} words and signs` };
  }
  return undefined;
}

/** The fields of every object of a document, by their names: looking through thousands for each would take long. */
interface Fields {
  readonly of: ReadonlyMap<unknown, ReadonlyMap<string, Pair>>;
  /** Fields that are there already, as the parser would tell them. */
  readonly again: readonly Fault[];
}

function fieldsOf(document: Document): Fields {
  const of = new Map<unknown, ReadonlyMap<string, Pair>>();
  const again: Fault[] = [];
  visit(document, {
    Map: (_, map) => {
      const fields = new Map<string, Pair>();
      for (const pair of map.items) {
        if (!isScalar(pair.key)) continue;
        const name = String(pair.key.value);
        if (fields.has(name)) again.push({ at: pair.key.range?.[0] ?? 0, message: 'this field is there already' });
        else fields.set(name, pair);
      }
      of.set(map, fields);
    },
  });
  return { of, again };
}

const pairOf = ({ of }: Fields, node: unknown, key: string | number | undefined): Pair | undefined =>
  of.get(node)?.get(String(key));

function nodeAt(document: Document, fields: Fields, path: Path): Node | undefined {
  let node: unknown = document.contents;
  for (const step of path) {
    const next: unknown =
      isSeq(node) && typeof step === 'number' ? node.items[step] : pairOf(fields, node, step)?.value;
    if (next === undefined || next === null) break;
    node = next;
  }
  return (node ?? undefined) as Node | undefined;
}

/** Where a piece of a text stands in the source; the beginning of the text when it was folded or escaped there. */
function pieceOffset(source: string, node: Node | undefined, piece: Piece | undefined): number {
  const [from, to] = node?.range ?? [0, 0];
  if (!piece) return from;
  let at = from - 1;
  for (let nth = 0; nth <= piece.nth; nth++) {
    at = source.indexOf(piece.text, at + 1);
    if (at < 0 || at >= to) return from;
  }
  return at;
}

/** What the parser says, in words for people who write scenarios. */
const plainMessages: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'expected one document: --- begins another',
  TAB_AS_INDENT: 'expected spaces: YAML allows no tab in front of a line',
};

/** The same where the code does not tell enough: what the parser's words begin with, and ours. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/^Missing closing (.)quote/, 'expected $1 at the end of the text that was begun with it'],
  [
    /^Flow (?:sequence|map) .* end with an? (.)/,
    'expected $1 at the end of what was begun before, further in than its field',
  ],
  [/^(Nested mappings|Implicit keys need)/, 'expected one field on a line: quote a text that has ": " in it'],
  [/^All (?:mapping|sequence) items must/, 'expected this line as far in as those it stands with'],
  [/^Implicit map keys need/, 'expected a colon after the name of a field'],
  [/^Plain value cannot start with .*(.)$/, 'expected quotes around a text that begins with $1'],
  [/^Invalid escape sequence (.*)$/, 'there is no $1 in a text in double quotes: write \\\\ for \\'],
  [/^Unresolved tag: (.*)$/, 'expected no $1: quote a text that begins with !'],
  [/^Block scalar header/, 'expected the end of the line after | or >'],
  [/^Unexpected .* token .*: (.*)$/, 'there is a $1 too many'],
  [/^With stringKeys/, 'expected a text as the name of a field'],
  [/^A node can have at most one/, 'expected one & or ! before a value'],
];

/** What the parser found, in plain words. */
function inPlainWords(code: string, message: string): string {
  const known = plainMessages[code];
  if (known !== undefined) return known;
  const [pattern, words] = plainWords.find(([begin]) => begin.test(message)) ?? [];
  const found = pattern?.exec(message)?.[1] ?? '';
  return words === undefined ? message : words.replace('$1', () => found);
}

/** What the parser found wrong, at an offset. */
interface Fault {
  readonly at: number;
  readonly message: string;
}

/** A variable without quotes where a value begins: the parser takes its braces for fields. */
const BARE_VARIABLE = /^\{\{[^{}\n]*\}\}/;

/** The faults that help. One tab, or one variable without quotes, makes the parser stumble over much that is right. */
function faultsOf({ errors, warnings }: Document, again: readonly Fault[], text: string): readonly Fault[] {
  const all = [...errors, ...warnings].slice(0, LOOKED_AT);
  const plain = all.map(({ pos: [at], code, message }) => ({ at, message: inPlainWords(code, message) }));
  const tab = all.findIndex(({ code }) => code === 'TAB_AS_INDENT');
  if (tab >= 0) return plain.slice(tab, tab + 1);
  const bare = all.flatMap(({ pos: [inner], code }) => {
    const [variable] = BARE_VARIABLE.exec(text.slice(inner - 1, inner + limits.name)) ?? [];
    if (code !== 'NON_STRING_KEY' || variable === undefined) return [];
    return [{ at: inner - 1, message: `expected quotes around a text that begins with ${variable}` }];
  });
  const lineOf = (at: number): number => text.lastIndexOf('\n', at - 1);
  const lines = new Set(bare.map(({ at }) => lineOf(at)));
  return [...bare, ...[...plain, ...again.slice(0, LOOKED_AT)].filter(({ at }) => !lines.has(lineOf(at)))].sort(
    (a, b) => a.at - b.at,
  );
}

/** Lines of a lab or quiz that hardly anything else has. */
const OURS = /^[ \t{,]*["']?(format["']?[ \t]*:[ \t]*["']?bootset-|(lab|checks|questions|solutions)["']?[ \t]*:)/m;
/** A line of Markdown that no YAML has. */
const FENCE = /^```/m;

/** What only a file has that is no text. */
const NO_TEXT = /[\0\uFFFD]/;

/** How many faults of one file's YAML are told: those that follow come of the first. */
const MOST_FAULTS = 10;

/** Names that mean something to the language this is written in, and nothing to a scenario. */
const notFields: ReadonlySet<string> = new Set(['__proto__']);

/** Parses YAML 1.2, or JSON. Duplicate keys, other types than those of JSON, and bombs are problems, not data. */
export function parseYaml(file: string, text: string): Result<YamlSource, readonly Problem[]> {
  if (text.length > limits.file) return fail([problemAt(file, text, 0, `expected at most ${limits.file} characters`)]);
  const much = tooMuch(text);
  if (much) return fail([problemAt(file, text, much.at, much.message)]);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    stringKeys: true,
    strict: true,
    prettyErrors: false,
  });
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const fields = fieldsOf(document);
  const faults = faultsOf(document, fields.again, text);
  if ((faults.length > 1 || (faults.length > 0 && NO_TEXT.test(text))) && (!OURS.test(text) || FENCE.test(text)))
    return fail([at(0, 'this is not a lab or quiz: expected a file with the line format: bootset-lab')]);
  if (faults.length > 0) return fail(faults.slice(0, MOST_FAULTS).map((fault) => at(fault.at, fault.message)));
  const oddities: Problem[] = [];
  const aliases = new Map<string, number>();
  /** What an alias stands for at the place that is looked at. */
  const named = new Map<string, Node>();
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && notFields.has(String(key.value)))
        oddities.push(at(key.range?.[0] ?? 0, `there is no field ${String(key.value)} here`));
    },
    Value: (_, node) => {
      if (node.anchor !== undefined) named.set(node.anchor, node);
    },
    Alias: (_, { source, range }, around) => {
      if (!aliases.has(source)) aliases.set(source, range?.[0] ?? 0);
      const meant = named.get(source);
      if (meant && around.includes(meant))
        oddities.push(at(range?.[0] ?? 0, `expected no *${source} within what it stands for`));
    },
  });
  if (oddities.length > 0) return fail(oddities);
  try {
    const data: unknown = document.toJS({ maxAliasCount: ALIASES });
    return ok({
      data,
      problem: (path, message, piece) => at(pieceOffset(text, nodeAt(document, fields, path), piece), message),
      problemOfKey: (path, message) => {
        const key = pairOf(fields, nodeAt(document, fields, path.slice(0, -1)), path.at(-1))?.key as Node | undefined;
        return at((key ?? nodeAt(document, fields, path))?.range?.[0] ?? 0, message);
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, unknown] = /^Unresolved alias .*: (.*)$/.exec(message) ?? [];
    if (unknown !== undefined)
      return fail([
        at(aliases.get(unknown) ?? 0, `expected &${unknown} before *${unknown}, or quotes around this text`),
      ]);
    const [first = 0] = aliases.values();
    const bomb = message.startsWith('Excessive alias');
    return fail([at(first, bomb ? `expected at most ${ALIASES} aliases (*name)` : message)]);
  }
}

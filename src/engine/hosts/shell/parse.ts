/** A piece of a word. What is quoted is neither split nor a pattern. */
export type Piece =
  | { readonly text: string; readonly quoted: boolean }
  | { readonly variable: string; readonly quoted: boolean };

export type Word = readonly Piece[];

/** Where something goes or comes from. */
interface Redirect {
  readonly from: 'in' | 'out' | 'error';
  readonly append: boolean;
  readonly to: Word;
}

/** What a command complains of goes from here on where its output goes now. */
export const MERGED = '2>&1';

/** One command with its words. */
export interface Command {
  readonly words: readonly Word[];
  /** In the order in which they are made. */
  readonly redirects: readonly (Redirect | typeof MERGED)[];
}

/** Commands of which each reads what the one before printed; `when`: which status before it lets it run. */
export interface Pipeline {
  readonly when: ';' | '&&' | '||';
  readonly commands: readonly Command[];
}

/** What a line says. `unfinished`: it goes on in the next line, and what is missing. */
export type Parsed =
  | { readonly kind: 'list'; readonly pipelines: readonly Pipeline[] }
  | { readonly kind: 'unfinished'; readonly missing: string }
  | { readonly kind: 'wrong'; readonly message: string };

type Token = { readonly kind: 'word'; readonly word: Word } | { readonly kind: 'operator'; readonly text: string };

const OPERATOR = /^(?:&&|\|\||2>&1|2>>|2>|>>|[;|<>&()\n])/;
const NAME = /^(?:[A-Za-z_][A-Za-z0-9_]*|\?|[0-9])/;
const SPECIAL = /[ \t\n;|<>&()'"\\$`]/;

class Unfinished extends Error {}
class Wrong extends Error {}

const UNSIMULATED = 'this is not simulated here';
/** Words with which bash begins what is more than a command. */
const RESERVED: ReadonlySet<string> = new Set(
  'if then else elif fi for while until do done case esac select function time { } ! [['.split(' '),
);

/** Reads a line into tokens. */
class Lexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  tokens(): readonly Token[] {
    const found: Token[] = [];
    for (;;) {
      const rest = this.#text.slice(this.#at);
      const blank = /^(?:[ \t]|\\\n)+/.exec(rest)?.[0];
      if (blank !== undefined) {
        this.#at += blank.length;
        continue;
      }
      if (rest === '') return found;
      if (rest.startsWith('#')) {
        this.#at += /^[^\n]*/.exec(rest)?.[0].length ?? 0;
        continue;
      }
      const operator = OPERATOR.exec(rest)?.[0];
      if (operator === undefined) found.push({ kind: 'word', word: this.#word() });
      else {
        this.#at += operator.length;
        found.push({ kind: 'operator', text: operator });
      }
    }
  }

  #word(): Word {
    const pieces: Piece[] = [];
    for (let char = this.#peek(); char !== undefined && !/[ \t\n;|<>&()]/.test(char); char = this.#peek()) {
      if (char === "'") pieces.push({ text: this.#upTo("'"), quoted: true });
      else if (char === '"') pieces.push(...this.#quoted());
      else if (char === '\\') pieces.push(this.#escaped());
      else if (char === '$') pieces.push(this.#variable(false));
      else if (char === '`') throw new Wrong(`command substitution: ${UNSIMULATED}`);
      else pieces.push({ text: this.#plain(), quoted: false });
    }
    return pieces;
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #plain(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !SPECIAL.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text.slice(from, this.#at);
  }

  #upTo(end: string): string {
    const from = this.#at + 1;
    const to = this.#text.indexOf(end, from);
    if (to < 0) throw new Unfinished(end);
    this.#at = to + 1;
    return this.#text.slice(from, to);
  }

  #escaped(): Piece {
    const char = this.#text[this.#at + 1];
    if (char === undefined) throw new Unfinished('\\');
    this.#at += 2;
    return { text: char === '\n' ? '' : char, quoted: true };
  }

  #quoted(): readonly Piece[] {
    const pieces: Piece[] = [{ text: '', quoted: true }];
    this.#at++;
    for (;;) {
      const char = this.#peek();
      if (char === undefined) throw new Unfinished('"');
      if (char === '"') {
        this.#at++;
        return pieces;
      }
      if (char === '`') throw new Wrong(`command substitution: ${UNSIMULATED}`);
      if (char === '$') pieces.push(this.#variable(true));
      else if (char === '\\' && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? '')) pieces.push(this.#escaped());
      else {
        pieces.push({ text: char, quoted: true });
        this.#at++;
      }
    }
  }

  #variable(quoted: boolean): Piece {
    const rest = this.#text.slice(this.#at + 1);
    if (rest.startsWith('((')) throw new Wrong(`arithmetic: ${UNSIMULATED}`);
    if (rest.startsWith('(')) throw new Wrong(`command substitution: ${UNSIMULATED}`);
    const braced = /^\{([^}]*)\}/.exec(rest);
    const name = braced ? braced[1] : NAME.exec(rest)?.[0];
    this.#at += 1 + (braced?.[0].length ?? name?.length ?? 0);
    if (rest.startsWith('{') && (!braced || NAME.exec(name ?? '')?.[0] !== name))
      throw new Wrong(`\${${braced?.[1] ?? ''}}: bad substitution`);
    return name === undefined ? { text: '$', quoted: true } : { variable: name, quoted };
  }
}

const isReserved = ({ text, quoted }: Extract<Piece, { readonly text: string }>): boolean =>
  !quoted && RESERVED.has(text);

const unexpected = (text: string): Wrong =>
  new Wrong(`syntax error near unexpected token \`${text === '\n' ? 'newline' : text}'`);

const REDIRECTS: Readonly<Record<string, Pick<Redirect, 'from' | 'append'>>> = {
  '<': { from: 'in', append: false },
  '>': { from: 'out', append: false },
  '>>': { from: 'out', append: true },
  '2>': { from: 'error', append: false },
  '2>>': { from: 'error', append: true },
};

/** Takes tokens one by one. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  list(): readonly Pipeline[] {
    const pipelines: Pipeline[] = [];
    let when: Pipeline['when'] = ';';
    for (;;) {
      while (when === ';' && pipelines.length === 0 && this.#operator() === '\n') this.#at++;
      if (!this.#tokens[this.#at] && when === ';') return pipelines;
      if (!this.#tokens[this.#at]) throw new Unfinished(when);
      pipelines.push({ when, commands: this.#pipeline() });
      const next = this.#operator();
      if (next === undefined) return pipelines;
      if (next === '&') throw new Wrong(`&: ${UNSIMULATED}`);
      if (next !== ';' && next !== '&&' && next !== '||' && next !== '\n') throw unexpected(next);
      this.#at++;
      when = next === '\n' ? ';' : next;
      if (when !== ';') this.#skipLines();
    }
  }

  /** After an operator the line may go on in the next one. */
  #skipLines(): void {
    while (this.#operator() === '\n') this.#at++;
  }

  #operator(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === 'operator' ? token.text : undefined;
  }

  #pipeline(): readonly Command[] {
    const commands = [this.#command()];
    while (this.#operator() === '|') {
      this.#at++;
      this.#skipLines();
      if (!this.#tokens[this.#at]) throw new Unfinished('|');
      commands.push(this.#command());
    }
    return commands;
  }

  #command(): Command {
    const words: Word[] = [];
    const redirects: (Redirect | typeof MERGED)[] = [];
    for (let token = this.#tokens[this.#at]; token; token = this.#tokens[this.#at]) {
      if (token.kind === 'word') {
        const [piece, ...more] = token.word;
        if (words.length === 0 && piece && more.length === 0 && 'text' in piece && isReserved(piece))
          throw new Wrong(`${piece.text}: ${UNSIMULATED}`);
        words.push(token.word);
      } else if (token.text === MERGED) redirects.push(MERGED);
      else {
        const how = Object.hasOwn(REDIRECTS, token.text) ? REDIRECTS[token.text] : undefined;
        if (!how) break;
        this.#at++;
        const to = this.#tokens[this.#at];
        if (to?.kind !== 'word') throw unexpected(to?.text ?? '\n');
        redirects.push({ ...how, to: to.word });
      }
      this.#at++;
    }
    if (words.length === 0 && redirects.length === 0) throw unexpected(this.#operator() ?? '\n');
    return { words, redirects };
  }
}

/** What a line of the shell says. */
export function parseLine(text: string): Parsed {
  try {
    return { kind: 'list', pipelines: new Parser(new Lexer(text).tokens()).list() };
  } catch (error) {
    if (error instanceof Unfinished) return { kind: 'unfinished', missing: error.message };
    if (error instanceof Wrong) return { kind: 'wrong', message: error.message };
    throw error;
  }
}

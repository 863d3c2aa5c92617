/** Why a question cannot be read as GIFT, at an offset of its text. */
export interface GiftFault {
  readonly at: number;
  readonly message: string;
  /** Its answers were begun and not ended: what follows the blank line belongs to them. */
  readonly open?: true;
}

/** Texts in comments, and signs that a \ makes plain, say nothing of how a question is built. */
const bare = (block: string): string =>
  block.replace(/^[ \t]*\/\/.*$/gm, (line) => ' '.repeat(line.length)).replace(/\\./g, '  ');

/** A block with a \\ before the signs in the text of its question that need one. */
export function plainSigns(block: string): string {
  const signs = bare(block);
  if (titleFault(signs)) return block;
  const open = signs.indexOf('{');
  const close = signs.lastIndexOf('}');
  const title = /^\s*(?:::[^:]+::)?\s*(?:\[\w+\])?/.exec(signs)?.[0].length ?? 0;
  return block.replace(/\\[^]|[=~#:]/g, (sign, at: number) =>
    sign.length === 1 && signs[at] === sign && at >= title && (at < open || at > close) ? `\\${sign}` : sign,
  );
}

/** How a question is called: by its title, or by how it begins. */
export function nameOf(block: string): string {
  const title = /::((?:[^:\\]|\\.)+)::/.exec(block)?.[1]?.trim();
  const [begin = ''] = (title ?? block.replace(/^[ \t]*\/\/.*$/gm, '')).trim().split('\n');
  return `question "${begin.length > 40 ? `${begin.slice(0, 40)}...` : begin}"`;
}

/** The first brace that has no partner, or one too many. */
function braceFault(signs: string): GiftFault | undefined {
  let open: number | undefined;
  let closed = false;
  for (const { 0: sign, index } of signs.matchAll(/[{}]/g)) {
    if (sign === '}' && open === undefined) return { at: index, message: 'expected { before its answers' };
    if (sign === '{' && open !== undefined) return { at: open, message: 'expected } after its answers' };
    if (sign === '{' && closed)
      return { at: index, message: 'expected one { } in a question, and a blank line before the next question' };
    closed = sign === '}';
    open = closed ? undefined : index;
  }
  if (open === undefined) return undefined;
  return { at: open, message: 'expected } after its answers, without a blank line before it', open: true };
}

const titleFault = (signs: string): GiftFault | undefined => {
  const at = signs.search(/\S/);
  return signs.startsWith(':', at) && !/^::[^:]+::/.test(signs.slice(at))
    ? { at, message: 'expected :: before and after its title' }
    : undefined;
};

/** What stands between the braces after a # is numbers. */
function numberFault(signs: string, stuckAt: number): GiftFault | undefined {
  const begin = /\{\s*#/.exec(signs);
  const end = signs.indexOf('}', begin?.index);
  if (!begin || stuckAt < begin.index || stuckAt > end) return undefined;
  return { at: stuckAt, message: 'expected numbers after #, for example 5, 5:0.1 or 4.9..5.1, without an exponent' };
}

/** Explains in plain words why a block was not understood from an offset on. */
export function giftFault(block: string, stuckAt: number): GiftFault {
  const signs = bare(block);
  const sign = block[stuckAt] ?? '';
  const stuck: GiftFault = {
    at: stuckAt,
    message: /[~=#{}:]/.test(sign)
      ? `expected \\${sign} here: the signs ~ = # { } : need a \\ where they are text`
      : `there is something here that GIFT does not know: ${JSON.stringify(sign)}`,
  };
  const fault = titleFault(signs) ?? braceFault(signs) ?? numberFault(signs, stuckAt) ?? stuck;
  return { ...fault, message: `${nameOf(block)}: ${fault.message}` };
}

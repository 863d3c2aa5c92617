/** Tags that have a form in Markdown; every other one is left out, with what it would have done. */
const marks: ReadonlyMap<string, string> = new Map([
  ['b', '**'],
  ['strong', '**'],
  ['i', '*'],
  ['em', '*'],
  ['code', '`'],
  ['tt', '`'],
  ['br', '\n'],
  ['p', '\n\n'],
  ['div', '\n\n'],
  ['ul', '\n\n'],
  ['ol', '\n\n'],
  ['li', '\n- '],
]);

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

const entity = (whole: string, name: string): string => {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1] ?? undefined;
  const number = code === undefined ? Number(/^#(\d{1,7})$/.exec(name)?.[1] ?? Number.NaN) : Number.parseInt(code, 16);
  if (Number.isNaN(number)) return entities.get(name.toLowerCase()) ?? whole;
  return number > 0 && number <= 0x10_ffff && !(number >= 0xd800 && number < 0xe000)
    ? String.fromCodePoint(number)
    : '';
};

/** Plain text as Markdown that shows it as it stands. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&]|^[ \t]*([-+]|\d+[.)])(?=\s)/gm, (found) =>
    found.length === 1 ? `\\${found}` : found.replace(/([-+.)])$/, '\\$1'),
  );

/** HTML of a stranger as Markdown: a few simple marks, the rest as plain text. Nothing of it is ever drawn as HTML. */
export function htmlToMarkdown(html: string): string {
  const readable = html.replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, '').replace(/<!--[\s\S]*?(-->|$)/g, '');
  const pieces = readable.split(/(<\/?[a-z][^<>]*>)/i).map((piece) => {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(piece);
    if (!tag) return escapeMarkdown(piece.replace(/&(#?\w{1,8});/g, entity));
    const name = (tag[2] ?? '').toLowerCase();
    return tag[1] === '/' && name === 'li' ? '' : (marks.get(name) ?? '');
  });
  return pieces
    .join('')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

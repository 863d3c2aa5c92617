import type { Answer } from './answer.ts';
import { partnersOf } from './mark.ts';
import type { Question } from './schema.ts';

/** Markdown without its marks, on one line, for places that show plain text. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/^[ \t]*(?:[-*]|\d+\.)\s+/gm, '; ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`+|\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s;]+/, '')
    .replaceAll(' ; ', '; ');

const listed = (texts: readonly (string | undefined)[], glue: string): string => {
  const known = texts.filter((text) => text !== undefined).map(plain);
  return known.length === 0 ? 'nothing' : known.join(glue);
};

/** What was answered, in plain words. */
export function describeAnswer(question: Question, answer: Answer): string {
  if ('text' in answer) return answer.text.trim() === '' ? 'nothing' : answer.text;
  const picked = 'chosen' in answer ? answer.chosen : [];
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return listed(
        picked.map((key) => question.options[key]?.text),
        '; ',
      );
    case 'order':
      return listed(
        picked.map((key) => question.steps[key]?.text),
        ' → ',
      );
    case 'match': {
      const matched = 'matched' in answer ? answer.matched : [];
      const partners = partnersOf(question);
      return listed(
        question.pairs.map(({ left }, i) => `${left}: ${partners[matched[i] ?? -1] ?? '—'}`),
        '; ',
      );
    }
    case 'command':
    case 'device':
    case 'short':
      return 'nothing';
  }
}

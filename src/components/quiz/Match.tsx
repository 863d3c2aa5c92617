import { useId } from 'react';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { outcomeBorder } from './PartMark.tsx';
import { Reason } from './Reason.tsx';
import { plainText } from '../scenario/marks.ts';

interface MatchProps {
  readonly question: QuestionView;
  /** For each left side the key of its right side, -1 for none. */
  readonly matched: readonly number[];
  readonly onChange: (matched: readonly number[]) => void;
}

/** Left sides, each with a list of all right sides. */
export function Match({ question, matched, onChange }: MatchProps) {
  const id = useId();
  const { items, partners, verdict } = question;
  const locked = question.answer !== undefined;
  return (
    <ul className="space-y-2">
      {items.map(({ key, text }) => {
        const part = verdict?.parts.find((candidate) => candidate.key === key);
        const given = partners.find((partner) => partner.key === matched[key])?.text;
        return (
          <li
            key={key}
            className={`rounded-md border bg-raised ${part ? outcomeBorder[part.right ? 'done' : 'failed'] : 'border-line-strong'}`}
          >
            <div className="grid items-center gap-x-4 gap-y-2 px-3.5 py-2 sm:grid-cols-2">
              <div id={`${id}-${key}`}>
                <Markdown text={text} />
              </div>
              {locked ? (
                <p className="text-sm">{given ?? 'nothing'}</p>
              ) : (
                <select
                  aria-label={`What belongs to: ${plainText(text)}`}
                  value={matched[key] ?? -1}
                  onChange={({ target }) =>
                    onChange(matched.map((old, at) => (at === key ? Number(target.value) : old)))
                  }
                  className="h-9 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm"
                >
                  <option value={-1}>Choose…</option>
                  {partners.map((partner) => (
                    <option key={partner.key} value={partner.key}>
                      {partner.text}
                    </option>
                  ))}
                </select>
              )}
            </div>
            {part && (
              <Reason
                outcome={part.right ? 'done' : 'failed'}
                word={part.right ? 'Right' : 'Wrong'}
                because={part.because}
              >
                {!part.right && <p className="font-medium">It is: {part.partner}</p>}
              </Reason>
            )}
          </li>
        );
      })}
    </ul>
  );
}

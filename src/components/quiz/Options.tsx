import { clsx } from 'clsx';
import { useId } from 'react';
import type { PartView, QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { outcomeBorder, type Outcome } from './PartMark.tsx';
import { Reason } from './Reason.tsx';

interface OptionsProps {
  readonly question: QuestionView;
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}

/** How an option turned out. */
const outcomeOf = ({ belongs, chosen }: PartView, one: boolean): readonly [Outcome, string] => {
  if (belongs) return chosen ? ['done', 'Right'] : ['missed', one ? 'Right answer' : 'Missed'];
  return chosen ? ['failed', 'Wrong'] : ['open', 'Rightly left out'];
};

/** Options to choose from: radio buttons or check boxes; after the answer each says why. */
export function Options({ question, chosen, onChange }: OptionsProps) {
  const name = useId();
  const { kind, items, verdict } = question;
  const locked = question.answer !== undefined;
  const one = kind === 'choice';
  const toggle = (key: number): void => {
    if (locked) return;
    const others = chosen.filter((other) => other !== key);
    onChange(one ? [key] : others.length < chosen.length ? others : [...chosen, key]);
  };
  return (
    <ul className="space-y-2">
      {items.map(({ key, text }) => {
        const part = verdict?.parts.find((candidate) => candidate.key === key);
        const [outcome, word] = part ? outcomeOf(part, one) : [];
        return (
          <li
            key={key}
            className={clsx(
              'rounded-md border bg-raised',
              outcome
                ? outcomeBorder[outcome]
                : 'border-line-strong hover:border-ink-2 has-checked:border-accent has-checked:bg-accent-soft',
            )}
          >
            <label className={clsx('flex items-start gap-3 px-3.5 py-2.5', !locked && 'cursor-pointer')}>
              <input
                type={one ? 'radio' : 'checkbox'}
                name={name}
                checked={chosen.includes(key)}
                aria-disabled={locked}
                onChange={() => toggle(key)}
                className={clsx('mt-1 size-4 shrink-0', outcome === 'failed' ? 'accent-danger' : 'accent-accent')}
              />
              <Markdown text={text} className="min-w-0 flex-1" />
            </label>
            {part && outcome && <Reason outcome={outcome} word={word ?? ''} because={part.because} />}
          </li>
        );
      })}
    </ul>
  );
}

import { clsx } from 'clsx';
import { useId } from 'react';
import type { PartView, QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { PartMark } from './PartMark.tsx';

interface OptionsProps {
  readonly question: QuestionView;
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}

/** How an option turned out. */
const outcome = ({ belongs, chosen }: PartView): { readonly state: 'done' | 'failed' | 'open'; readonly word: string } => {
  if (belongs) return chosen ? { state: 'done', word: 'Right' } : { state: 'failed', word: 'Right, but not chosen' };
  return chosen ? { state: 'failed', word: 'Wrong' } : { state: 'open', word: 'Rightly left out' };
};

/** Options to choose from: radio buttons or check boxes; after the answer each says why. */
export function Options({ question, chosen, onChange }: OptionsProps) {
  const name = useId();
  const { kind, items, verdict } = question;
  const one = kind === 'choice';
  const toggle = (key: number): void =>
    onChange(one ? [key] : chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);
  return (
    <ul className="space-y-2">
      {items.map(({ key, text }) => {
        const part = verdict?.parts.find((candidate) => candidate.key === key);
        const result = part && outcome(part);
        return (
          <li
            key={key}
            className={clsx(
              'rounded-md border bg-raised',
              !result && 'border-line-strong has-checked:border-accent has-checked:bg-accent-soft hover:border-ink-2',
              result?.state === 'done' && 'border-accent',
              result?.state === 'failed' && 'border-danger',
              result?.state === 'open' && 'border-line',
            )}
          >
            <label className={clsx('flex items-start gap-3 px-3.5 py-2.5', !verdict && 'cursor-pointer')}>
              <input
                type={one ? 'radio' : 'checkbox'}
                name={name}
                checked={chosen.includes(key)}
                disabled={verdict !== undefined}
                onChange={() => toggle(key)}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <Markdown text={text} className="min-w-0 flex-1" />
            </label>
            {part && result && (
              <div className="flex gap-2.5 border-t border-line px-3.5 py-2 text-sm">
                <PartMark state={result.state} word={result.word} />
                <Markdown text={part.because} className="min-w-0 flex-1 text-sm!" />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { clsx } from 'clsx';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { stateOf, stateWord } from './words.ts';

interface ProgressProps {
  readonly questions: readonly QuestionView[];
  readonly current: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** Every question of the round as a number: a ring when open, filled when right, crossed out when not, a square when right in part. */
export function Progress({ questions, current, onSelect }: ProgressProps) {
  return (
    <nav aria-label="Questions">
      <ol className="flex flex-wrap gap-1">
        {questions.map((question, at) => {
          const state = stateOf(question);
          return (
            <li key={question.id}>
              <button
                type="button"
                aria-label={`Question ${at + 1}, ${stateWord[state]}`}
                aria-current={question.id === current ? 'step' : undefined}
                title={`Question ${at + 1}: ${stateWord[state]}`}
                onClick={() => onSelect(question.id)}
                className={clsx(
                  'grid size-7 place-items-center border text-xs tabular-nums',
                  'aria-[current=step]:outline-2 aria-[current=step]:outline-offset-1 aria-[current=step]:outline-ink',
                  state === 'open' && 'rounded-full border-line-strong border-dashed text-ink-2 hover:bg-hover',
                  state === 'given' && 'rounded-full border-ink bg-ink font-medium text-surface',
                  state === 'done' && 'rounded-full border-accent bg-accent font-medium text-accent-ink',
                  state === 'partly' && 'rounded-sm border-warn bg-warn-soft font-medium text-warn',
                  state === 'failed' && 'rounded-sm border-danger bg-danger-soft font-medium text-danger line-through',
                )}
              >
                {at + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

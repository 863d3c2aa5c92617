import { useId, useState } from 'react';
import { attemptHref, examHref } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';
import type { Standing } from './entries.ts';

const LIMITS = [15, 30, 45, 60, 90] as const;

interface ExamChoiceProps {
  readonly id: string;
  readonly title: string;
  /** The one that was begun. */
  readonly exam: Standing['exam'];
}

function Begin({ id, title }: Pick<ExamChoiceProps, 'id' | 'title'>) {
  const [minutes, setMinutes] = useState<number>();
  const field = useId();
  return (
    <>
      <label htmlFor={field}>Time limit</label>
      <select
        id={field}
        value={minutes ?? ''}
        onChange={({ target }) => setMinutes(target.value === '' ? undefined : Number(target.value))}
        className="min-h-7 rounded-md border border-line-strong bg-raised px-1.5 text-sm"
      >
        <option value="">none</option>
        {LIMITS.map((limit) => (
          <option key={limit} value={limit}>
            {limit} minutes
          </option>
        ))}
      </select>
      <a
        href={examHref(id, minutes)}
        aria-label={`Begin the exam: ${title}`}
        className={buttonClass({ size: 'small' })}
      >
        Begin the exam
      </a>
    </>
  );
}

/** Takes a lab as an exam, with or without a limit of time; one that was begun goes on, or has its result. */
export function ExamChoice({ id, title, exam }: ExamChoiceProps) {
  const words = exam?.over ? 'Result of the exam' : 'Continue the exam';
  return (
    <div>
      <h4 className="font-medium">As an exam</h4>
      <p className="mt-1 text-ink-2">One attempt, without hints, solution, undo and time line; the result says so.</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        {exam ? (
          <a
            href={exam.over ? examHref(id) : attemptHref(id, exam.attempt)}
            aria-label={`${words}: ${title}`}
            className={buttonClass({ size: 'small' })}
          >
            {words}
          </a>
        ) : (
          <Begin id={id} title={title} />
        )}
      </p>
    </div>
  );
}

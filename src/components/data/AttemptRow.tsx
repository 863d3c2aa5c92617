import { Trash2 } from 'lucide-react';
import type { AttemptRecord } from '../../bridge/attempts/journal-store.ts';
import { formatSpan } from '../lab/format-time.ts';
import { resultHref } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { hrefOf, whyApart, wordsFor } from './attempts.ts';

interface AttemptRowProps {
  readonly attempt: AttemptRecord;
  /** The attempt that it branched off, when that is still here. */
  readonly parent: AttemptRecord | undefined;
  readonly onRemove: (id: string) => void;
}

const when = (at: number): string =>
  new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** One attempt: when, how far, and what can be done with it. */
export function AttemptRow({ attempt, parent, onRemove }: AttemptRowProps) {
  const { id, startedAt, spent, finishedAt, exam, standing, apart } = attempt;
  const day = when(startedAt);
  const closed = exam !== undefined && finishedAt !== undefined;
  return (
    <li className="border-t border-line px-4 py-2.5 first:border-0">
      <Confirm
        question={`Delete the attempt of ${day}? It cannot be brought back.`}
        yes="Delete"
        danger
        onYes={() => onRemove(id)}
      >
        {(ask) => (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
            <div className="min-w-0 flex-1 basis-56">
              <p className="text-sm font-medium">{day}</p>
              <p className="text-sm text-ink-2">
                {wordsFor(attempt, parent, when)} · {formatSpan(spent)}
              </p>
              {apart && <p className="text-sm text-ink-2">{whyApart[apart]}</p>}
            </div>
            <div className="flex items-center gap-1.5">
              {!closed && (
                <a
                  href={hrefOf(attempt)}
                  aria-label={`Continue the attempt of ${day}`}
                  className={buttonClass({ size: 'small' })}
                >
                  Continue
                </a>
              )}
              {standing.possible > 0 && (
                <a
                  href={resultHref(id)}
                  aria-label={`Result of the attempt of ${day}`}
                  className={buttonClass({ size: 'small', look: 'quiet' })}
                >
                  Result
                </a>
              )}
              <IconButton icon={Trash2} label={`Delete the attempt of ${day}…`} onClick={ask} />
            </div>
          </div>
        )}
      </Confirm>
    </li>
  );
}

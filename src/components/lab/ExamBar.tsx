import { Timer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLab } from '../../store/lab.ts';
import { formatClock } from './format-time.ts';

const SECOND = 1000;
/** Real milliseconds before the end from which on the clock is shown in warning colours. */
const SOON = 300_000;

interface ExamBarProps {
  /** The time is over. */
  readonly onOver: () => void;
}

/** Says that this is an exam, and how long it still goes on. */
export function ExamBar({ onOver }: ExamBarProps) {
  const ends = useLab((state) => state.examEnds);
  const over = useLab((state) => state.examOver);
  const [now, setNow] = useState(Date.now);
  const end = useEffectEvent(onOver);
  useEffect(() => {
    if (ends === undefined || over) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= ends) end();
    }, SECOND);
    return () => clearInterval(timer);
  }, [ends, over]);
  const left = ends === undefined ? undefined : Math.max(0, ends - now);
  const soon = left !== undefined && left < SOON;
  return (
    <div className={`flex items-center gap-2 border-t border-line px-4 py-1.5 text-sm ${soon ? 'bg-warn-soft' : ''}`}>
      <Timer aria-hidden="true" className="size-4 shrink-0" />
      <span>Exam: one attempt, no hints, no way back.</span>
      {over ? (
        <span className="ml-auto font-medium">Over</span>
      ) : (
        left !== undefined && (
          <span role="timer" aria-label="Time left" className="ml-auto font-mono tabular-nums">
            {formatClock(left)}
          </span>
        )
      )}
      <p role="status" className="sr-only">
        {over ? 'The exam is over.' : soon && 'Less than five minutes are left.'}
      </p>
    </div>
  );
}

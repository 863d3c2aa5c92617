import type { MarksView } from '../../bridge/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { countOf, points } from './marks.ts';

interface GuideFooterProps {
  readonly marks: MarksView;
  /** Absent where somebody else decides when it is over. */
  readonly onFinish: (() => void) | undefined;
}

/** Stays under the guide: how much is done, and the way to the result. */
export function GuideFooter({ marks, onFinish }: GuideFooterProps) {
  const allDone = countOf(marks.tasks, 'done') === marks.tasks.length;
  const share = marks.possible === 0 ? 0 : (100 * marks.earned) / marks.possible;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-surface px-4 py-2.5">
      <div className="min-w-24 flex-1">
        <p className="text-sm">
          <span className="font-medium tabular-nums">{marks.earned}</span>
          <span className="text-ink-2"> of {points(marks.possible)}</span>
          {marks.solutionShown && <span className="text-ink-2"> · practice</span>}
        </p>
        <div aria-hidden="true" className="mt-1 h-1 overflow-hidden rounded-full bg-line">
          <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${share}%` }} />
        </div>
      </div>
      <Button className="px-3!" look={allDone ? 'primary' : 'plain'} disabled={!onFinish} onClick={onFinish}>
        Finish and see result
      </Button>
    </div>
  );
}

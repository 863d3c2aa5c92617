import { lazy, Suspense, useState } from 'react';
import { useLab, type LabState } from '../../store/lab.ts';
import { formatSpan } from './format-time.ts';
import { TimeBar } from './TimeBar.tsx';
import { useNow } from '../layout/use-now.ts';

const TimeLine = lazy(() => import('../timeline/TimeLine.tsx').then(({ TimeLine: part }) => ({ default: part })));

/** Why time stands still, when nothing here can change that. */
const stillOf = ({ readOnly, past, examOver }: LabState): string | undefined => {
  if (readOnly) return 'This attempt is open in another tab';
  if (past !== undefined) return 'You are looking at an earlier moment';
  return examOver ? 'This exam is over' : undefined;
};

/** The time bar of the open lab. Alone in following the clock, which moves four times a second. */
export function LabTime() {
  const now = useLab((state) => state.now);
  const begin = useLab((state) => state.begin);
  const nextDue = useLab((state) => state.nextDue);
  const speed = useLab((state) => state.speed);
  const skipping = useLab((state) => state.skipping);
  const open = useLab((state) => state.attempt !== undefined);
  const canUndo = useLab((state) => state.canUndo);
  const still = useLab(stillOf);
  const exam = useLab((state) => state.exam !== undefined);
  const [timeline, setTimeline] = useState(false);
  const { look, setSpeed, skip, undo, resetLab, spent } = useLab.getState();
  useNow();
  return (
    <>
      {timeline && !exam && (
        <Suspense fallback={null}>
          <TimeLine />
        </Suspense>
      )}
      <TimeBar
        now={now - begin}
        nextDue={nextDue === null ? null : nextDue - begin}
        speed={speed === 'jump' ? 60 : speed}
        skipping={skipping}
        still={still}
        attempt={open ? formatSpan(spent()) : undefined}
        canUndo={canUndo}
        onSpeed={setSpeed}
        onSkip={skip}
        onUndo={() => void undo()}
        onReset={open && !exam ? () => void resetLab() : undefined}
        timeline={timeline}
        onTimeline={
          exam
            ? undefined
            : () => {
                setTimeline(!timeline);
                void look();
              }
        }
      />
    </>
  );
}

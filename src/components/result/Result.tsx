import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Review } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { beginAnew } from '../layout/keep-address.ts';
import { LabStopped } from '../lab/LabStopped.tsx';
import { resultFault } from '../../store/result-room.ts';
import { saveFile } from '../ui/save-file.ts';
import { Comparison } from './Comparison.tsx';
import { remarksOf } from './remarks.ts';
import { ResultPage } from './ResultPage.tsx';

/** The session played once more, when it has been. */
const useReview = (attempt: string | undefined, ready: boolean): Review | undefined => {
  const [reviewed, setReviewed] = useState<{ readonly attempt: string; readonly review: Review }>();
  useEffect(() => {
    if (attempt === undefined || !ready) return undefined;
    let wanted = true;
    useLab
      .getState()
      .review()
      .then(
        (review) => wanted && setReviewed({ attempt, review }),
        () => undefined, // an engine that died meanwhile says so itself
      );
    return () => {
      wanted = false;
    };
  }, [attempt, ready]);
  return reviewed?.attempt === attempt ? reviewed?.review : undefined;
};

const save = async (): Promise<void> => {
  const { scenario, seed, resultFile } = useLab.getState();
  if (scenario) saveFile(`bootset-${scenario.id}-${seed ?? 0}-result.json`, await resultFile());
};

const again = (): void => void beginAnew();

/** The result of the attempt that is open. */
export function Result() {
  const { scenario, marks, seed, attempt, consoles, finishedAt } = useLab(
    useShallow(({ scenario, marks, seed, attempt, consoles, finishedAt }) => ({
      scenario,
      marks,
      seed,
      attempt,
      consoles,
      finishedAt,
    })),
  );
  const exam = useLab((state) => state.exam);
  const ready = useLab((state) => state.status.kind === 'running');
  const review = useReview(attempt, ready);
  return (
    <LabStopped>
      {scenario && marks && attempt !== undefined ? (
        <ResultPage
          scenario={scenario}
          attempt={attempt}
          seed={seed ?? 0}
          finishedAt={finishedAt}
          spent={useLab.getState().spent()}
          marks={marks}
          consoles={consoles}
          log={
            review && {
              printed: review.output,
              remarks: remarksOf(review, marks),
              began: useLab.getState().journal()?.entries[0]?.at ?? 0,
            }
          }
          exam={exam}
          comparison={!exam && scenario.graded && scenario.solved && !scenario.quiz && <Comparison marks={marks} />}
          onSave={() => void save()}
          fault={resultFault()}
          onAgain={exam ? undefined : again}
        />
      ) : (
        <main id="main" tabIndex={-1} className="flex-1" />
      )}
    </LabStopped>
  );
}

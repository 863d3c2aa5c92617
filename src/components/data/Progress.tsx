import { useEffect } from 'react';
import { useLab } from '../../store/lab.ts';
import { useProgress } from '../../store/progress.ts';
import { AttemptsPage } from './AttemptsPage.tsx';

const today = (): string => new Date().toISOString().slice(0, 10);

/** What this browser keeps of the reader. */
export function Progress() {
  const attempts = useProgress((state) => state.attempts);
  const loaded = useProgress((state) => state.loaded);
  const persistence = useLab((state) => state.persistence);
  const { watch, remove, removeAll, exportAll } = useProgress.getState();
  useEffect(() => watch(), [watch]);
  return (
    <AttemptsPage
      attempts={attempts}
      loaded={loaded}
      lost={persistence.persistent ? undefined : persistence.reason}
      fileName={`bootset-progress-${today()}.json`}
      onRemove={(id) => void remove(id)}
      onRemoveAll={() => void removeAll()}
      onExport={exportAll}
    />
  );
}

import type { ReactNode } from 'react';
import type { ScenarioSource } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { isUnfetched } from '../../store/unfetched.ts';
import { isQuiz } from '../data/attempts.ts';
import { takeAndGo } from '../data/take.ts';
import { BrokenScenario, Fault } from '../layout/Fault.tsx';
import { saveRecord } from '../layout/save-record.ts';
import { UnfetchedNotice } from '../layout/Unfetched.tsx';
import { DamagedLink, UnknownAttempt } from '../layout/Unknown.tsx';
import { useVisit } from '../layout/use-visit.ts';

const restart = (): void => {
  const { source, attempt, open } = useLab.getState();
  if (source) void open(source, attempt === undefined ? {} : { attempt });
};

const kindOf = (source: ScenarioSource | undefined): 'lab' | 'quiz' =>
  source?.kind === 'quiz' || (source?.kind === 'file' && isQuiz(source)) ? 'quiz' : 'lab';

/** Shows why a lab cannot be shown, or the lab. */
export function LabStopped({ children }: { readonly children: ReactNode }) {
  const status = useLab((state) => state.status);
  const source = useLab((state) => state.source);
  const fault = useLab((state) => state.fault);
  const persistence = useLab((state) => state.persistence);
  const damaged = useVisit((state) => state.damaged);
  const missing = useVisit((state) => state.missing);
  if (damaged) return <DamagedLink />;
  if (missing !== undefined) return <UnknownAttempt lost={persistence.persistent ? undefined : persistence.reason} />;
  if (status.kind === 'refused')
    return (
      <BrokenScenario
        kind={kindOf(source)}
        name={source?.kind === 'file' ? source.name : (source?.id ?? 'lab')}
        problems={status.problems}
        onFile={source?.kind === 'file' ? (file) => void takeAndGo(file) : undefined}
      />
    );
  if (status.kind === 'failed' && isUnfetched(status.message)) return <UnfetchedNotice />;
  if (status.kind === 'failed')
    return <Fault message={status.message} stack={fault?.stack} onRestart={restart} onSaveJournal={saveRecord} />;
  return children;
}

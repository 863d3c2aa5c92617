import { useLab } from '../../store/lab.ts';
import { LabStopped } from '../layout/LabStopped.tsx';
import { ResultPage } from './ResultPage.tsx';

/** The result of the attempt that is open. */
export function Result() {
  const scenario = useLab((state) => state.scenario);
  const marks = useLab((state) => state.marks);
  const seed = useLab((state) => state.seed);
  const attempt = useLab((state) => state.attempt);
  const consoles = useLab((state) => state.consoles);
  if (!scenario || !marks || attempt === undefined)
    return (
      <LabStopped>
        <main id="main" className="flex-1" />
      </LabStopped>
    );
  return (
    <ResultPage
      scenario={scenario}
      attempt={attempt}
      seed={seed ?? 0}
      finishedAt={undefined}
      spent={undefined}
      marks={marks}
      consoles={consoles}
      printed={[]}
      remarks={[]}
    />
  );
}

import { useLab } from '../../store/lab.ts';
import { LabStopped } from '../lab/LabStopped.tsx';
import { QuizPage } from './QuizPage.tsx';
import { UnknownQuiz } from './UnknownQuiz.tsx';

interface QuizProps {
  readonly id: string;
  /** The catalogue has it. */
  readonly known: boolean;
}

/** The quiz that the address names, or why there is none. */
export function Quiz({ id, known }: QuizProps) {
  const brought = useLab((state) => state.source?.kind === 'file');
  if (!known && !brought) return <UnknownQuiz id={id} />;
  return (
    <LabStopped>
      <QuizPage />
    </LabStopped>
  );
}

import type { Answer } from '../../scenarios/quizzes/answer.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Match } from './Match.tsx';
import { Options } from './Options.tsx';
import { Order } from './Order.tsx';
import { TypedAnswer } from './TypedAnswer.tsx';

interface FieldProps {
  readonly question: QuestionView;
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}

/** Where the answer is given. */
export function Field({ question, answer, onChange }: FieldProps) {
  if ('text' in answer)
    return <TypedAnswer question={question} text={answer.text} onChange={(text) => onChange({ text })} />;
  if ('matched' in answer)
    return <Match question={question} matched={answer.matched} onChange={(matched) => onChange({ matched })} />;
  const choose = (chosen: readonly number[]): void => onChange({ chosen });
  return question.kind === 'order' ? (
    <Order question={question} order={answer.chosen} onChange={choose} />
  ) : (
    <Options question={question} chosen={answer.chosen} onChange={choose} />
  );
}

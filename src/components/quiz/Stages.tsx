import { useState } from 'react';
import type { MarksView, QuizView, ScenarioView } from '../../bridge/protocol.ts';
import type { OnRouter, QuizActs } from './acts.ts';
import { Review } from './Review.tsx';
import { Round } from './Round.tsx';
import { isFresh, isOver } from './standing.ts';
import { Start } from './Start.tsx';

interface StagesProps {
  readonly quiz: QuizView;
  readonly scenario: ScenarioView;
  readonly marks: Pick<MarksView, 'earned' | 'possible'> | undefined;
  /** Address of the result page. */
  readonly result: string | undefined;
  readonly readOnly: boolean;
  readonly acts: QuizActs;
  readonly onRouter: OnRouter | undefined;
  readonly routerShown: boolean;
  /** The place above the router's console, while that hides the questions. */
  readonly routerTop?: HTMLElement | null;
}

/** Start, questions, review. */
export function Stages(props: StagesProps) {
  const { quiz, scenario, marks, result, readOnly, acts, onRouter, routerShown, routerTop } = props;
  const [begun, setBegun] = useState(!isFresh(quiz));
  /** The round whose review was asked for: an answer shows its verdict before the review comes. */
  const [reviewed, setReviewed] = useState(isOver(quiz) ? quiz.round : 0);
  if (!begun) return <Start quiz={quiz} scenario={scenario} onBegin={() => setBegun(true)} onExport={acts.exported} />;
  if (quiz.ended || reviewed === quiz.round)
    return (
      <Review
        quiz={quiz}
        title={scenario.title}
        earned={marks?.earned ?? 0}
        possible={marks?.possible ?? 0}
        result={result}
        onResult={acts.finish}
        readOnly={readOnly}
        onMistakes={acts.again}
        onAgain={acts.fresh}
        onExport={acts.exported}
        onRouter={onRouter}
      />
    );
  return (
    <Round
      quiz={quiz}
      title={scenario.title}
      readOnly={readOnly}
      onAnswer={acts.answer}
      onEnd={acts.end}
      onReview={() => setReviewed(quiz.round)}
      onRouter={onRouter}
      routerShown={routerShown}
      routerTop={routerTop}
    />
  );
}

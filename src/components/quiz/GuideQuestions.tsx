import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { QuizView } from '../../bridge/protocol.ts';
import type { Answer } from '../../scenarios/quizzes/answer.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { Button } from '../ui/Button.tsx';
import type { OnRouter } from './acts.ts';
import { Field } from './Field.tsx';
import { Refused } from './Tries.tsx';
import { VerdictLine, VerdictPanel } from './VerdictPanel.tsx';
import { emptyAnswer, missingIn, pointsWord, taskOf } from './words.ts';

interface GuideQuestionProps {
  readonly question: QuestionView;
  readonly counts: boolean;
  readonly onAnswer?: ((question: string, answer: Answer) => void) | undefined;
  readonly onLook?: OnRouter | undefined;
}

function GuideQuestion({ question, counts, onAnswer, onLook }: GuideQuestionProps) {
  const id = useId();
  const [draft, setDraft] = useState<Answer>();
  const [missing, setMissing] = useState('');
  const standing = useRef<HTMLDivElement>(null);
  /** The button goes when the verdict comes: the keyboard goes to it then, and only then. */
  const waiting = useRef(false);
  const { answer, verdict } = question;
  const given = answer ?? draft ?? emptyAnswer(question);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const lacking = missingIn(question, given);
    setMissing(lacking ?? '');
    if (lacking !== undefined) return;
    waiting.current = true;
    onAnswer?.(question.id, given);
  };
  const answered = answer !== undefined;
  useEffect(() => {
    if (answered && waiting.current) standing.current?.focus();
    waiting.current = false;
  }, [answered]);
  return (
    <li className="border-t border-line py-4 first:border-0">
      <form onSubmit={submit} className="space-y-3">
        <div id={id}>
          <Markdown text={question.ask} />
        </div>
        <p className="text-xs text-ink-2">
          {taskOf[question.kind]} {pointsWord(question.points)}.
        </p>
        {answered && (
          <div ref={standing} tabIndex={-1} className="w-fit rounded-sm">
            {verdict ? (
              <VerdictLine verdict={verdict} points={question.points} counts={counts} />
            ) : (
              <p className="text-sm text-ink-2">Noted. What it is worth is said at the end.</p>
            )}
          </div>
        )}
        <div role="group" aria-labelledby={id}>
          <Field question={question} answer={given} onChange={setDraft} />
        </div>
        <Refused {...question} />
        {verdict && <VerdictPanel question={question} verdict={verdict} onRouter={onLook} />}
        {!answer && onAnswer && (
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" size="small">
              Answer
            </Button>
            <p role="alert" className="text-sm text-danger">
              {missing}
            </p>
          </div>
        )}
      </form>
    </li>
  );
}

interface GuideQuestionsProps {
  readonly quiz: QuizView;
  /** Absent where nothing can be answered. */
  readonly onAnswer?: ((question: string, answer: Answer) => void) | undefined;
  /** Types a command into a console. */
  readonly onLook?: OnRouter | undefined;
}

/** The questions of a lab, below its tasks. */
export function GuideQuestions({ quiz, onAnswer, onLook }: GuideQuestionsProps) {
  return (
    <section aria-labelledby="questions-title" className="mt-6">
      <h2 id="questions-title" className="font-semibold">
        Questions
      </h2>
      <ol className="mt-1">
        {quiz.questions.map((question) => (
          <GuideQuestion
            key={`${quiz.round} ${question.id}`}
            question={question}
            counts={quiz.round === 1}
            onAnswer={question.asked ? onAnswer : undefined}
            onLook={onLook}
          />
        ))}
      </ol>
    </section>
  );
}

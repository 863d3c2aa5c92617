import { useId, type FormEvent } from 'react';
import { createPortal } from 'react-dom';
import type { Answer } from '../../scenarios/quizzes/answer.ts';
import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { Field } from './Field.tsx';

interface AtRouterProps {
  /** The place above the router's console, where the router hides the questions. */
  readonly place: HTMLElement;
  readonly question: QuestionView;
  readonly answer: Answer;
  readonly onDraft: (answer: Answer) => void;
  readonly onBack: () => void;
}

/** What is asked of the router, and where the answer is typed while it can be read there. Enter leads back to the question. */
export function AtRouter({ place, question, answer, onDraft, onBack }: AtRouterProps) {
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onBack();
  };
  return createPortal(
    <form
      onSubmit={submit}
      aria-labelledby={id}
      className="scroll-quiet max-h-48 shrink-0 space-y-1.5 border-b border-line bg-surface px-2.5 py-1.5"
    >
      <div id={id}>
        <Markdown text={question.ask} className="text-sm! leading-snug! font-medium" />
      </div>
      <Field question={question} answer={answer} onChange={onDraft} />
    </form>,
    place,
  );
}

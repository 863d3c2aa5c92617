import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Segmented, type Choice } from '../ui/Segmented.tsx';
import { formOf } from './words.ts';

interface TypedProps {
  readonly question: QuestionView;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const plain = { autoCapitalize: 'none', autoComplete: 'off', autoCorrect: 'off', spellCheck: false } as const;

const yesNo: readonly Choice<string>[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** A line typed at a prompt of the device. */
function Line({ question, text, onChange }: TypedProps) {
  return (
    <label className="flex items-baseline gap-0 overflow-hidden rounded-md border border-line-strong bg-term px-3 py-2.5 font-mono text-sm text-term-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-sm:flex-col">
      <span className="shrink-0 whitespace-pre">{question.prompt}</span>
      <span className="sr-only">Line to type at this prompt</span>
      <input
        {...plain}
        value={text}
        maxLength={254}
        readOnly={question.answer !== undefined}
        onChange={({ target }) => onChange(target.value)}
        className="w-full min-w-0 flex-1 bg-transparent p-0 font-mono text-sm caret-accent outline-none"
      />
    </label>
  );
}

/** An answer that is typed: a command line, what the device says, or a word. */
export function TypedAnswer({ question, text, onChange }: TypedProps) {
  const { kind, as = 'text', verdict } = question;
  const locked = question.answer !== undefined;
  if (kind === 'command') return <Line question={question} text={text} onChange={onChange} />;
  if (as === 'yes-no')
    return (
      <Segmented
        label="Your answer"
        choices={yesNo}
        value={text}
        disabled={locked}
        outcome={verdict && (verdict.right ? 'right' : 'wrong')}
        onChange={onChange}
        className="w-fit [&_label]:min-h-9 [&_label]:min-w-20 [&_label]:text-sm"
      />
    );
  return (
    <label className="block max-w-md">
      <span className="text-sm text-ink-2">Your answer. {formOf[as]}</span>
      <input
        {...plain}
        value={text}
        maxLength={500}
        readOnly={locked}
        onChange={({ target }) => onChange(target.value)}
        className="mt-1 block h-10 w-full rounded-md border border-line-strong bg-raised px-3 font-mono text-sm"
      />
    </label>
  );
}

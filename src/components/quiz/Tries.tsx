import type { QuestionView } from '../../scenarios/quizzes/views.ts';
import { Markdown } from '../scenario/Markdown.tsx';
import { Reply } from './Reply.tsx';

/** Lines that the device refused before the answer, with what there is to say of them now. */
export function Tries({ tries = [] }: { readonly tries: QuestionView['tries'] }) {
  return tries.map(({ reply, because }, at) => (
    <div key={at} className="space-y-1">
      <p className="text-xs text-ink-2">Tried before; it did not count</p>
      <Reply text={reply} />
      {because !== undefined && <Markdown text={because} />}
    </div>
  ));
}

/** What the device says to the line that was typed last, while the question is open. */
export function Refused({ tries = [], answer }: Pick<QuestionView, 'tries' | 'answer'>) {
  const last = answer ? undefined : tries.at(-1);
  return (
    last && (
      <div className="space-y-1">
        <p className="text-sm">The device refuses this line. It does not count: type another one.</p>
        <Reply text={last.reply} />
      </div>
    )
  );
}

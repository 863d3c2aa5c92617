import { Notice } from '../layout/Notice.tsx';
import { catalogueHref, FILE_QUIZ } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';
import { BringQuiz } from './BringQuiz.tsx';

/** The address names a quiz that is not here. */
export function UnknownQuiz({ id }: { readonly id: string }) {
  const file = id === FILE_QUIZ;
  return (
    <Notice
      title={file ? 'Bring the quiz again' : 'This quiz is not in the catalogue'}
      actions={
        <a href={catalogueHref} className={buttonClass({})}>
          See all quizzes
        </a>
      }
    >
      {file ? (
        <p>The file of this quiz was not kept. Drop it here and begin anew.</p>
      ) : (
        <p>
          There is no quiz called{' '}
          <code className="rounded-sm bg-hover px-1.5 py-0.5 font-mono text-sm wrap-anywhere">{id}</code> here. It may
          be misspelt, or the link was made with a newer version of Bootset. Your saved work is not affected.
        </p>
      )}
      <BringQuiz />
    </Notice>
  );
}

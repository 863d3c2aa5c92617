import { useState } from 'react';
import { ChooseFile } from '../data/ChooseFile.tsx';
import { takeAndGo } from '../data/take.ts';
import { Notice } from '../layout/Notice.tsx';
import { catalogueHref, FILE_QUIZ } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';

/** The address names a quiz that is not here. */
export function UnknownQuiz({ id }: { readonly id: string }) {
  const [said, setSaid] = useState('');
  const file = id === FILE_QUIZ;
  return (
    <Notice
      title={file ? 'Bring the quiz again' : 'This quiz is not in the catalogue'}
      actions={
        <>
          {file && (
            <ChooseFile
              label="Quiz file"
              accept=".yaml,.yml,.json,.gift,.txt"
              onFile={(chosen) => void takeAndGo(chosen).then(setSaid)}
            >
              Choose the file…
            </ChooseFile>
          )}
          <a href={catalogueHref} className={buttonClass({})}>
            See all quizzes
          </a>
        </>
      }
    >
      {file ? (
        <p>The file of this quiz was not kept. Drop it on this page, or choose it, and begin anew.</p>
      ) : (
        <p>
          There is no quiz called{' '}
          <code className="rounded-sm bg-hover px-1.5 py-0.5 font-mono text-sm wrap-anywhere">{id}</code> here. It may
          be misspelt, or the link was made with a newer version of Bootset. Your saved work is not affected.
        </p>
      )}
      <p role="status" className="text-ink-2 empty:hidden">
        {said}
      </p>
    </Notice>
  );
}

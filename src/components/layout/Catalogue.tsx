import { useEffect, useMemo } from 'react';
import type { QuizEntry } from 'virtual:quizzes';
import { progressOf, useProgress } from '../../store/progress.ts';
import { OpenFile } from '../data/OpenFile.tsx';
import { Results } from '../data/Results.tsx';
import { CataloguePage } from '../catalogue/CataloguePage.tsx';
import type { Entry, Standing } from '../catalogue/entries.ts';
import { QuizShelf } from '../quiz/QuizShelf.tsx';
import { usePatience } from '../ui/use-patience.ts';

const FIRST_ROUTER = 'sandbox-2911';

interface CatalogueProps {
  readonly entries: readonly Entry[];
  readonly quizzes: readonly QuizEntry[];
}

/** The catalogue with what this browser knows of the learner. */
export function Catalogue({ entries, quizzes }: CatalogueProps) {
  const attempts = useProgress((state) => state.attempts);
  const readAt = useProgress((state) => state.readAt);
  const loaded = useProgress((state) => state.loaded);
  useEffect(() => useProgress.getState().watch(), []);
  const standings = useMemo(
    () =>
      Object.fromEntries(
        [...entries, ...quizzes].flatMap(({ id }): readonly (readonly [string, Standing])[] => {
          const progress = progressOf(attempts, id, readAt);
          if (!progress) return [];
          const { best, unfinished, exam, attempts: mine } = progress;
          return [[id, { best, unfinished: unfinished !== undefined, exam, touched: mine[0]?.updatedAt ?? 0 }]];
        }),
      ),
    [entries, quizzes, attempts, readAt],
  );
  const drawn = usePatience(loaded);
  if (!drawn)
    return (
      <main id="main" tabIndex={-1} aria-busy="true" className="flex-1">
        <h1 className="sr-only">Labs</h1>
      </main>
    );
  return (
    <CataloguePage
      entries={entries}
      standings={standings}
      loaded={loaded}
      sandbox={FIRST_ROUTER}
      more={
        <>
          <QuizShelf quizzes={quizzes} standings={standings} />
          <OpenFile />
          <Results />
        </>
      }
    />
  );
}

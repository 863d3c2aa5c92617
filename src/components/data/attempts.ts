import type { Apart, AttemptRecord } from '../../bridge/attempts/journal-store.ts';
import { isQuizFile } from '../../scenarios/quizzes/quiz-file.ts';
import { attemptHref, FILE_LAB, FILE_QUIZ, quizAttemptHref } from '../layout/route.ts';

export interface LabAttempts {
  readonly scenario: string;
  readonly title: string;
  /** Latest first. */
  readonly attempts: readonly AttemptRecord[];
}

/** Attempts by their lab; the lab touched last comes first. Those in which nothing was done are left out. */
export function byLab(attempts: readonly AttemptRecord[]): readonly LabAttempts[] {
  const groups = new Map<string, AttemptRecord[]>();
  for (const attempt of attempts) {
    if (attempt.length === 0) continue;
    groups.set(attempt.scenario, [...(groups.get(attempt.scenario) ?? []), attempt]);
  }
  return [...groups].map(([scenario, mine]) => ({ scenario, title: mine[0]?.title ?? scenario, attempts: mine }));
}

/** A file that is a quiz, by its name or by what it says it is. */
export const isQuiz = ({ name, text }: { readonly name: string; readonly text: string }): boolean =>
  isQuizFile(name, text);

/** Where an attempt goes on. */
export function hrefOf({ id, source }: Pick<AttemptRecord, 'id' | 'source'>): string {
  switch (source.kind) {
    case 'catalogue':
      return attemptHref(source.id, id);
    case 'quiz':
      return quizAttemptHref(source.id, id);
    case 'file':
      return isQuiz(source) ? quizAttemptHref(FILE_QUIZ, id) : attemptHref(FILE_LAB, id);
  }
}

const minutes = ({ exam }: AttemptRecord): string => (exam?.minutes === undefined ? '' : ` of ${exam.minutes} minutes`);

/** Why an attempt that looks like another is there as well. */
export const whyApart: Readonly<Record<Apart, string>> = {
  unread:
    'Kept beside the one begun after it: this browser’s storage could not be read when it was opened. Nothing of either is lost.',
  imported: 'Kept beside the one that was here: in the imported file it went another way. Nothing of either is lost.',
};

/** What kind of attempt it is and how far, in a few words. */
export function wordsFor(
  attempt: AttemptRecord,
  parent: AttemptRecord | undefined,
  when: (at: number) => string,
): string {
  const { standing, finishedAt, exam, length } = attempt;
  const words = [
    standing.possible > 0
      ? `${standing.earned} of ${standing.possible} points`
      : `${length} ${length === 1 ? 'input' : 'inputs'}`,
    finishedAt === undefined ? 'in progress' : 'finished',
    exam ? `exam${minutes(attempt)}` : undefined,
    standing.solutionShown ? 'practice' : undefined,
    attempt.parent ? `branch of ${parent ? when(parent.startedAt) : 'an attempt that was deleted'}` : undefined,
  ];
  return words.filter((word) => word !== undefined).join(' · ');
}

import { labStore } from '../../store/lab-store.ts';
import { attemptHref, FILE_LAB, FILE_QUIZ, parseRoute, quizAttemptHref } from './route.ts';

/** Address of the attempt that is open: with it a reload comes back to the same. */
function addressOf(): string | undefined {
  const { source, attempt, scenario } = labStore.getState();
  if (!source || attempt === undefined || !scenario) return undefined;
  if (source.kind === 'file')
    return scenario.quiz ? quizAttemptHref(FILE_QUIZ, attempt) : attemptHref(FILE_LAB, attempt);
  return source.kind === 'quiz' ? quizAttemptHref(source.id, attempt) : attemptHref(source.id, attempt);
}

/**
 * The open attempt is another than the address says: a branch, a lab begun again, what came in a link. The address follows
 * once the attempt is stored: a reload finds it there.
 */
export async function keepAddress(always = false): Promise<void> {
  const { attempt, kept } = labStore.getState();
  await kept();
  if (labStore.getState().attempt !== attempt) return;
  const route = parseRoute(window.location.hash);
  const stale = 'attempt' in route && route.attempt !== undefined && route.attempt !== labStore.getState().attempt;
  const address = always || stale ? addressOf() : undefined;
  if (address !== undefined) window.location.replace(address);
}

/** Begins what is open anew, with another seed; what was done stays as an earlier attempt, and the address names the new one. */
export async function beginAnew(): Promise<void> {
  const { source, open } = labStore.getState();
  if (!source) return;
  await open(source, { fresh: true });
  await keepAddress(true);
}

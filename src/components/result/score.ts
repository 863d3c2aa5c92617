import type { MarksView } from '../../bridge/protocol.ts';
import { countOf } from '../scenario/marks.ts';

/** What a total means, in a sentence. */
export const scoreWords = ({ tasks, earned, possible }: MarksView): string => {
  const missing = tasks.length - countOf(tasks, 'done');
  if (earned === possible) return 'Everything is done.';
  if (missing === 0) return 'Everything is done; the hints cost the rest.';
  return missing === 1 ? 'One task is not done.' : `${missing} tasks are not done.`;
};

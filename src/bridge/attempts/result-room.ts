import type { Entry } from '../../engine/index.ts';
import { resultLimits, typedIn } from '../../scenarios/limits.ts';

const grouped = (count: number): string => count.toLocaleString('en');

/** Why a result file has no room for a session, so that nothing would read it back; undefined where it has. */
export function noRoomFor(entries: readonly Entry[]): string | undefined {
  const { entries: most, inputs } = resultLimits;
  if (entries.length > most)
    return `It has ${grouped(entries.length)} inputs; a result file has room for ${grouped(most)}.`;
  const typed = typedIn(entries);
  return typed > inputs
    ? `It has ${grouped(typed)} typed characters; a result file has room for ${grouped(inputs)}.`
    : undefined;
}

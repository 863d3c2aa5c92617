import type { Doubt } from '../scenarios/doubt.ts';
import { showProblem } from '../scenarios/problem.ts';
import type { Locate } from '../scenarios/where.ts';

/** What a doubt says, whichever seed it is of. */
const saying = ({ where, about, message }: Doubt): string => JSON.stringify([where, about, message]);

/** Doubts as lines: those of every seed, and of the first seed that has any. What others say again is not counted. */
export function showDoubts(file: string, doubts: readonly Doubt[], locate: Locate): readonly string[] {
  const drawn = doubts.filter(({ seed }) => seed !== undefined);
  const first = doubts.filter(({ seed }) => seed === undefined || seed === drawn[0]?.seed);
  const more = new Set(doubts.map(saying)).size - new Set(first.map(saying)).size;
  return [
    ...first.map(({ seed, where, about, message }) =>
      showProblem(locate(where, `${seed === undefined ? '' : `seed ${seed}: `}${about}: ${message}`)),
    ),
    ...(more > 0 ? [`${file}: ${more} more with other seeds`] : []),
  ];
}

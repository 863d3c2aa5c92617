import type { Doubt } from '../scenarios/doubt.ts';
import { showProblem } from '../scenarios/problem.ts';
import { harmless } from '../scenarios/shown.ts';
import type { Locate } from '../scenarios/where.ts';

/** What a doubt says, whichever seed it is of. */
const saying = ({ where, about, message }: Doubt): string => JSON.stringify([where, about, message]);

/** A doubt at its place; what a router answered stands below it as the router printed it. */
function shownDoubt({ seed, where, about, message }: Doubt, locate: Locate): string {
  const [first = '', ...reply] = message.split('\n');
  const said = locate(where, `${seed === undefined ? '' : `seed ${seed}: `}${about}: ${first}`);
  return [showProblem(said), ...reply.map(harmless)].join('\n');
}

/** Doubts as lines: those of every seed, and of the first seed that has any. What others say again is not counted. */
export function showDoubts(file: string, doubts: readonly Doubt[], locate: Locate): readonly string[] {
  const drawn = doubts.filter(({ seed }) => seed !== undefined);
  const first = doubts.filter(({ seed }) => seed === undefined || seed === drawn[0]?.seed);
  const more = new Set(doubts.map(saying)).size - new Set(first.map(saying)).size;
  return [
    ...first.map((doubt) => shownDoubt(doubt, locate)),
    ...(more > 0 ? [`${file}: ${more} more with other seeds`] : []),
  ];
}

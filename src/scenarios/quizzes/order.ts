import type { QuestionOf } from './schema.ts';

type Steps = QuestionOf<'order'>['steps'];

/** Whether a step has to stand after one that is above it in the file. */
const bound = (steps: Steps, above: number, below: number): boolean => below - above > (steps[below]?.swaps ?? 0);

interface OrderVerdict {
  readonly right: boolean;
  /** Pairs in the right order less those in the wrong order, of all that have one. */
  readonly share: number;
  /** Steps that have to be moved. */
  readonly misplaced: ReadonlySet<number>;
}

/** Takes the step that stands wrong to most of the others out, until the others are in order. */
function toMove(wrong: readonly (readonly [number, number])[]): ReadonlySet<number> {
  const moved = new Set<number>();
  for (let left = wrong; left.length > 0; left = left.filter((pair) => !pair.some((key) => moved.has(key)))) {
    const times = (key: number): number => left.filter((pair) => pair.includes(key)).length;
    const [worst = 0] = [...new Set(left.flat())].sort((a, b) => times(b) - times(a) || a - b);
    moved.add(worst);
  }
  return moved;
}

/** Judges an order by its pairs: which of two steps comes first. */
export function judgeOrder(steps: Steps, order: readonly number[]): OrderVerdict {
  const keys = [...steps.keys()];
  const complete = order.length === steps.length && keys.every((key) => order.includes(key));
  if (!complete) return { right: false, share: 0, misplaced: new Set(keys) };
  const pairs = keys.flatMap((below) =>
    keys.slice(0, below).flatMap((above) => (bound(steps, above, below) ? [[above, below] as const] : [])),
  );
  const wrong = pairs.filter(([above, below]) => order.indexOf(above) > order.indexOf(below));
  return {
    right: wrong.length === 0,
    share: pairs.length === 0 ? 0 : 1 - (2 * wrong.length) / pairs.length,
    misplaced: toMove(wrong),
  };
}

/** Which steps have no place of their own, in words: Markdown. */
export const describeSwaps = (steps: Steps): readonly string[] =>
  steps.flatMap(({ swaps = 0 }, i) => {
    if (swaps === 0) return [];
    const above = swaps === 1 ? `step ${i}` : `any of the steps ${i - swaps + 1} to ${i}`;
    return [`Step ${i + 1} may as well stand before ${above}.`];
  });

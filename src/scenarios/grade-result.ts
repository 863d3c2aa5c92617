import type { OpenScenario } from './index.ts';
import { problemAt, type Problem } from './problem.ts';
import { parseResult } from './result-file.ts';
import type { ResultFile } from './result-schema.ts';
import { verifyResult } from './result.ts';
import type { MarksView } from './views.ts';

/** A result file marked again. */
export type Graded =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | {
      readonly ok: true;
      readonly scenario: { readonly id: string; readonly title: string };
      readonly seed: number;
      readonly startedAt: string;
      readonly finishedAt: string;
      readonly claimed: ResultFile['marks'];
      /** Undefined when the session could not be replayed. */
      readonly marks: MarksView | undefined;
      /** Empty when the result reproduces. */
      readonly differences: readonly string[];
      readonly remarks: readonly string[];
    };

type Find = (
  id: string,
  seed: number,
) => Promise<
  { readonly ok: true; readonly scenario: OpenScenario } | { readonly ok: false; readonly problems: readonly Problem[] }
>;

/** Replays the text of a result file and compares what it claims with what it earns. */
export async function gradeResult(name: string, text: string, find: Find): Promise<Graded> {
  const parsed = parseResult(name, text);
  if (!parsed.ok) return { ok: false, problems: parsed.error };
  const { scenario: of, seed, startedAt, finishedAt, marks: claimed } = parsed.value;
  const found = await find(of.id, seed);
  if (!found.ok)
    return {
      ok: false,
      problems: [problemAt(name, text, 0, `the catalogue has no scenario ${of.id} to replay this with`)],
    };
  const { id, title } = found.scenario.view;
  return {
    ok: true,
    scenario: { id, title },
    seed,
    startedAt,
    finishedAt,
    claimed,
    ...verifyResult(found.scenario, parsed.value),
  };
}

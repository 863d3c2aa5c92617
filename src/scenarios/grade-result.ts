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

/** Opens what a result may be of, with the learner's seed: several labs and quizzes may bear one id. */
type Find = (id: string, seed: number) => Promise<readonly OpenScenario[]>;

/** Of several scenarios of one id, the one that the result was made with. */
export const meantBy = (
  { digest }: ResultFile['scenario'],
  scenarios: readonly OpenScenario[],
): OpenScenario | undefined =>
  scenarios.find(({ view }) => view.digest === digest) ??
  scenarios.find((one) => one.bareDigest?.() === digest) ??
  scenarios[0];

/** Replays the text of a result file and compares what it claims with what it earns. */
export async function gradeResult(name: string, text: string, find: Find): Promise<Graded> {
  const parsed = parseResult(name, text);
  if (!parsed.ok) return { ok: false, problems: parsed.error };
  const { scenario: of, seed, startedAt, finishedAt, marks: claimed } = parsed.value;
  const scenario = meantBy(of, await find(of.id, seed));
  if (!scenario)
    return {
      ok: false,
      problems: [problemAt(name, text, 0, `there is no lab or quiz ${of.id} here to replay this with`)],
    };
  const { id, title } = scenario.view;
  return {
    ok: true,
    scenario: { id, title },
    seed,
    startedAt,
    finishedAt,
    claimed,
    ...verifyResult(scenario, parsed.value),
  };
}

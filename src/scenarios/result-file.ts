import { fail, ok, type Result } from '../engine/index.ts';
import { explainIssues, foreignFormat } from './explain.ts';
import { parseJson } from './json.ts';
import { problemAt, type Problem } from './problem.ts';
import { resultLimits, typedIn } from './limits.ts';
import { resultSchema, type ResultFile } from './result-schema.ts';
import { parseYaml } from './yaml-source.ts';

/** Reads a result file of a stranger: JSON, within limits. Problems tell line and column. */
export function parseResult(file: string, source: string): Result<ResultFile, readonly Problem[]> {
  const text = source.replace(/^\uFEFF/, '');
  if (text.length > resultLimits.file)
    return fail([problemAt(file, text, 0, `expected at most ${resultLimits.file} characters`)]);
  const json = parseJson(text);
  if (!json.ok) return fail([problemAt(file, text, json.error.at, json.error.message)]);
  const foreign = foreignFormat(json.value, 'bootset-result');
  if (foreign) return fail(located(file, text, [{ path: ['format'], message: foreign, key: false }]));
  const parsed = resultSchema.safeParse(json.value);
  if (!parsed.success) return fail(located(file, text, explainIssues(parsed.error.issues, json.value)));
  if (typedIn(parsed.data.journal.entries) > resultLimits.inputs)
    return fail(
      located(file, text, [
        {
          path: ['journal', 'entries'],
          message: `expected at most ${resultLimits.inputs} typed characters`,
          key: false,
        },
      ]),
    );
  return ok(parsed.data);
}

/** Finds the places; a file too large to be read a second time has its problems at its first line. */
function located(file: string, text: string, explained: ReturnType<typeof explainIssues>): readonly Problem[] {
  const source = parseYaml(file, text);
  return explained.slice(0, 20).map(({ path, message, key }) => {
    const place = path.length > 0 ? `${path.join('.')}: ` : '';
    if (!source.ok) return problemAt(file, text, 0, place + message);
    return key ? source.value.problemOfKey(path, message) : source.value.problem(path, message);
  });
}

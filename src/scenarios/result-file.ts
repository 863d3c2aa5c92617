import { fail, ok, type Result } from '../engine/index.ts';
import { explainIssues, foreignFormat } from './explain.ts';
import { problemAt, type Problem } from './problem.ts';
import { resultLimits, resultSchema, type ResultFile } from './result-schema.ts';
import { parseYaml } from './yaml-source.ts';

const parsedJson = (text: string): Result<unknown, string> => {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

/** Reads a result file of a stranger: JSON, within limits. Problems tell line and column. */
export function parseResult(file: string, source: string): Result<ResultFile, readonly Problem[]> {
  const text = source.replace(/^\uFEFF/, '');
  if (text.length > resultLimits.file)
    return fail([problemAt(file, text, 0, `expected at most ${resultLimits.file} characters`)]);
  const json = parsedJson(text);
  if (!json.ok) return fail([syntaxProblem(file, text, json.error)]);
  const foreign = foreignFormat(json.value, 'bootset-result');
  if (foreign) return fail(located(file, text, [{ path: ['format'], message: foreign, key: false }]));
  const parsed = resultSchema.safeParse(json.value);
  if (!parsed.success) return fail(located(file, text, explainIssues(parsed.error.issues, json.value)));
  const typed = parsed.data.journal.entries.reduce(
    (sum, { input }) => sum + ('text' in input ? input.text.length : 0),
    0,
  );
  if (typed > resultLimits.inputs)
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

function syntaxProblem(file: string, text: string, message: string): Problem {
  const position = Number(
    /at position (\d+)/.exec(message)?.[1] ?? (message.includes('end of JSON') ? text.length : 0),
  );
  return problemAt(file, text, position, `expected JSON: ${message.replace(/ \(line.*$/, '').replace(/\s+/g, ' ')}`);
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

import { fail, ok, type Result } from '../../engine/index.ts';
import { explainIssues, foreignFormat, type Explained } from '../explain.ts';
import { problemAt, type Problem } from '../problem.ts';
import type { LoadedScenario } from '../scenario.ts';
import { soundPart } from '../sound-part.ts';
import { locateInText, type Locate } from '../where.ts';
import { unknownName, type Complaint } from '../vocabulary.ts';
import { parseYaml, type YamlSource } from '../yaml-source.ts';
import { complaintsAbout, complaintsOfQuiz } from './complaints.ts';
import { readGift } from './gift-read.ts';
import { loadedQuiz, PLAIN_DEVICE, type LoadedQuiz } from './quiz.ts';
import { quizSchema, type QuizFile } from './schema.ts';

/** How many problems of one file are told. */
const MOST = 50;

type Failed = readonly Problem[];

/** What stands in for what a quiz must have while the rest of it is looked at. */
const heads = { id: 'x', title: 'x', summary: 'x', minutes: 1, topics: ['x'], version: 1 };

/** What the schema and the sense of a quiz complain about. */
function check(data: unknown): Result<QuizFile, readonly (Complaint & Partial<Explained>)[]> {
  const parsed = quizSchema.safeParse(data);
  if (parsed.success) {
    const complaints = complaintsOfQuiz(parsed.data);
    return complaints.length > 0 ? fail(complaints) : ok(parsed.data);
  }
  const sound = soundPart(quizSchema, data, heads);
  return fail([...explainIssues(parsed.error.issues, data), ...(sound?.holding(complaintsOfQuiz(sound.file)) ?? [])]);
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST);

const problemIn = (source: YamlSource, { path, message, key, piece }: Complaint & Partial<Explained>): Problem =>
  key ? source.problemOfKey(path, message) : source.problem(path, message, piece);

/** The scenarios that a quiz may be about. */
export interface Scenarios {
  readonly ids: readonly string[];
  find(id: string): Promise<LoadedScenario | undefined>;
}

/** What a quiz says of the scenario it is about, or of the plain router when it is about none, and that is not so. */
async function foreignTo({ scenario: id, questions }: QuizFile, scenarios: Scenarios): Promise<readonly Complaint[]> {
  if (id === undefined) return complaintsAbout(questions, { lab: { devices: [{ name: PLAIN_DEVICE }] } });
  const about = await scenarios.find(id);
  if (about) return complaintsAbout(questions, about.file);
  return [{ path: ['scenario'], message: unknownName('scenario', id, scenarios.ids) }];
}

/** Whether a file of this name is read as GIFT. */
const isGift = (name: string): boolean => /\.(gift|txt)$/i.test(name);

function parseGift(name: string, text: string): Result<LoadedQuiz, Failed> {
  const read = readGift(name, text);
  if (!read.ok) return fail(inOrder(read.error));
  const { file, left, places } = read.value;
  const checked = check(file);
  if (checked.ok) return ok(loadedQuiz(checked.value, left));
  return fail(
    inOrder(
      checked.error.map(({ path, message }) =>
        problemAt(name, text, path[0] === 'questions' ? (places[Number(path[1])] ?? 0) : 0, message),
      ),
    ),
  );
}

/** Places of a quiz that was read without a fault; in GIFT a question is one place. */
export function locateInQuiz(name: string, text: string): Locate {
  const read = isGift(name) ? readGift(name, text) : undefined;
  if (!read) return locateInText(name, text);
  const places = read.ok ? read.value.places : [];
  return ({ path }, message) => problemAt(name, text, places[Number(path[1])] ?? 0, message);
}

/** Reads a quiz that somebody brought: YAML, JSON, or GIFT when its name ends in .gift or .txt. */
export async function parseQuizText(
  name: string,
  text: string,
  scenarios: Scenarios,
): Promise<Result<LoadedQuiz, Failed>> {
  if (isGift(name)) return parseGift(name, text);
  const source = parseYaml(name, text);
  if (!source.ok) return source;
  const foreign = foreignFormat(source.value.data, 'bootset-quiz');
  if (foreign) return fail([source.value.problem(['format'], foreign)]);
  const checked = check(source.value.data);
  const complaints = checked.ok ? await foreignTo(checked.value, scenarios) : checked.error;
  return checked.ok && complaints.length === 0
    ? ok(loadedQuiz(checked.value))
    : fail(inOrder(complaints.map((one) => problemIn(source.value, one))));
}

import { openScenario } from '../index.ts';
import type { Doubt } from '../prove.ts';
import type { LoadedScenario } from '../scenario.ts';
import { drawVariables, fillerOf } from '../variables.ts';
import { benchOf, type Bench } from './bench.ts';
import { complaintsAbout } from './complaints.ts';
import { markAnswer } from './mark.ts';
import { openQuiz, type LoadedQuiz } from './quiz.ts';
import type { Question, QuestionOf } from './schema.ts';

type Found = readonly string[];

/** Every right line and abbreviation must be right, every wrong one wrong, with its own reason. */
function ofCommand(question: QuestionOf<'command'>, bench: Bench): Found {
  const right = [...question.lines, ...(question.short ?? [])].flatMap((line) => {
    const { right: taken, reply } = markAnswer(question, { text: line }, bench);
    return taken ? [] : [`the device does not take "${line}"${reply === undefined ? '' : `:\n${reply}`}`];
  });
  const wrong = (question.wrong ?? []).flatMap(({ line, because }) => {
    const verdict = markAnswer(question, { text: line }, bench);
    if (verdict.right) return [`"${line}" is right, but stands among the wrong lines`];
    return verdict.why === because ? [] : [`"${line}" is taken for another of the wrong lines`];
  });
  return [...right, ...wrong];
}

/** The answer must be there, and no typical mistake may be right on every router. */
function ofDevice(question: QuestionOf<'device'>, bench: Bench): Found {
  const on = bench.device(question.on);
  const answer = bench.read(question.answer, on);
  if (answer === undefined || answer === '') return [`${on} does not give the answer`];
  const mistakes = (question.wrong ?? []).flatMap(({ answer: source, because }) => {
    const value = bench.read(source, on);
    if (value === undefined || value === answer) return [];
    const verdict = markAnswer(question, { text: value }, bench);
    if (verdict.right) return [`the wrong answer "${value}" is right`];
    return verdict.why === because ? [] : [`the wrong answer "${value}" is taken for another`];
  });
  return markAnswer(question, { text: answer }, bench).right
    ? mistakes
    : [`its own answer "${answer}" is not right`, ...mistakes];
}

function ofShort(question: QuestionOf<'short'>, bench: Bench): Found {
  return (question.wrong ?? []).flatMap(({ answer }) =>
    markAnswer(question, { text: answer }, bench).right ? [`the wrong answer "${answer}" is right`] : [],
  );
}

function doubtsAbout(question: Question, bench: Bench): Found {
  switch (question.kind) {
    case 'command':
      return ofCommand(question, bench);
    case 'device':
      return ofDevice(question, bench);
    case 'short':
      return ofShort(question, bench);
    case 'choice':
    case 'multiple':
    case 'order':
    case 'match':
      return [];
  }
}

/** A quiz's questions as a learner with this seed gets them, all of them, and the bench they are judged on. */
export function questionsOf(
  quiz: LoadedQuiz,
  scenario: LoadedScenario | undefined,
  seed: number,
): { readonly questions: readonly Question[]; readonly bench: Bench } {
  const filler = fillerOf(drawVariables(scenario?.file.variables ?? {}, seed));
  const { spec } = scenario ? openScenario(scenario, seed) : openQuiz(quiz, undefined, seed);
  return { questions: filler.data(quiz.file.questions), bench: benchOf(spec, seed) };
}

/** Judges what a quiz says about its router, on the router: what is wrong with it, for each seed. */
export function proveQuiz(
  quiz: LoadedQuiz,
  scenario: LoadedScenario | undefined,
  seeds: readonly number[],
): readonly Doubt[] {
  const complaints = scenario ? complaintsAbout(quiz.file.questions, scenario.file) : [];
  if (complaints.length > 0)
    return complaints.map(({ path, message }) => ({ seed: seeds[0] ?? 1, about: path.join('.'), message }));
  return seeds.flatMap((seed) => {
    const { questions, bench } = questionsOf(quiz, scenario, seed);
    return questions.flatMap((question) =>
      doubtsAbout(question, bench).map((message) => ({ seed, about: question.id, message })),
    );
  });
}

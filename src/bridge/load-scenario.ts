import { loadScenario as catalogued } from 'virtual:catalogue';
import { loadQuiz as cataloguedQuiz } from 'virtual:quizzes';
import { openScenario } from '../scenarios/index.ts';
import { loadFromCatalogue, loadFromText } from '../scenarios/load.ts';
import { isQuizFile, quizFromCatalogue, quizFromText } from '../scenarios/quizzes/load.ts';
import { openQuiz, type LoadedQuiz } from '../scenarios/quizzes/quiz.ts';
import type { Loaded } from './host.ts';
import type { ScenarioSource } from './protocol.ts';

const refused = (file: string, message: string): Loaded => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message }],
});

/** Opens a quiz with the lab it is about. */
async function fromQuiz(quiz: LoadedQuiz, file: string, seed: number): Promise<Loaded> {
  const { scenario } = quiz.file;
  const found = scenario === undefined ? undefined : await catalogued(scenario);
  if (scenario !== undefined && !found)
    return refused(file, `the catalogue has no scenario ${scenario}, which the quiz is about`);
  return { ok: true, scenario: openQuiz(quiz, found && loadFromCatalogue(found), seed) };
}

async function fromFile(name: string, text: string, seed: number): Promise<Loaded> {
  if (isQuizFile(name, text)) {
    const quiz = await quizFromText(name, text);
    return quiz.ok ? fromQuiz(quiz.value, name, seed) : { ok: false, problems: quiz.error };
  }
  const loaded = await loadFromText(name, text);
  return loaded.ok ? { ok: true, scenario: openScenario(loaded.value, seed) } : { ok: false, problems: loaded.error };
}

/** Finds a scenario or quiz and draws its variables. A file of somebody else's is checked in every detail first. */
export async function loadScenario(source: ScenarioSource, seed: number): Promise<Loaded> {
  switch (source.kind) {
    case 'file':
      return fromFile(source.name, source.text, seed);
    case 'quiz': {
      const quiz = await cataloguedQuiz(source.id);
      return quiz
        ? fromQuiz(quizFromCatalogue(quiz), source.id, seed)
        : refused(source.id, 'the catalogue has no quiz of this id');
    }
    case 'catalogue': {
      const found = await catalogued(source.id);
      return found
        ? { ok: true, scenario: openScenario(loadFromCatalogue(found), seed) }
        : refused(source.id, 'the catalogue has no scenario of this id');
    }
  }
}

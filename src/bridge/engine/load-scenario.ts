import { loadScenario as catalogued } from 'virtual:catalogue';
import { loadQuiz as cataloguedQuiz } from 'virtual:quizzes';
import { platformIds } from '../../engine/index.ts';
import { readsImages } from '../../scenarios/lab-spec.ts';
import { isQuizFile } from '../../scenarios/quizzes/quiz-file.ts';
import { loadFromCatalogue, loadFromText } from '../../scenarios/load.ts';
import { openWith, type Means } from '../../scenarios/open.ts';
import type { LoadedQuiz } from '../../scenarios/quizzes/quiz.ts';
import { digestOf, type LoadedScenario } from '../../scenarios/scenario.ts';
import { fetchAround, fetchStarts, refused, unknownScenario } from './begin-scenario.ts';
import type { Loaded } from './host.ts';
import type { ScenarioSource } from '../protocol.ts';

/** Resolves when whole images can be read quickly. */
type Hashes = () => Promise<unknown>;

const installed: Hashes = () => Promise.resolve();

/** What a scenario is opened with; a free lab waits for no marks. */
async function meansOf({ lab, checks = [], questions }: LoadedScenario['file']): Promise<Means> {
  const [around, marks, asking] = await Promise.all([
    fetchAround(lab),
    (checks.length > 0 || questions) && import('../../scenarios/marks.ts'),
    questions && import('../../scenarios/quizzes/questions.ts'),
  ]);
  return {
    digest: digestOf,
    ...(around && { around }),
    ...(marks && { mark: marks.markLab }),
    ...(asking && { ask: asking.askQuestions }),
  };
}

async function opened(loaded: LoadedScenario, seed: number): Promise<Loaded> {
  return { ok: true, scenario: openWith(await meansOf(loaded.file), loaded, seed) };
}

async function find(id: string): Promise<LoadedScenario | undefined> {
  const found = await catalogued(id);
  return found && loadFromCatalogue(found);
}

/** Opens a quiz with the lab it is about. */
async function fromQuiz(quiz: LoadedQuiz, seed: number): Promise<Loaded> {
  const { scenario } = quiz.file;
  const about = scenario === undefined ? undefined : await find(scenario);
  if (about) await fetchAround(about.file.lab);
  const { openQuiz } = await import('../../scenarios/quizzes/quiz.ts');
  return { ok: true, scenario: openQuiz(quiz, about, seed) };
}

async function fromFile(name: string, text: string, seed: number, hashes: Hashes): Promise<Loaded> {
  const [{ quizFromText }] = await Promise.all([import('../../scenarios/quizzes/load.ts'), fetchStarts(platformIds)]);
  if (isQuizFile(name, text)) {
    const quiz = await quizFromText(name, text, { ids: [], find });
    return quiz.ok ? fromQuiz(quiz.value, seed) : { ok: false, problems: quiz.error };
  }
  const loaded = await loadFromText(name, text);
  if (!loaded.ok) return { ok: false, problems: loaded.error };
  if (readsImages(loaded.value.file.lab)) await hashes();
  const made = await opened(loaded.value, seed);
  if (!made.ok || made.scenario.spec.prelude === undefined) return made;
  const [{ preludeFault }, { locateInText }] = await Promise.all([
    import('../../scenarios/prelude.ts'),
    import('../../scenarios/where.ts'),
  ]);
  const fault = preludeFault(made.scenario, loaded.value, seed, locateInText(name, text));
  return fault ? { ok: false, problems: [fault] } : made;
}

/**
 * Finds a scenario or quiz and draws its variables. A file of somebody else's is checked in every detail first.
 * `hashes` is awaited where whole images are read, as no lab of the catalogue does; absent where fast ones are installed
 * already.
 */
export async function loadScenario(source: ScenarioSource, seed: number, hashes = installed): Promise<Loaded> {
  switch (source.kind) {
    case 'file':
      return fromFile(source.name, source.text, seed, hashes);
    case 'quiz': {
      const [quiz, { quizFromCatalogue }] = await Promise.all([
        cataloguedQuiz(source.id),
        import('../../scenarios/quizzes/load.ts'),
      ]);
      return quiz
        ? fromQuiz(quizFromCatalogue(quiz), seed)
        : refused(source.id, 'the catalogue has no quiz of this id');
    }
    case 'catalogue': {
      const found = await find(source.id);
      return found ? opened(found, seed) : unknownScenario(source.id);
    }
  }
}

import { randomFor, type LabSpec } from '../../engine/index.ts';
import type { Marked } from '../marks.ts';
import type { TaskView } from '../views.ts';
import { examOf } from '../exam.ts';
import { benchOf, type Bench } from './bench.ts';
import { describeAnswer, plain } from './describe.ts';
import { markAnswer, partnersOf, pointsOf } from './mark.ts';
import { isOver, roundsOf, type Given, type Judges, type Round } from './rounds.ts';
import type { Question } from './schema.ts';
import { disordered, shuffled } from './shuffle.ts';
import { promptOf } from './typed-line.ts';
import type { ItemView, QuestionView, QuizView, TryView, Verdict } from './views.ts';

/** Questions that are asked of one learner, and what came of them: a function of the journal's notes. */
export interface Asking {
  quiz(lab: Pick<Marked, 'notes'>): Omit<QuizView, 'id' | 'scenario' | 'pool'>;
  /** Each question as a task; its first answer counts. */
  tasks(lab: Pick<Marked, 'notes'>): readonly TaskView[];
  /** All answers as Markdown. */
  solution(): string;
}

const items = (texts: readonly string[]): readonly ItemView[] => texts.map((text, key) => ({ key, text }));

function itemsOf(question: Question): readonly ItemView[] {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return items(question.options.map(({ text }) => text));
    case 'order':
      return items(question.steps.map(({ text }) => text));
    case 'match':
      return items(question.pairs.map(({ left }) => left));
    case 'command':
    case 'device':
    case 'short':
      return [];
  }
}

/** In the order of the page, which each round draws anew. */
function shownItems(question: Question, seed: number, round: number): readonly ItemView[] {
  const all = itemsOf(question);
  const purpose = `quiz ${round} ${question.id}`;
  if (question.kind === 'order') return disordered(all, seed, purpose);
  if (question.kind === 'choice' || question.kind === 'multiple')
    return question.shuffle === false ? all : shuffled(all, randomFor(seed, purpose));
  return all;
}

const shownPartners = (question: Question, seed: number, round: number): readonly ItemView[] =>
  question.kind === 'match'
    ? shuffled(items(partnersOf(question)), randomFor(seed, `quiz ${round} ${question.id} partners`))
    : [];

/** What a question shows besides its text. */
const device = (question: Question, bench: Bench): Partial<QuestionView> => {
  switch (question.kind) {
    case 'command':
      return { prompt: promptOf(question, bench), console: bench.device(question.on) };
    case 'device':
      return { as: question.as ?? 'text', console: bench.device(question.on) };
    case 'short':
      return { as: question.as ?? 'text' };
    case 'choice':
    case 'multiple':
    case 'order':
    case 'match':
      return {};
  }
};

/** Whether it takes a router to answer. */
const asksRouter = ({ kind }: Question): boolean => kind === 'device' || kind === 'command';

function taskOf(question: Question, given: Given | undefined, verdict: Verdict | undefined): TaskView {
  const points = pointsOf(question);
  const state = verdict === undefined ? 'open' : verdict.right ? 'done' : 'failed';
  return {
    id: question.id,
    text: question.ask,
    points,
    state,
    earned: verdict?.points ?? 0,
    expected: verdict ? plain(verdict.expected) : 'the right answer',
    found: given ? describeAnswer(question, given.answer) : 'no answer yet',
    look: question.look ?? '',
    ...(state === 'failed' && { misconception: plain(verdict?.why ?? question.explain) }),
    hints: [],
  };
}

/** Asks questions about a lab. Whatever is random comes from the seed. */
export function askQuestions(questions: readonly Question[], spec: LabSpec, seed: number): Asking {
  const bench = benchOf(spec, seed);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const known = new Map<string, Verdict>();
  const verdictOn = (question: Question, { answer, whole }: Given): Verdict => {
    const key = `${question.id} ${whole} ${JSON.stringify(answer)}`;
    const verdict = known.get(key) ?? markAnswer(question, answer, bench, whole);
    known.set(key, verdict);
    return verdict;
  };
  const judged = (id: string, given: Given): Verdict | undefined => {
    const question = byId.get(id);
    return question && verdictOn(question, given);
  };
  const judges: Judges = {
    isRight: (id, given) => judged(id, given)?.right ?? false,
    isRefused: (id, answer) => judged(id, { answer, whole: false })?.reply !== undefined,
  };
  const rounds = ({ notes }: Pick<Marked, 'notes'>): readonly Round[] => roundsOf([...byId.keys()], notes, judges);
  /** What the device said to the lines of a round that it refused; `told`: why the typical ones are wrong may be seen. */
  const triesOf = (question: Question, round: Round, told: boolean): readonly TryView[] =>
    (round.tries.get(question.id) ?? []).map((answer) => {
      const { reply = '', why } = verdictOn(question, { answer, whole: false });
      return { reply, ...(told && why !== undefined && { because: why }) };
    });

  const shown = new Map<string, QuestionView>();
  const base = (question: Question, round: number): QuestionView => {
    const key = `${round} ${question.id}`;
    const view = shown.get(key) ?? {
      id: question.id,
      kind: question.kind,
      ask: question.ask,
      points: pointsOf(question),
      items: shownItems(question, seed, round),
      partners: shownPartners(question, seed, round),
      ...device(question, bench),
      asked: true,
    };
    shown.set(key, view);
    return view;
  };
  /** `open`: verdicts may be seen. */
  const view = (question: Question, rounds: readonly Round[], round: Round, open: boolean): QuestionView => {
    const [before, given] = [rounds[0]?.answers.get(question.id), round.answers.get(question.id)];
    const tries = triesOf(question, round, open && given !== undefined);
    return {
      ...base(question, rounds.length),
      asked: round.asked.includes(question.id),
      ...(given && { answer: given.answer }),
      ...(tries.length > 0 && { tries }),
      ...(given && open && { verdict: verdictOn(question, given) }),
      ...(before && open && { first: judges.isRight(question.id, before) ? 'right' : 'wrong' }),
    };
  };

  return {
    quiz: (lab) => {
      const all = rounds(lab);
      const last = all.at(-1);
      const exam = examOf(lab.notes).exam !== undefined;
      return {
        round: all.length,
        exam,
        ended: last?.ended ?? false,
        questions: last ? questions.map((question) => view(question, all, last, !exam || isOver(last))) : [],
        router: questions.some(asksRouter),
      };
    },
    tasks: (lab) => {
      const [first] = rounds(lab);
      return questions.map((question) => {
        const given = first?.answers.get(question.id);
        return taskOf(question, given, given && verdictOn(question, given));
      });
    },
    solution: () =>
      questions
        .map((question) => `${question.ask}\n\n${markAnswer(question, { text: '' }, bench).expected}`)
        .join('\n\n---\n\n'),
  };
}

import { describe, expect, it } from 'vitest';
import type { QuizView } from '../../bridge/protocol.ts';
import type { QuestionView, Verdict } from '../../scenarios/quizzes/views.ts';
import { askedOf, isFresh, isOver, nextOpen, tallyOf } from './standing.ts';

const verdict = (right: boolean, points = right ? 1 : 0): Verdict => ({
  right,
  points,
  parts: [],
  expected: '',
  explain: '',
});

const question = (id: string, over: Partial<QuestionView> = {}): QuestionView => ({
  id,
  kind: 'short',
  ask: id,
  points: 1,
  items: [],
  partners: [],
  asked: true,
  ...over,
});
const answered = (id: string, how?: Verdict): QuestionView =>
  question(id, { answer: { text: 'x' }, ...(how && { verdict: how }) });

const quiz = (questions: readonly QuestionView[], over: Partial<QuizView> = {}): QuizView => ({
  id: 'q',
  round: 1,
  exam: false,
  ended: false,
  questions,
  router: false,
  ...over,
});

describe('a round', () => {
  const all = [answered('a'), question('b'), question('out', { asked: false }), question('c')];

  it('has the questions that are asked in it, in their order', () => {
    expect(askedOf(quiz(all)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('goes on with the first open question after this one, around the end, and never with this one', () => {
    const next = (from?: string) => nextOpen(quiz(all), from)?.id;
    expect([next(), next('a'), next('b'), next('c'), next('gone')]).toEqual(['b', 'b', 'c', 'b', 'b']);
    const last = quiz([answered('a'), question('b')]);
    expect([nextOpen(last)?.id, nextOpen(last, 'b')]).toEqual(['b', undefined]);
  });

  it('is over when all that is asked is answered, or the learner ended it', () => {
    expect(isOver(quiz(all))).toBe(false);
    expect(isOver(quiz(all, { ended: true }))).toBe(true);
    expect(isOver(quiz([answered('a'), question('out', { asked: false })]))).toBe(true);
  });

  it('is fresh until anything was answered or ended in any round', () => {
    const open = [question('a'), question('b')];
    expect(isFresh(quiz(open))).toBe(true);
    expect([isFresh(quiz(all)), isFresh(quiz(open, { round: 2 })), isFresh(quiz(open, { ended: true }))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is counted: right, in part, not answered, of those that were asked', () => {
    const questions = [
      answered('right', verdict(true)),
      answered('partly', verdict(false, 0.5)),
      answered('wrong', verdict(false)),
      answered('given'),
      question('open'),
      { ...answered('out', verdict(true)), asked: false },
    ];
    expect(tallyOf(quiz(questions))).toEqual({ right: 1, partly: 1, asked: 5, unanswered: 1 });
  });
});

// @vitest-environment happy-dom
import { browser } from './test-browser.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionView } from '../scenarios/quizzes/views.ts';
import { answerQuestion, endRound, takeMistakesAgain } from './quiz.ts';
import { pointsSoFar } from './points.ts';
import { forget, lab } from './test-lab.ts';

const source = { kind: 'quiz', id: 'image-resilience' } as const;

const question = (id: string): QuestionView => {
  const found = lab().quiz?.questions.find((one) => one.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};

const verdict = async (id: string): Promise<QuestionView['verdict']> => {
  await browser.until(() => question(id).verdict !== undefined);
  return question(id).verdict;
};

afterEach(forget);

describe('a quiz', () => {
  beforeEach(() => lab().open(source, { seed: 1 }));

  it('says of each answer what it is worth, and why', async () => {
    expect(question('what-hiding-does').verdict).toBeUndefined();
    answerQuestion('what-hiding-does', { chosen: [0] });
    expect(await verdict('what-hiding-does')).toMatchObject({ right: true });
    answerQuestion('type-secure-image', { text: 'secure boot-config' });
    const wrong = await verdict('type-secure-image');
    expect([wrong?.right, wrong?.points]).toEqual([false, 0]);
    expect(wrong?.why).toContain('archives the running configuration');
    expect(lab().marks?.earned).toBeGreaterThan(0);
  });

  it('asks the mistakes of a round again, and nothing else', async () => {
    answerQuestion('what-hiding-does', { chosen: [0] });
    await verdict('what-hiding-does');
    answerQuestion('type-secure-image', { text: 'secure boot-config' });
    await verdict('type-secure-image');
    endRound();
    await browser.until(() => lab().quiz?.ended === true);
    takeMistakesAgain();
    await browser.until(() => lab().quiz?.round === 2);
    expect(question('what-hiding-does').asked).toBe(false);
    expect(question('type-secure-image').asked).toBe(true);
    answerQuestion('type-secure-image', { text: 'secure boot-image' });
    expect(await verdict('type-secure-image')).toMatchObject({ right: true });
    expect([question('what-hiding-does').first, question('type-secure-image').first]).toEqual(['right', 'wrong']);
  });

  it('shows its questions as they stood at an earlier moment', async () => {
    answerQuestion('what-hiding-does', { chosen: [1] });
    await verdict('what-hiding-does');
    await lab().look(0);
    expect(question('what-hiding-does').answer).toBeUndefined();
    answerQuestion('what-hiding-does', { chosen: [0] });
    await browser.pass(200);
    await lab().look();
    expect(question('what-hiding-does').answer).toEqual({ chosen: [1] });
  });

  it('is a file for other programs', async () => {
    const gift = await lab().exportQuiz('gift');
    expect(gift.text).toContain('{');
    expect((await lab().exportQuiz('moodle-xml')).text).toContain('<quiz>');
  });
});

it('as an exam tells no verdict before it is handed in', async () => {
  await lab().open(source, { seed: 1, exam: {} });
  answerQuestion('what-hiding-does', { chosen: [0] });
  await browser.until(() => question('what-hiding-does').answer !== undefined);
  expect(question('what-hiding-does').verdict).toBeUndefined();
  endRound();
  expect(await verdict('what-hiding-does')).toMatchObject({ right: true });
});

describe('a guided lab', () => {
  const guided = { kind: 'catalogue', id: 'identify-signed-software' } as const;

  it('gives a hint for its cost, once', async () => {
    await lab().open(guided, { seed: 1 });
    const hints = () => lab().marks?.tasks.flatMap((task) => task.hints) ?? [];
    await browser.until(() => hints().length > 0);
    const [hint] = hints();
    expect(hint?.text).toBeUndefined();
    lab().openHint(hint?.id ?? '');
    await browser.until(() => hints()[0]?.text !== undefined);
    expect(hints().filter(({ text }) => text !== undefined)).toHaveLength(1);
    expect(pointsSoFar().at(-1)?.label).toBe('Opened a hint');
  });

  it('shows its solution, which is noted once', async () => {
    await lab().open(guided, { seed: 1 });
    expect(await lab().showSolution()).toContain('show software authenticity');
    await browser.until(() => lab().marks?.solutionShown === true);
    await lab().showSolution();
    await browser.pass(200);
    expect(lab().inputs).toBe(1);
    expect((await lab().reference()).length).toBeGreaterThan(0);
  });

  it('is looked at again as it was played', async () => {
    await lab().open(guided, { seed: 1 });
    lab().power('R1', false);
    lab().note('hint', 'none');
    await browser.until(() => lab().inputs === 2);
    const review = await lab().review();
    expect(review.acts.map(({ input }) => input.kind)).toContain('power');
  });
});

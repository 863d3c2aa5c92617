import { fetchParts } from '../src/engine/index.ts';
import { some } from '../src/engine/testing/some.ts';
import { rightAnswers } from './pages/answers.ts';
import { sound } from './pages/axe.ts';
import { QuizPage } from './pages/quiz.page.ts';
import { quizIds } from './pages/shelf.ts';
import { expect, test, type Page } from './pages/test.ts';

const sizes = [
  { size: 'wide', viewport: { width: 1280, height: 800 } },
  { size: 'narrow', viewport: { width: 360, height: 740 } },
] as const;

for (const { size, viewport } of sizes)
  test.describe(size, () => {
    test.use({ viewport });

    test('axe finds nothing before a quiz, at a question and at its answer', async ({ page }) => {
      const quiz = new QuizPage(page);
      await quiz.open('rom-monitor-and-password-recovery', 2);
      await sound(page, 'before a quiz');
      await quiz.begin();
      await sound(page, 'a question');
      await quiz.answerSomehow();
      await sound(page, 'an answer');
      await quiz.button('Router').click();
      await expect(page.locator('.xterm-rows')).toBeVisible();
      await sound(page, 'the router of a quiz');
    });
  });

test.describe('narrow', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('a whole quiz is played by keyboard alone, and axe finds nothing at any kind of question', async ({ page }) => {
    const quiz = new QuizPage(page);
    await quiz.open('image-resilience', 3);
    await quiz.begin();
    const seen = new Set<string>();
    for (let number = 1; number <= 20; number++) {
      const kind = await quiz.kind();
      if (!seen.has(kind)) await sound(page, `a question: ${kind}`);
      await quiz.answerSomehow();
      if (!seen.has(kind)) await sound(page, `an answer: ${kind}`);
      seen.add(kind);
      await expect(quiz.form.locator('button[type=submit]')).toBeFocused();
      await page.keyboard.press('Enter');
    }
    expect([...seen].toSorted()).toEqual(['choice', 'command', 'device', 'match', 'multiple', 'order']);
    await expect(page.getByText(/of 20 points/)).toBeVisible();
    await page.locator('summary').first().press('Enter');
    await sound(page, 'the review of a quiz');
  });
});

test.beforeAll(async () => {
  await fetchParts();
});

async function playsToFullMarks(page: Page, id: string): Promise<void> {
  const seed = 4;
  const answers = await rightAnswers(id, seed);
  const quiz = new QuizPage(page);
  await quiz.open(id, seed);
  await quiz.begin();
  for (const [at, answer] of some(answers).entries()) {
    await expect(page.getByRole('heading', { name: `Question ${at + 1} of ${answers.length}` })).toBeFocused();
    await quiz.answer(answer);
    await expect(page.getByText('Right', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('Everything is right.')).toBeVisible();
  await expect(page.getByRole('main').getByText(/^(\d+) of \1 points$/)).toBeVisible();
}

for (const id of some(quizIds()))
  test(`${id} is answered by keyboard alone, to full marks`, async ({ page }) => playsToFullMarks(page, id));

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  for (const id of some(['moving-images', 'secure-access']))
    test(`${id} is answered by keyboard alone, to full marks`, async ({ page }) => playsToFullMarks(page, id));
});

test('answers survive a reload of the page, and the catalogue lists how it went', async ({ page }) => {
  const quiz = new QuizPage(page);
  await quiz.open('image-resilience', 3);
  await quiz.begin();
  await quiz.answerSomehow();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Question 2 of/ })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: /^Question 2 of/ })).toBeVisible();
  const first = page.getByRole('button', { name: /^Question 1, (right|partly right|not right)$/ });
  await expect(first).toBeVisible();
  await page.goto('./#/');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Image resilience' }) });
  await expect(row.getByText(/^Best \d+ of 20$/)).toBeVisible();
  await row.getByRole('link', { name: 'Go on: Image resilience' }).click();
  await expect(first).toBeVisible();
});

test('the answer is on the router beside the question', async ({ page }) => {
  const quiz = new QuizPage(page);
  await quiz.open('image-resilience', 3);
  await quiz.begin();
  await page.getByRole('button', { name: 'Question 8, not answered' }).click();
  await quiz.button('Open the router').click();
  const terminal = page.locator('.xterm-helper-textarea');
  await terminal.focus();
  await page.keyboard.type('show secure bootset\r');
  const rows = page.locator('.xterm-rows');
  await expect(rows).toContainText('IOS resilience router id');
  const id = /router id ([A-Z0-9]{11})/.exec((await rows.textContent()) ?? '')?.[1] ?? '';
  await quiz.form.getByRole('textbox').fill(id);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Right', { exact: true })).toBeVisible();
});

test('only the mistakes are taken again', async ({ page }) => {
  const quiz = new QuizPage(page);
  await quiz.open('rom-monitor-and-password-recovery', 5);
  await quiz.begin();
  await page.getByRole('button', { name: 'Question 10, not answered' }).click();
  await quiz.form.getByRole('textbox').fill('copy start run');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Right', { exact: true })).toBeVisible();
  await quiz.button('End').click();
  await quiz.button('End the quiz').click();
  await expect(page.getByText('19 not answered.')).toBeVisible();
  await quiz.button('Take the 19 mistakes again').click();
  await expect(page.getByRole('heading', { name: /^Question 1 of 19/ })).toBeVisible();
});

test('a GIFT file runs, and says what was left out; a broken one says where', async ({ page }) => {
  await page.goto('./#/');
  const choose = async (name: string, text: string): Promise<void> =>
    page.getByLabel('File to open').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await choose('sample.gift', 'Is flash memory? {T}\n\nWrite about it. {}\n');
  await expect(page.getByRole('heading', { name: 'sample' })).toBeVisible();
  await expect(page.getByText(/an essay cannot be marked here/)).toBeVisible();
  await sound(page, 'a quiz from a file');
  const quiz = new QuizPage(page);
  await quiz.begin();
  await page.getByRole('radio', { name: 'True' }).check();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Right', { exact: true }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/of 1 point/)).toBeVisible();
  await page.goto('./#/');
  await choose('broken.gift', '::a:: x {=1 ~2}\n\n::b:: y {=a ~');
  await expect(page.getByText('broken.gift 3:9')).toBeVisible();
  await expect(page.getByText(/question "b": expected } after its answers/)).toBeVisible();
});

test('a quiz leaves as GIFT and Moodle XML', async ({ page }) => {
  const quiz = new QuizPage(page);
  await quiz.open('signed-software', 1);
  const downloaded = page.waitForEvent('download');
  await quiz.button('Moodle XML').click();
  expect((await downloaded).suggestedFilename()).toBe('signed-software.xml');
  await expect(page.getByText(/questions about your own router stay here/)).toBeVisible();
});

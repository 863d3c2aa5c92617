import { expect, type Locator, type Page } from '@playwright/test';
import { findRow } from '../../src/scenarios/quizzes/row.ts';
import type { RightAnswer } from './answers.ts';
import { hasFocus, rowsOf } from './lab.page.ts';
import { often } from './patience.ts';

/** A quiz as somebody uses it who has no mouse. */
export class QuizPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(id: string, seed: number): Promise<void> {
    await this.page.goto(`./#/quiz/${id}?seed=${seed}`);
    await this.button('Begin').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  get form(): Locator {
    return this.page.locator('form');
  }

  /** Presses Tab until this has the keyboard. */
  async tabTo(target: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`${way} does not lead to ${target.toString()}`);
  }

  async begin(): Promise<void> {
    await this.tabTo(this.button('Begin'));
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('heading', { name: /^Question 1 of/ })).toBeFocused();
  }

  /** Which kind of question is shown, by what there is to answer with. */
  async kind(): Promise<'choice' | 'multiple' | 'order' | 'match' | 'command' | 'device'> {
    const has = async (selector: string): Promise<boolean> => (await this.form.locator(selector).count()) > 0;
    if (await has('fieldset input[type=radio]')) return 'device';
    if (await has('input[type=radio]')) return 'choice';
    if (await has('input[type=checkbox]')) return 'multiple';
    if (await has('[data-grip]')) return 'order';
    if (await has('select')) return 'match';
    return (await has('label .font-mono, label span.shrink-0')) ? 'command' : 'device';
  }

  /** Answers the question that is shown somehow, with keys alone. */
  async answerSomehow(): Promise<void> {
    const { keyboard } = this.page;
    switch (await this.kind()) {
      case 'choice':
        await this.tabTo(this.form.getByRole('radio').first());
        await keyboard.press('Space');
        break;
      case 'multiple':
        await this.tabTo(this.form.getByRole('checkbox').first());
        await keyboard.press('Space');
        break;
      case 'order':
        await this.tabTo(this.form.locator('[data-grip]').first());
        await keyboard.press('ArrowDown');
        break;
      case 'match':
        for (const list of await this.form.getByRole('combobox').all()) {
          await this.tabTo(list);
          await keyboard.press('ArrowDown');
        }
        break;
      case 'command':
      case 'device':
        await this.tabTo(this.form.locator('input').first());
        if (await this.form.getByRole('radio').count()) await keyboard.press('Space');
        else await keyboard.type('help');
    }
    await this.#submit();
  }

  /** Answers the question that is shown by somebody who knows, with keys alone. */
  async answer(right: RightAnswer): Promise<void> {
    switch (right.kind) {
      case 'choice':
        await this.#choose(right.text);
        break;
      case 'multiple':
        for (const text of right.texts) await this.#tick(text);
        break;
      case 'order':
        for (const [place, step] of right.steps.entries()) await this.#moveUp(step, place);
        break;
      case 'match':
        for (const [row, partner] of right.partners.entries()) await this.#match(row, partner);
        break;
      case 'typed':
        await this.#fill(right.text);
        break;
      case 'printed':
        await this.#lookUp(right);
    }
    await this.#submit();
  }

  async #submit(): Promise<void> {
    await this.tabTo(this.button('Answer'));
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('region', { name: 'Explanation' })).toBeVisible();
  }

  async #choose(text: string): Promise<void> {
    const radios = this.form.getByRole('radio');
    await this.tabTo(radios.first());
    const place = await placeOf(this.form.locator('label'), text);
    if (place === 0) await this.page.keyboard.press('Space');
    for (let i = 0; i < place; i++) await this.page.keyboard.press('ArrowDown');
    await expect(radios.nth(place)).toBeChecked();
  }

  async #tick(text: string): Promise<void> {
    const box = this.form.getByRole('checkbox').nth(await placeOf(this.form.locator('label'), text));
    await this.tabTo(box, (await isBefore(box)) ? 'Shift+Tab' : 'Tab');
    await this.page.keyboard.press('Space');
    await expect(box).toBeChecked();
  }

  async #moveUp(step: string, place: number): Promise<void> {
    const from = await placeOf(this.form.locator('li'), step);
    const grips = this.form.locator('[data-grip]');
    await this.tabTo(grips.nth(from), (await isBefore(grips.nth(from))) ? 'Shift+Tab' : 'Tab');
    for (let at = from; at > place; at--) {
      await this.page.keyboard.press('ArrowUp');
      await expect(grips.nth(at - 1)).toBeFocused();
    }
  }

  async #match(row: number, partner: string): Promise<void> {
    const list = this.form.getByRole('combobox').nth(row);
    const place = (await list.getByRole('option').allInnerTexts()).indexOf(partner);
    await this.tabTo(list);
    for (let i = 0; i < place; i++) await this.page.keyboard.press('ArrowDown');
    await expect(list.locator('option:checked')).toHaveText(partner);
  }

  async #fill(text: string, form = this.form): Promise<void> {
    const input = form.locator('input').first();
    await this.tabTo(input);
    if ((await input.getAttribute('type')) !== 'radio') return this.page.keyboard.type(text);
    await this.page.keyboard.press(text === 'yes' ? 'Space' : 'ArrowRight');
  }

  /** Finds a row on the router and types what it says: beside the router, or above it where that hides the question. */
  async #lookUp({ on, lines, row }: Extract<RightAnswer, { kind: 'printed' }>): Promise<void> {
    const { keyboard } = this.page;
    const router = this.page.getByRole('region', { name: 'Router' });
    if ((await router.count()) === 0) {
      await this.tabTo(this.button('Open the router'));
      await keyboard.press('Enter');
    }
    const terminal = router.getByRole('textbox', { name: `Console of ${on}` });
    await terminal.waitFor({ state: 'attached' });
    while (!(await hasFocus(terminal))) await keyboard.press('F6');
    const filter = row.split(' ').slice(0, 2).join(' ');
    for (const line of ['', 'enable', ...lines.map((one) => `${one} | include ${filter}`)]) {
      await keyboard.type(line);
      await keyboard.press('Enter');
    }
    const found = async (): Promise<string | undefined> => findRow(row, runOn(await rowsOf(router)));
    await expect.poll(found, often).toBeDefined();
    const text = (await found()) ?? '';
    await keyboard.press('Shift+F6');
    const above = router.locator('form');
    if ((await above.count()) === 0) return this.#fill(text);
    await this.#fill(text, above);
    await keyboard.press('Enter');
  }
}

/** How many rows of a narrow terminal a printed line may take. */
const ROWS_OF_A_LINE = 3;

/** Every line that rows of a terminal may be: one by one, and with those that they may run on in. */
const runOn = (rows: readonly string[]): string =>
  Array.from({ length: ROWS_OF_A_LINE }, (_, more) =>
    rows.slice(0, rows.length - more).map((_row, at) => rows.slice(at, at + more + 1).join('')),
  )
    .flat()
    .join('\n');

/** Letters and digits alone: Markdown and what it looks like are the same then. */
const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Where among these the one stands that says this. */
async function placeOf(among: Locator, text: string): Promise<number> {
  const texts = (await among.allInnerTexts()).map(bare);
  return texts.findIndex((one) => one.replace(/^\d+/, '') === bare(text).replace(/^\d+/, ''));
}

/** Whether the keyboard is beyond this. */
const isBefore = (target: Locator): Promise<boolean> =>
  target.evaluate(
    (element) =>
      document.activeElement !== null &&
      (element.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );

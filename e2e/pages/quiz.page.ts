import { expect, type Locator, type Page } from '@playwright/test';

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
  async tabTo(target: Locator): Promise<void> {
    for (let i = 0; i < 60; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target.toString()}`);
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
        else await keyboard.type('show');
    }
    await this.tabTo(this.button('Answer'));
    await keyboard.press('Enter');
    await expect(this.page.getByText(/^Rests on:/)).toBeVisible();
  }
}

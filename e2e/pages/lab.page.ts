import { expect, type Locator, type Page } from '@playwright/test';

/** A lab in the browser, used as somebody with a keyboard uses it. */
export class LabPage {
  readonly page: Page;
  readonly guide: Locator;
  readonly console: Locator;
  readonly time: Locator;

  constructor(page: Page) {
    this.page = page;
    this.guide = page.getByRole('region', { name: 'Guide' });
    this.console = page.getByRole('region', { name: 'Console' });
    this.time = page.getByRole('region', { name: 'Time' });
  }

  async open(id: string, seed = 1): Promise<void> {
    await this.page.goto(`./#/lab/${id}?seed=${seed}`);
    await expect(this.terminal()).toBeAttached();
  }

  terminal(name?: string): Locator {
    return this.console.getByRole('textbox', { name: name === undefined ? /^Console of / : `Console of ${name}` });
  }

  /** The rows that can be seen, trailing blanks cut. */
  async screen(): Promise<string> {
    const rows = await this.console.locator('.xterm-rows > div').allInnerTexts();
    return rows
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  /** Waits until the screen shows this. */
  async shows(text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.screen(), { timeout: 30_000 })
      .toMatch(typeof text === 'string' ? literal(text) : text);
  }

  /** Waits until the last line of the screen is this prompt. */
  async prompts(prompt: string): Promise<void> {
    await this.shows(new RegExp(`${literal(prompt).source}$`));
  }

  /** Types a line at the terminal, which must have the keyboard. */
  async line(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Moves the keyboard on by F6 until the terminal has it. */
  async focusTerminal(): Promise<void> {
    for (let i = 0; i < 8; i++) {
      if (await this.terminal().evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('F6');
    }
    throw new Error('F6 never reached the terminal');
  }

  /** Presses Tab until this control has the keyboard, then the key. */
  async pressOn(control: Locator, key = 'Enter', way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let i = 0; i < 80; i++) {
      if (await control.evaluate((element) => element === document.activeElement)) {
        await this.page.keyboard.press(key);
        return;
      }
      await this.page.keyboard.press(way);
    }
    throw new Error('The keyboard never reached the control');
  }
}

const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { literal, often, type LabPage } from './lab.page.ts';

/** What a transcript says: wait until a row of the screen ends in this, then do that. */
export interface Step {
  readonly prompt: string;
  readonly mark: string;
}

const STEP = /([^⟦⟧\n]*)⟦([^⟧]*)⟧/g;

/** Reads a transcript of a scenario's folder; `values` stand in for its variables. */
export function stepsOf(file: string, values: Readonly<Record<string, string>>): readonly Step[] {
  const text = readFileSync(new URL(`../../src/scenarios/catalogue/${file}`, import.meta.url), 'utf8');
  const filled = text
    .replaceAll(/^# .*\n/gm, '')
    .replaceAll(/\{\{([\w.]+)\}\}/g, (_, name: string) => values[name] ?? missing(name));
  return [...filled.matchAll(STEP)].map(([, prompt = '', mark = '']) => ({ prompt: prompt.trimEnd(), mark }));
}

const missing = (name: string): never => {
  throw new Error(`The transcript asks for ${name}`);
};

/** Follows a transcript by keyboard alone. */
export class Learner {
  readonly #lab: LabPage;
  /** The row on which Return was last pressed: what comes below it is the answer. */
  #asked: string | undefined;

  constructor(lab: LabPage) {
    this.#lab = lab;
  }

  async follow(steps: readonly Step[]): Promise<void> {
    for (const [index, { prompt, mark }] of steps.entries()) {
      if (prompt !== '') await this.#isAsked(prompt);
      await this.#act(mark, steps[index + 1]?.mark);
    }
  }

  async #act(mark: string, then: string | undefined): Promise<void> {
    const [, directive, rest = ''] = /^:(\w+)\s?(.*)$/.exec(mark) ?? [];
    const pass = /^\+(\d+)s$/.exec(mark)?.[1];
    if (pass !== undefined) return this.#lab.pass(Number(pass));
    if (mark === 'break') return this.#sendBreak();
    switch (directive) {
      case undefined:
        return this.#type(mark);
      case 'secret':
        await this.#isAsked('Password:');
        await this.#lab.page.keyboard.type(rest);
        return this.#return();
      case 'key':
        expect(rest).toBe('enter');
        return this.#return();
      case 'wait':
        return this.#waitFor(rest, then);
      case 'optional':
        return undefined;
      default:
        throw new Error(`No learner can ${mark}`);
    }
  }

  async #type(text: string): Promise<void> {
    if (text === '') return this.#return();
    await this.#lab.page.keyboard.type(text);
    await expect.poll(async () => isEchoed(await this.#lab.rows(), text), often).toBe(true);
    await this.#return();
  }

  async #return(): Promise<void> {
    this.#asked = (await this.#lab.rows()).at(-1);
    await this.#lab.page.keyboard.press('Enter');
  }

  /** The rows since Return was pressed; all of them when that row has left the screen. */
  async #answer(): Promise<readonly string[]> {
    const rows = await this.#lab.rows();
    return rows.slice(this.#asked === undefined ? 0 : rows.lastIndexOf(this.#asked) + 1);
  }

  /** A log line may have come after the prompt: the router does not always show it again. */
  async #isAsked(prompt: string): Promise<void> {
    await expect.poll(() => this.#answer(), often).toContainEqual(expect.stringMatching(endingIn(prompt)));
  }

  /** A start in which Break is wanted is waited for with the key under the finger; another one is skipped. */
  async #waitFor(text: string, then: string | undefined): Promise<void> {
    if (then === 'break') {
      await this.#lab.reach(this.#lab.button('Break'), 'Shift+Tab');
      return this.#lab.shows(text);
    }
    await this.#lab.skipUntil(text);
    await this.#lab.focusTerminal();
    this.#asked = undefined;
  }

  async #sendBreak(): Promise<void> {
    await this.#lab.pressOn(this.#lab.button('Break'), 'Enter', 'Shift+Tab');
    await this.#lab.focusTerminal();
  }
}

/** Whether the screen shows what was typed. A log line may have cut it in two: the router does not repeat it then. */
function isEchoed(rows: readonly string[], text: string): boolean {
  const cut = (at: number): boolean => {
    const begun = rows.findIndex((row) => row.endsWith(text.slice(0, at)));
    return begun >= 0 && rows.includes(text.slice(at), begun + 1);
  };
  return (
    rows.at(-1)?.endsWith(text.slice(-40)) ||
    Array.from(text, (_, at) => at)
      .slice(1)
      .some(cut)
  );
}

const endingIn = (text: string): RegExp => new RegExp(`${literal(text).source}$`);

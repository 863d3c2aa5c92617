import { expect } from '@playwright/test';
import { parseMark } from '../../src/engine/transcript.ts';
import { hasFocus, literal, often, type LabPage, type Speed } from './lab.page.ts';
import type { Step } from './solution.ts';

/** What a router that waits for somebody shows: a prompt, a question, or how to get one. */
const WAITING = /(?:[>#?]|\]:?|name:|word:)$|RETURN/;
/** IOS has started: its first words, which its last message may have moved off the screen. */
const STARTED = /RETURN|SNMP-5-COLDSTART/;
/** Some of the 44 hash marks of an image that is unpacked. */
const UNPACKING = /#{12}/;
/** Real milliseconds for which an answer is waited for before time is hurried on. */
const PATIENCE = 700;

const isSecret = ({ mark }: Step): boolean => mark.startsWith(':secret');

/**
 * Follows a transcript by keyboard alone: at ten times the speed of life, faster where there is nothing to do, and in
 * real time where the router does not wait: for a password, and for Break.
 */
export class Learner {
  readonly #lab: LabPage;
  /** The row after which something new is looked for: where a key was pressed last. */
  #since: string | undefined;
  #speed: Speed | undefined;

  constructor(lab: LabPage) {
    this.#lab = lab;
  }

  async follow(steps: readonly Step[]): Promise<void> {
    this.#speed = undefined;
    await this.#goAt('Ten times faster');
    for (const [index, step] of steps.entries()) {
      const then = steps.slice(index + 1).find(({ mark }) => !['pass', 'wait'].includes(parseMark(mark).kind));
      const login = steps.slice(index, index + 3).some(isSecret);
      await this.#take(step, then?.mark === 'break', login);
    }
  }

  async #goAt(speed: Speed): Promise<void> {
    if (this.#speed !== speed) await this.#lab.speed(speed);
    this.#speed = speed;
  }

  /** `toBreak`: nothing is to be done after this but to press Break. `login`: a password is to be typed soon, or now. */
  async #take({ prompt, mark: text }: Step, toBreak: boolean, login: boolean): Promise<void> {
    const mark = parseMark(text);
    if (login && mark.kind === 'line') await this.#goAt('Real time');
    if (prompt !== '') await this.#comes(endingIn(prompt));
    switch (mark.kind) {
      case 'line':
        if (prompt === '' && this.#since !== undefined) await this.#comes(WAITING);
        return text.startsWith(':secret') ? this.#typeUnseen(mark.text) : this.#type(mark.text);
      case 'keys':
        await this.#comes(WAITING);
        if (toBreak) await this.#goAt('Real time');
        return this.#press(mark.text === '\r' ? 'Enter' : mark.text);
      case 'break':
        return this.#sendBreak();
      case 'power':
        if (toBreak) await this.#goAt('Real time');
        await this.#remember();
        return this.#turn(/^Power of /, mark.on);
      case 'usb':
        return this.#turn(new RegExp(`^USB flash in ${mark.slot} of `), mark.inserted);
      case 'pass':
        return toBreak ? undefined : this.#pass(mark.ms / 1000);
      case 'wait':
        return toBreak ? this.#watchFor(mark.text) : this.#waitFor(mark.text);
      case 'optional':
        return undefined;
      default:
        throw new Error(`No learner can ${text}`);
    }
  }

  async #type(text: string): Promise<void> {
    if (text !== '') {
      await this.#lab.focusTerminal();
      await this.#lab.page.keyboard.type(text);
      await expect.poll(async () => isEchoed(await this.#lab.rows(), text), often).toBe(true);
    }
    await this.#press('Enter');
  }

  async #typeUnseen(text: string): Promise<void> {
    await this.#comes(/Password:$/);
    await this.#lab.focusTerminal();
    await this.#lab.page.keyboard.type(text);
    await this.#press('Enter');
    await this.#goAt('Ten times faster');
  }

  async #press(key: string): Promise<void> {
    await this.#lab.focusTerminal();
    await this.#remember();
    await this.#lab.page.keyboard.press(key);
  }

  async #remember(): Promise<void> {
    this.#since = (await this.#lab.rows()).at(-1);
  }

  /** Whether a row since the last key is like this; any row of the screen when the row of that key has left it. */
  async #isThere(wanted: RegExp): Promise<boolean> {
    const rows = await this.#lab.rows();
    const from = this.#since === undefined ? 0 : rows.lastIndexOf(this.#since) + 1;
    return rows.slice(from).some((row) => wanted.test(row));
  }

  /** Waits for a row like this: a log line may have come after a prompt, and the router does not always repeat it. */
  async #comes(wanted: RegExp): Promise<void> {
    if (this.#speed === 'Real time') return expect.poll(() => this.#isThere(wanted), often).toBe(true);
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; ) if (await this.#isThere(wanted)) return;
    await this.#hurry(() => this.#isThere(wanted));
  }

  /** Lets a minute pass in a second until something is there. */
  async #hurry(there: () => Promise<boolean>): Promise<void> {
    await this.#goAt('A minute per second');
    await expect.poll(there, { ...often, timeout: 90_000 }).toBe(true);
    await this.#goAt('Ten times faster');
  }

  async #waitFor(text: string): Promise<void> {
    const wanted = text === 'RETURN' ? STARTED : literal(text);
    await this.#hurry(() => this.#isThere(wanted));
    this.#since = undefined;
  }

  async #pass(seconds: number): Promise<void> {
    const from = await this.#lab.clock();
    await this.#hurry(async () => (await this.#lab.clock()) > from + seconds);
  }

  /** Waits with the key under the finger. What comes after an image is unpacked is over in five seconds. */
  async #watchFor(text: string): Promise<void> {
    if (text === '[OK]') {
      await this.#lab.focusRegion(this.#lab.time);
      await this.#lab.shows(UNPACKING);
      await this.#goAt('Real time');
    }
    await this.#lab.focusTerminal();
    await this.#lab.reach(this.#lab.button('Break'), 'Shift+Tab');
    await expect.poll(() => this.#isThere(literal(text)), often).toBe(true);
  }

  async #sendBreak(): Promise<void> {
    await this.#remember();
    await this.#lab.pressOn(this.#lab.button('Break'), 'Enter', 'Shift+Tab');
    await this.#goAt('Ten times faster');
  }

  async #turn(name: RegExp, on: boolean): Promise<void> {
    const control = this.#lab.console.getByRole('switch', { name });
    if (!(await hasFocus(control))) await this.#lab.focusTerminal();
    await this.#lab.pressOn(control, 'Enter', 'Shift+Tab');
    await expect(control).toBeChecked({ checked: on });
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

import { expect } from '@playwright/test';
import { parseMark } from '../../src/engine/transcript.ts';
import { hasFocus, literal, waitForRows, type LabPage } from './lab.page.ts';
import { often, patience } from './patience.ts';
import type { Step } from './solution.ts';

/** What a router that waits for somebody shows: a prompt, a question, or how to get one. */
const WAITING = /(?:[>#?]|\]:?|name:|word:)$|RETURN/;
/** IOS has started: its first words, which its last message may have moved off the screen. */
const STARTED = /RETURN|SNMP-5-COLDSTART/;
/** An image begins to be unpacked. */
const UNPACKING = /Self decompressing the image/;
/** Real milliseconds for which the screen is looked at before time is moved on: what costs no time may not be drawn yet. */
const LOOKING = 150;
/** The same after it was moved on to the next event. */
const AFTER_SKIP = 60;
/** The same where time runs, and brings it by itself. */
const RUNNING = 60_000;

/**
 * Follows a transcript by keyboard alone, while time stands: the router answers all the same, and its time moves on by
 * Skip alone. Nothing expires then, however long a key takes. Only up to a Break its time runs; or all the time, where what
 * is typed crosses a wire, and the next event may be one that is to be prevented.
 */
export class Learner {
  readonly #lab: LabPage;
  /** The row after which something new is looked for: where a key was pressed last. */
  #since: string | undefined;

  readonly #runs: boolean;

  constructor(lab: LabPage, time: 'stands' | 'runs' = 'stands') {
    this.#lab = lab;
    this.#runs = time === 'runs';
  }

  async follow(steps: readonly Step[]): Promise<void> {
    await this.#lab.speed(this.#runs ? 'Real time' : 'Pause time');
    for (const [index, step] of steps.entries()) {
      const then = steps.slice(index + 1).find(({ mark }) => !['pass', 'wait'].includes(parseMark(mark).kind));
      await this.#take(step, then?.mark === 'break');
    }
    if (this.#since !== undefined) await this.#comes(WAITING);
  }

  /** `toBreak`: nothing is to be done after this but to press Break. */
  async #take({ prompt, mark: text }: Step, toBreak: boolean): Promise<void> {
    const mark = parseMark(text);
    if (prompt !== '') await this.#comes(endingIn(prompt));
    switch (mark.kind) {
      case 'line':
        if (prompt === '' && this.#since !== undefined) await this.#comes(WAITING);
        return text.startsWith(':secret') ? this.#typeUnseen(mark.text) : this.#type(mark.text);
      case 'keys':
        await this.#comes(WAITING);
        return this.#press(mark.text === '\r' ? 'Enter' : mark.text);
      case 'break':
        return this.#sendBreak();
      case 'power':
        await this.#remember();
        return this.#turn(/^Power of /, mark.on);
      case 'usb':
        return this.#turn(new RegExp(`^(USB flash|CompactFlash) in ${mark.slot} of `), mark.inserted);
      case 'control':
        return this.#press(`Control+${String.fromCharCode(mark.char.charCodeAt(0) + 96)}`);
      case 'cable':
        return this.#plug(`${mark.plugged ? 'Plug into' : 'Pull out of'} ${mark.machine ?? ''} ${mark.port}`);
      case 'pass':
        return this.#pass(mark.ms / 1000, toBreak);
      case 'wait':
        return toBreak ? this.#watchFor(mark.text) : this.#waitFor(mark.text);
      case 'on':
        return this.#turnTo(mark.console);
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
  async #isThere(wanted: RegExp, limit: number): Promise<boolean> {
    const { found } = await waitForRows(this.#lab.console, { row: wanted, after: this.#since, limit });
    return found;
  }

  /** Waits for a row like this: a log line may have come after a prompt, and the router does not always repeat it. */
  async #comes(wanted: RegExp): Promise<void> {
    if (await this.#isThere(wanted, this.#runs ? patience(RUNNING) : LOOKING)) return;
    if (this.#runs) throw new Error(`Time has not brought ${String(wanted)}`);
    await this.#lab.skipUntil(() => this.#isThere(wanted, AFTER_SKIP), String(wanted));
  }

  async #waitFor(text: string): Promise<void> {
    await this.#comes(text === 'RETURN' ? STARTED : literal(text));
    this.#since = undefined;
  }

  /** Lets so much time pass, or less when nothing more happens in it. */
  async #pass(seconds: number, toBreak: boolean): Promise<void> {
    const from = await this.#lab.clock();
    const passed = async (): Promise<boolean> => (await this.#lab.clock()) >= from + seconds;
    if (toBreak) return this.#runUntil(passed);
    const skip = this.#lab.button('Skip to next event');
    await this.#lab.skipUntil(async () => (await passed()) || (await skip.isDisabled()), `${seconds} seconds`);
  }

  /** Lets time run until something is there, with the finger on the key that stops it. */
  async #runUntil(there: () => Promise<boolean>): Promise<void> {
    await this.#lab.speed('Real time');
    await expect.poll(there, { intervals: [20] }).toBe(true);
    await this.#lab.page.keyboard.press('ArrowLeft');
    await expect(this.#lab.time.getByRole('radio', { name: 'Pause time' })).toBeChecked();
  }

  /** Up to where an image begins to be unpacked, one event after power or reload, nothing has to be watched. */
  async #watchFor(text: string): Promise<void> {
    if (text === '[OK]') {
      await expect.poll(() => this.#lab.skip(), often).toBe(true);
      expect(await this.#isThere(UNPACKING, patience(180_000))).toBe(true);
    }
    await this.#runUntil(() => this.#isThere(literal(text), patience(180_000)));
  }

  async #sendBreak(): Promise<void> {
    await this.#remember();
    await this.#lab.pressOn(this.#lab.button('Break'), 'Enter', 'Shift+Tab');
  }

  /** Brings another console to the front. */
  async #turnTo(console: string): Promise<void> {
    const tabs = this.#lab.console.getByRole('tablist', { name: 'Consoles' });
    const there = tabs.getByRole('tab', { name: new RegExp(`^${console}\\b`) });
    await this.#lab.focusTerminal();
    await this.#lab.reach(tabs.getByRole('tab', { selected: true }), 'Shift+Tab');
    while (!(await hasFocus(there))) await this.#lab.page.keyboard.press('ArrowRight');
    await expect(there).toHaveAttribute('aria-selected', 'true');
    this.#since = undefined;
  }

  async #plug(name: string): Promise<void> {
    await this.#lab.view('Table');
    const plug = this.#lab.topology.getByRole('button', { name });
    await expect(plug).toBeVisible();
    await this.#lab.pressOn(plug, 'Enter', 'Shift+Tab');
    await expect(plug).toHaveCount(0);
    await this.#lab.part('Console');
  }

  async #turn(name: RegExp, on: boolean): Promise<void> {
    const control = this.#lab.console.getByRole('switch', { name });
    if (!(await hasFocus(control))) await this.#lab.focusTerminal();
    await this.#lab.pressOn(control, 'Enter', 'Shift+Tab');
    await expect(control).toBeChecked({ checked: on });
  }
}

/** Whether the screen shows what was typed, which may run on in the next row. A log line may have cut it in two: the router does not repeat it then. */
function isEchoed(rows: readonly string[], text: string): boolean {
  const cut = (at: number): boolean => {
    const begun = rows.findIndex((row) => row.endsWith(text.slice(0, at)));
    return begun >= 0 && rows.includes(text.slice(at), begun + 1);
  };
  const end = text.slice(-40).replaceAll(' ', '');
  return (
    rows.slice(-2).join('').replaceAll(' ', '').endsWith(end) ||
    Array.from(text, (_, at) => at)
      .slice(1)
      .some(cut)
  );
}

const endingIn = (text: string): RegExp => new RegExp(`${literal(text).source}$`);

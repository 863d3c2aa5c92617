import { expect, type Locator, type Page } from '@playwright/test';
import { often, patience } from './patience.ts';

const speeds = ['Pause time', 'Real time', 'Ten times faster', 'A minute per second'] as const;
export type Speed = (typeof speeds)[number];

/** A lab in the browser, used as somebody with a keyboard uses it. */
export class LabPage {
  readonly page: Page;
  readonly guide: Locator;
  readonly console: Locator;
  readonly topology: Locator;
  readonly time: Locator;

  constructor(page: Page) {
    this.page = page;
    this.guide = page.getByRole('region', { name: 'Guide' });
    this.console = page.getByRole('region', { name: 'Console' });
    this.topology = page.getByRole('region', { name: 'Topology' });
    this.time = page.getByRole('region', { name: 'Time' });
  }

  async open(id: string, seed = 1): Promise<void> {
    await this.page.goto(`./#/lab/${id}?seed=${seed}`);
    await expect(this.terminal()).toBeAttached();
  }

  terminal(name?: string): Locator {
    return this.console.getByRole('textbox', { name: name === undefined ? /^Console of / : `Console of ${name}` });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The rows that can be seen. */
  rows(): Promise<readonly string[]> {
    return rowsOf(this.console);
  }

  async screen(): Promise<string> {
    return (await this.rows()).join('\n');
  }

  /** Waits until the screen shows this. */
  async shows(text: string | RegExp): Promise<void> {
    const wanted = typeof text === 'string' ? literal(text) : text;
    const { rows } = await waitForRows(this.console, { screen: wanted, limit: patience(180_000) });
    expect(rows.join('\n')).toMatch(wanted);
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

  /** Declines the setup dialogue of a router without configuration and waits until its start messages are over. */
  async startEmpty(prompt = 'Router>'): Promise<void> {
    await this.shows('[yes/no]:');
    await this.focusTerminal();
    await this.line('no');
    await this.shows('Press RETURN to get started!');
    await this.startUp();
    await this.page.keyboard.press('Enter');
    await this.prompts(prompt);
  }

  /** Lets time go on until the last message of a start is there. */
  async startUp(): Promise<void> {
    await this.skipUntil(
      async () => (await this.screen()).includes('%SNMP-5-COLDSTART'),
      'the last message of a start',
    );
    await this.focusTerminal();
  }

  /** Moves the keyboard on by F6 until the terminal has it; from the time, which comes after it, back. */
  async focusTerminal(): Promise<void> {
    for (let i = 0; i < 10; i++) {
      if (await hasFocus(this.terminal())) return;
      await this.page.keyboard.press((await holdsFocus(this.time)) ? 'Shift+F6' : 'F6');
    }
    throw new Error('F6 never reached the terminal');
  }

  /** Moves the keyboard on by F6 until it is in this part of the page. */
  async focusRegion(region: Locator): Promise<void> {
    for (let i = 0; i < 10; i++) {
      if (await holdsFocus(region)) return;
      await this.page.keyboard.press('F6');
    }
    throw new Error('F6 never reached that part of the page');
  }

  /** Brings a part of the lab to the front where only one is shown. */
  async part(name: 'Guide' | 'Console' | 'Topology'): Promise<void> {
    const parts = this.page.getByRole('tablist', { name: 'Parts of the lab' });
    const part = parts.getByRole('tab', { name, exact: true });
    if ((await part.count()) === 0) return;
    await this.focusRegion(parts);
    while (!(await hasFocus(part))) await this.page.keyboard.press('ArrowRight');
    await expect(part).toHaveAttribute('aria-selected', 'true');
  }

  /** Shows one of the views of the topology. */
  async view(name: 'Diagram' | 'Table' | 'Wire'): Promise<void> {
    await this.part('Topology');
    const wanted = this.topology.getByRole('radio', { name });
    await this.focusRegion(this.topology);
    await this.reach(this.topology.getByRole('radio', { checked: true }));
    for (let i = 0; i < 4 && !(await wanted.isChecked()); i++) await this.page.keyboard.press('ArrowRight');
    await expect(wanted).toBeChecked();
  }

  /** Presses Tab until this control has the keyboard. */
  async reach(control: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    if (!(await this.#reaches(control, way, 80))) throw new Error('The keyboard never reached the control');
  }

  async #reaches(control: Locator, way: 'Tab' | 'Shift+Tab', presses: number): Promise<boolean> {
    for (let i = 0; i < presses; i++) {
      if (await hasFocus(control)) return true;
      await this.page.keyboard.press(way);
    }
    return false;
  }

  async pressOn(control: Locator, key = 'Enter', way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.reach(control, way);
    await this.page.keyboard.press(key);
  }

  /** Chooses the speed of time with the arrow keys. */
  async speed(name: Speed): Promise<void> {
    const places = speeds.map((speed) => this.time.getByRole('radio', { name: speed }));
    const from = (await Promise.all(places.map((place) => place.isChecked()))).indexOf(true);
    await this.focusRegion(this.time);
    await this.reach(places[from] ?? this.time, 'Shift+Tab');
    const steps = speeds.indexOf(name) - from;
    for (let i = 0; i < Math.abs(steps); i++) await this.page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
    await expect(this.time.getByRole('radio', { name })).toBeChecked();
  }

  /** Presses Skip if something is due, and says so. The button is off, and without the keyboard, while nothing is. */
  async skip(): Promise<boolean> {
    const skip = this.button('Skip to next event');
    if (!(await hasFocus(skip))) {
      if (!(await skip.isEnabled())) return false;
      await this.focusRegion(this.time);
      if (!(await this.#reaches(skip, 'Tab', 4))) return false;
    }
    await this.page.keyboard.press('Enter');
    return true;
  }

  /** Lets time go on, from event to event, until something is there. */
  async skipUntil(there: () => Promise<boolean>, what: string): Promise<void> {
    if (await there()) return;
    const reached = async (): Promise<boolean> => {
      await this.skip();
      return there();
    };
    await expect.poll(reached, { ...often, message: `skipping brings ${what}` }).toBe(true);
  }

  /** Virtual seconds that the time bar shows. */
  async clock(): Promise<number> {
    const shown = /(?:(\d+):)?(\d+):(\d+)/.exec(await this.time.innerText()) ?? [];
    return Number(shown[1] ?? 0) * 3600 + Number(shown[2]) * 60 + Number(shown[3]);
  }
}

export const hasFocus = async (locator: Locator): Promise<boolean> => {
  const there = await locator.evaluateAll((all) => all.map((element) => element === document.activeElement));
  return oneOf(there) ?? locator.evaluate((element) => element === document.activeElement);
};

const holdsFocus = async (region: Locator): Promise<boolean> => {
  const there = await region.evaluateAll((all) => all.map((element) => element.contains(document.activeElement)));
  return oneOf(there) ?? region.evaluate((element) => element.contains(document.activeElement));
};

/** What was found of the one element that is meant: asking all takes one message, waiting for one and asking it takes three. */
const oneOf = (found: readonly boolean[]): boolean | undefined => (found.length === 1 ? found[0] : undefined);

/** What is looked for in a terminal. */
interface Wanted {
  /** In all rows together, one in a line. */
  readonly screen?: RegExp;
  /** In a row of its own after the last one that is `after`, or any when that has left the screen. */
  readonly row?: RegExp;
  readonly after?: string | undefined;
  /** Real milliseconds to wait for it. */
  readonly limit: number;
}

interface Seen {
  readonly found: boolean;
  readonly rows: readonly string[];
}

/**
 * Waits in the page until the terminal that is shown in a part of it has this, and gives its rows, trailing blanks cut,
 * empty ones at the end left out: a look from outside costs more than what the lab does meanwhile.
 */
export function waitForRows(region: Locator, { screen, row, after, limit }: Wanted): Promise<Seen> {
  const asked = { screen: screen?.source, row: row?.source, after, limit };
  return region.evaluate(async (part, { screen, row, after, limit }): Promise<Seen> => {
    const look = (): Seen => {
      const terminal = [...part.querySelectorAll('.xterm-rows')].find((one) => one.checkVisibility());
      const all = [...(terminal?.children ?? [])].map(({ textContent }) =>
        textContent.replaceAll('\u00a0', ' ').trimEnd(),
      );
      const rows = all.slice(0, all.findLastIndex((one) => one !== '') + 1);
      const from = after === undefined ? 0 : rows.lastIndexOf(after) + 1;
      const inRow = row !== undefined && rows.slice(from).some((one) => new RegExp(row).test(one));
      return { found: inRow || (screen !== undefined && new RegExp(screen).test(rows.join('\n'))), rows };
    };
    const until = performance.now() + limit;
    let seen = look();
    while (!seen.found && performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      seen = look();
    }
    return seen;
  }, asked);
}

/** The rows of the terminal that is shown in a part of the page. */
export const rowsOf = async (region: Locator): Promise<readonly string[]> =>
  (await waitForRows(region, { limit: 0 })).rows;

export const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

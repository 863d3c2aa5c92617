import { browser } from './test-browser.ts';
import { firstScreenShown } from './first-screen.ts';
import { journals } from './journals.ts';
import type { LabState, OpenOptions } from './lab-state.ts';
import { labStore } from './lab-store.ts';
import { screenOf } from './screens.ts';

firstScreenShown();

/** A router that asks its first question as soon as it has booted. */
export const SANDBOX = { kind: 'catalogue', id: 'sandbox-2911' } as const;
const QUESTION = 'initial configuration dialog? [yes/no]: ';

export const lab = (): LabState => labStore.getState();

export const screen = (console = 'R1'): string => screenOf(console).text;

/** Lets time pass until a console shows a text after everything that it showed before. */
export const shows = (text: string, console = 'R1'): Promise<void> =>
  browser.until(
    () => screen(console).endsWith(text),
    () => screen(console).slice(-200),
  );

/** Opens the sandbox and waits for its first question. */
export async function booted(options: OpenOptions = { seed: 1 }): Promise<void> {
  await lab().open(SANDBOX, options);
  lab().skip();
  await shows(QUESTION);
}

/** The sandbox at its first prompt. */
export async function atPrompt(options?: OpenOptions): Promise<void> {
  await booted(options);
  lab().type('R1', 'no\r');
  lab().skip();
  await browser.until(() => screen().includes('Press RETURN'));
  lab().type('R1', '\r');
  await shows('Router>');
}

/** Types a line and waits for the prompt after it. */
export async function enter(line: string, prompt: string): Promise<void> {
  const { length } = screen();
  lab().type('R1', `${line}\r`);
  await browser.until(() => screen().length > length + line.length && screen().endsWith(prompt));
}

/** Leaves the lab, and everything that is kept of it. */
export async function forget(): Promise<void> {
  await lab().close();
  for (const { id } of await journals.records()) await journals.remove(id);
}

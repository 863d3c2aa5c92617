import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';

const HELP = [
  'Please enter your answer to the question and press RETURN. A value in square brackets is taken when',
  'you press RETURN alone. Use ctrl-c to leave the dialog; nothing is changed then.',
  '',
].join('\n');

/** One question of the dialogue; `?` explains how to answer. Ctrl-C ends the whole dialogue from outside. */
export function* question(session: Session, prompt: string): Io<string> {
  for (;;) {
    const end = yield* session.readLine({ prompt, help: () => HELP });
    if (end.kind === 'line') return end.text.trim();
  }
}

/** Asks until the answer passes; `accept` prints its own complaint. Empty takes the preset, if there is one. */
export function* until<T>(
  session: Session,
  prompt: string,
  accept: (answer: string) => T | undefined,
  preset?: T,
): Io<T> {
  for (;;) {
    const answer = yield* question(session, prompt);
    const accepted = answer === '' && preset !== undefined ? preset : accept(answer);
    if (accepted !== undefined) return accepted;
  }
}

/** A yes or no; without a preset the device insists. */
export const yesOrNo = (session: Session, prompt: string, preset?: boolean): Io<boolean> =>
  until(
    session,
    prompt,
    (answer) => {
      const typed = answer.toLowerCase();
      if (typed !== '' && 'yes'.startsWith(typed)) return true;
      if (typed !== '' && 'no'.startsWith(typed)) return false;
      session.print("% Please answer 'yes' or 'no'.");
      return undefined;
    },
    preset,
  );

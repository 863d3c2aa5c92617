import { Session } from '../../../cli/session.ts';
import { gate, never, on, type Io, type Wait } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import type { LineEnd, ReadOptions } from '../../../system/terminal/line-editor.ts';
import type { TerminalLine } from '../../../system/terminal/line.ts';

/** A person's session for one command, without a terminal: no pages, and no answer to a question. */
export class OneCommand extends Session {
  #command: string | undefined;
  readonly #given = gate<void>();

  /** What it runs asks again and again: there will be no answer. */
  readonly gaveUp: Wait<void> = (resume) => this.#given.wait(resume);

  constructor(device: Device, line: TerminalLine, command: string) {
    super(device, line, { kind: 'terminal' });
    this.#command = command;
    this.terminal.length = 0;
  }

  /** The command, then nothing more: what is asked is shown, the prompt is not. */
  override *readLine({ prompt, history }: ReadOptions): Io<LineEnd> {
    const text = this.#command;
    this.#command = undefined;
    if (this.ended) yield* this.#giveUp();
    if (text !== undefined) return { kind: 'line', text };
    this.ended = true;
    if (!history) this.print(prompt);
    return { kind: 'interrupt', key: 'ctrl-c', text: '' };
  }

  *#giveUp(): Io<never> {
    this.device.spawn(
      function* (this: OneCommand): Io<void> {
        yield* on(this.device.clock.after(1));
        this.#given.open();
      }.call(this),
    );
    return yield* on(never);
  }

  override *confirm(question: string): Io<boolean> {
    this.print(`${question}[confirm]`);
    return false;
  }
}

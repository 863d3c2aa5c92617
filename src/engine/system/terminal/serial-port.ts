import type { VirtualClock } from '../../kernel/clock.ts';
import { gate, type Wait } from '../../kernel/io.ts';
import { TerminalLine, type LineId } from './line.ts';
import { misread, mistaken } from './serial-speed.ts';

/** Bits per second at which terminals are delivered. */
const USUAL_SPEED = 9600;

/** The wire between a terminal and a line of a device: both ends have a speed, and Break is felt on it. */
export class SerialPort {
  /** The line it is plugged into. */
  readonly line: TerminalLine;
  readonly #breaks = gate<void>();
  /** Bits per second of the device's end; set from the configuration register or the line's configuration. */
  speed = USUAL_SPEED;
  /** Bits per second of the terminal. Unless they are equal, each side takes the other's text for something else. */
  terminalSpeed = USUAL_SPEED;

  constructor(id: LineId, clock: Pick<VirtualClock, 'now'>, emit: (text: string) => void) {
    this.line = new TerminalLine(id, clock, (text) =>
      emit(this.speed === this.terminalSpeed ? text : misread(text, this.speed, this.terminalSpeed)),
    );
  }

  /** Break, for programs that do not read characters (a boot in progress, a running system). */
  readonly breaks: Wait<void> = (resume) => this.#breaks.wait(resume);

  /** Characters from the terminal. */
  receive(typed: string): void {
    this.line.receive(this.#arriving(typed));
  }

  receivePaste(text: string): void {
    this.line.receivePaste(this.#arriving(text));
  }

  receiveBreak(): void {
    if (this.#breaks.open() === 0) this.line.receiveBreak();
  }

  #arriving(text: string): string {
    return this.speed === this.terminalSpeed ? text : mistaken(text, this.terminalSpeed, this.speed);
  }
}

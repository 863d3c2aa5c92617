import { connect } from '../features/access/access/connect.ts';
import type { TerminalLine } from '../system/terminal/line.ts';
import type { Bench } from './lab.ts';

/** Somebody who came to a device over the network; they answer at once and wait for what is said. */
export class Guest {
  readonly #bench: Bench;
  readonly line: TerminalLine | undefined;
  #heard = '';
  /** The device has ended the connection. */
  closed = false;

  constructor(bench: Bench, from = '10.1.1.5', protocol: 'telnet' | 'ssh' = 'telnet') {
    this.#bench = bench;
    this.line = connect(bench.device, {
      from,
      protocol,
      hear: (text) => (this.#heard += text.replaceAll('\r\n', '\n')),
      closed: () => (this.closed = true),
    });
  }

  /** What was said to them since they last heard. */
  hear(): string {
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }

  /** Types lines, a second apart; what was said meanwhile. */
  type(...lines: readonly string[]): string {
    for (const line of lines) {
      this.line?.receive(`${line}\r`);
      this.#bench.player.play('⟦+1s⟧');
    }
    return this.hear();
  }
}

/** Lets telnet in on the first two virtual terminals, by a password. */
export const VTYS = ['line vty 0 1', 'password letmein', 'transport input telnet'];

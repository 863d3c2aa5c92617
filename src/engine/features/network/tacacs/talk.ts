import { on, race, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { bodyOf, messageBytes, parseMessage, UNENCRYPTED, type Header } from '../../../system/network/tacacs.ts';
import { messagesOf } from '../../../system/network/tacacs-stream.ts';
import { controlBlock } from '../../../system/network/tcp-seen.ts';
import { leaveOpen, takeOpen, type Opened } from './connections.ts';
import type { Counter } from './counters.ts';
import { packet, tplus } from './debug.ts';
import { idOf, type Asked } from './servers.ts';
import { tacacsCounters } from './state.ts';

const SINGLE = 4;

function count(device: Device, server: Asked, what: Counter): void {
  device.update(tacacsCounters, (draft) => {
    const counters = (draft[idOf(server)] ??= {});
    counters[what] = (counters[what] ?? 0) + 1;
  });
}

/** What a session is called in debug messages. */
export const tag = (unique: number): string => `(${unique.toString(16).toUpperCase().padStart(8, '0')})`;

/** One session with a server: messages go out and come back in turn. */
export class Talk {
  readonly #device: Device;
  readonly #server: Asked;
  readonly #unique: number;
  #opened: Opened | undefined;
  #header: Header;
  readonly #handle: string;
  /** The server agrees that the connection is for all that is asked. */
  #single = false;

  constructor(device: Device, server: Asked, unique: number, version: number, type: number) {
    this.#device = device;
    this.#server = server;
    this.#unique = unique;
    this.#handle = controlBlock(device.name, idOf(server));
    const session = device.random(0xffff_ffff);
    this.#header = { version, type, session, sequence: 1, flags: server.single ? SINGLE : 0 };
  }

  #say(state: string, text: string): void {
    tplus(this.#device, `${tag(this.#unique)}/0/${state}${text}`, true);
  }

  /** Connects; false: there is no connection. */
  *open(): Io<boolean> {
    const device = this.#device;
    const server = this.#server;
    const { address, port, from, timeout } = server;
    tplus(device, `: Using server ${address}`);
    this.#say('NB_WAIT', `/${this.#handle}: Started ${timeout} sec timeout`);
    this.#opened = server.single ? takeOpen(device, server) : undefined;
    if (this.#opened) return true;
    const answer = device.network.connect({ address, port }, { address: from });
    const [, opened] = yield* on(race(answer, device.clock.after(timeout * 1000)));
    if (opened?.ok) {
      this.#opened = { stream: opened.value, messages: messagesOf(opened.value) };
      count(device, server, 'Socket opens');
      this.#say('NB_WAIT', ': socket event 2');
      return true;
    }
    count(device, server, 'Failed Connect Attempts');
    if (opened) this.#say('NB_WAIT', `: socket error, connection ${opened.error}`);
    else this.#late('NB_WAIT');
    return false;
  }

  #late(state: string): void {
    count(this.#device, this.#server, 'Socket Timeouts');
    this.#say(state, `/${this.#handle}: timed out`);
  }

  /** Sends a body, and hears the one that answers it; undefined: none came that could be one. */
  *ask(body: Uint8Array): Io<Uint8Array | undefined> {
    this.send(body);
    return yield* this.#hear();
  }

  send(body: Uint8Array): void {
    const { key } = this.#server;
    const bytes = messageBytes(this.#header, body, key);
    const message = parseMessage(bytes);
    if (message) packet(this.#device, message, key);
    this.#opened?.stream.send(bytes);
    count(this.#device, this.#server, 'Total Packets Sent');
    this.#say('NB_WAIT', `: wrote entire ${bytes.length} bytes request`);
  }

  *#hear(): Io<Uint8Array | undefined> {
    const { key, timeout } = this.#server;
    const device = this.#device;
    const messages = this.#opened?.messages;
    const message = messages && (yield* messages.next(device.clock.after(timeout * 1000)));
    if (!message) {
      if (messages?.idle) this.#late('READ');
      else count(device, this.#server, 'Socket errors');
      return undefined;
    }
    const { type, session, sequence } = this.#header;
    const clear = (message.flags & UNENCRYPTED) !== 0;
    if (
      message.type !== type ||
      message.session !== session ||
      message.sequence !== sequence + 1 ||
      clear !== (key === '')
    ) {
      count(device, this.#server, 'Socket errors');
      this.#say('READ', clear && key !== '' ? ': reply is not encrypted' : ': reply to something else');
      return undefined;
    }
    this.#single = this.#server.single && (message.flags & SINGLE) !== 0;
    const { length } = message.hidden;
    count(device, this.#server, 'Total Packets Recv');
    this.#say('READ', ': socket event 1');
    this.#say('READ', `: read entire 12 header bytes (expect ${length} bytes data)`);
    this.#say('READ', `: read entire ${length + 12} bytes response`);
    this.#say(this.#handle, ': Processing the reply packet');
    packet(device, message, key);
    this.#header = { ...this.#header, sequence: sequence + 2 };
    return bodyOf(message, key);
  }

  /** The session is over. `answered`: to the end, so that another may follow on the connection. */
  close(answered: boolean): void {
    const opened = this.#opened;
    if (!opened) return;
    this.#opened = undefined;
    const close = (): void => {
      opened.stream.close();
      count(this.#device, this.#server, 'Socket closes');
    };
    if (!(answered && this.#single && leaveOpen(this.#device, this.#server, opened, close))) close();
  }
}

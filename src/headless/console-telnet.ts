import { createInterface } from 'node:readline';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Lab } from '../engine/index.ts';
import { bytesOf, charactersOf } from './bytes.ts';
import { readOrder } from './cables.ts';
import { Refusal } from './command-line.ts';
import { Drive } from './drive.ts';
import { screenText } from './screen-text.ts';
import { encodeTelnet, greeting, guestLooker, telnetDecoder } from './telnet.ts';

const HOST = '127.0.0.1';
/** Bytes that wait for the first client to come; of more, the newest. */
const BACKLOG = 65_536;
/** Bytes that a client may leave unread before it is cut off. */
const UNREAD = 16_777_216;

export interface TelnetOptions {
  /** Port of the first console; 0 lets the system choose each. */
  readonly port: number;
  readonly speed: number;
  readonly jump: boolean;
  /** Lines on stdin are orders. */
  readonly orders: boolean;
}

/** The port of one console: who is at it, and what they have missed. */
class Desk {
  readonly name: string;
  readonly #safe = screenText();
  readonly #clients = new Set<Socket>();
  /** What was printed to clients of which it is not known yet who they are. */
  readonly #lent = new Map<Socket, Buffer>();
  #missed: Buffer = Buffer.alloc(0);

  constructor(name: string) {
    this.name = name;
  }

  get attended(): boolean {
    return this.#clients.size > 0;
  }

  /** Prints to whoever is there; kept when nobody is. */
  print(text: string): void {
    const bytes = bytesOf(this.#safe(text));
    if (!this.attended) this.#missed = newest(this.#missed, bytes);
    for (const [client, lent] of this.#lent) this.#lent.set(client, newest(lent, bytes));
    for (const client of this.#clients) {
      client.write(encodeTelnet(bytes));
      if (client.writableLength > UNREAD) client.destroy();
    }
  }

  admit(client: Socket): void {
    client.setNoDelay(true);
    client.write(greeting);
    if (this.#missed.length > 0) client.write(encodeTelnet(this.#missed));
    this.#lent.set(client, this.#missed);
    this.#missed = Buffer.alloc(0);
    this.#clients.add(client);
    client.on('close', () => {
      this.#clients.delete(client);
      this.#lent.delete(client);
    });
  }

  /** A client is who it should be. */
  trust(client: Socket): void {
    this.#lent.delete(client);
  }

  /** Ends the connection of a client that speaks something else; whoever comes next has missed what that one was shown. */
  dismiss(client: Socket): void {
    this.#clients.delete(client);
    if (!this.attended) this.#missed = this.#lent.get(client) ?? this.#missed;
    client.end('\r\nThis is a console: it speaks telnet and nothing else.\r\n');
    client.unref(); // it may stay at its end for as long as it likes
  }

  close(): void {
    for (const client of this.#clients) client.destroy();
  }
}

const newest = (...pieces: readonly Uint8Array[]): Buffer => Buffer.concat(pieces).subarray(-BACKLOG);

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Refusal(`cannot listen on ${HOST}:${port}: ${error.message}`, 1)));
    server.listen({ host: HOST, port, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });

/** Serves every console of a lab over telnet on 127.0.0.1 until the program is told to end. */
export async function consoleOnTelnet(lab: Lab, { port, speed, jump, orders }: TelnetOptions): Promise<number> {
  const desks = lab.consoles.map(({ name }) => new Desk(name));
  const servers = desks.map((desk) => createServer((client) => welcome(desk, client)));
  const drive = new Drive(lab, {
    speed,
    jump,
    attended: () => {
      const attended = desks.filter((desk) => desk.attended);
      return (attended.length > 0 ? attended : desks).map(({ name }) => name);
    },
    output: (chunks) => {
      for (const { console, text } of chunks) desks.find(({ name }) => name === console)?.print(text);
    },
  });

  function welcome(desk: Desk, client: Socket): void {
    const decode = telnetDecoder();
    const look = guestLooker();
    let dismissed = false;
    client.on('error', () => client.destroy());
    client.on('data', (chunk) => {
      if (dismissed) return;
      const guest = look(chunk);
      if (guest === 'telnet') desk.trust(client);
      if (guest === 'stranger') {
        dismissed = true;
        return desk.dismiss(client);
      }
      for (const piece of decode(chunk))
        drive.input(
          piece.kind === 'break'
            ? { kind: 'break', console: desk.name }
            : { kind: 'type', console: desk.name, text: charactersOf(piece.bytes) },
        );
    });
    desk.admit(client);
  }

  const obey = (line: string): void => {
    const { input, answer } = readOrder(lab, line);
    if (input) drive.input(input);
    process.stdout.write(`${answer}\n`);
  };

  try {
    const ports: number[] = [];
    for (const [index, server] of servers.entries()) ports.push(await listen(server, port === 0 ? 0 : port + index));
    for (const [index, { name }] of desks.entries()) process.stdout.write(`${name} ${HOST}:${ports[index]}\n`);
    if (orders) createInterface({ input: process.stdin }).on('line', obey);
    return await new Promise<number>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0));
    });
  } finally {
    drive.stop();
    if (orders) process.stdin.destroy();
    for (const desk of desks) desk.close();
    for (const server of servers) server.close();
  }
}

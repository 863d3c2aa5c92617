import { decode64, latin1Decode } from '../system/bytes.ts';
import { DNS_PORT, parseQuestion } from '../system/network/dns.ts';
import { ftpDataPort } from '../system/network/ftp-messages.ts';
import { isHttpRequest } from '../system/network/http-messages.ts';
import type { Address } from '../system/network/network.ts';
import { parseTftp, TFTP_PORT } from '../system/network/tftp-packets.ts';
import { greetingOf, isNegotiation } from './greeting.ts';
import { isPacket, type Captured, type Packet, type Tcp, type Udp } from './packet.ts';

/** Something that could be read on a wire. */
export interface Overheard {
  readonly what: string;
  readonly text: string;
}

const [FTP, TELNET, HTTP] = [21, 23, 80] as const;
/** What is spoken where nothing can be told of it. */
const OTHER = 0;
/** Characters of a line that are kept, and connections that are listened to. */
const LONGEST = 1000;
const MOST = 256;

/** Commands of telnet between what is typed. */
const NEGOTIATED = /\xff[\xfb-\xfe][^]|\xff\xfa[^]*?\xff\xf0|\xff[^]/g;

/** What a line of a connection says, by the usual port of what is spoken. */
function inLine(port: number, line: string): Overheard | undefined {
  const found = (what: string, text: string | undefined): Overheard | undefined =>
    text === undefined || text === '' ? undefined : { what, text };
  if (port === FTP) {
    const [, verb = '', argument] = /^(USER|PASS) (.*)/i.exec(line) ?? [];
    return found(verb.toUpperCase() === 'USER' ? 'ftp.user' : 'ftp.password', argument);
  }
  if (port === HTTP) {
    const coded = /^Authorization: *Basic +(\S+)/i.exec(line)?.[1] ?? '';
    return found('http.authorization', latin1Decode(decode64(coded)));
  }
  return found('telnet.typed', typed(line));
}

/** What was typed, as it was in the end: with what was taken back taken away. */
function typed(keys: string): string {
  let text = '';
  for (const key of keys)
    if (key === '\b' || key === '\x7f') text = text.slice(0, -1);
    else if (key >= ' ') text += key;
  return text;
}

function inDatagram({ toPort, bytes }: Udp): Overheard | undefined {
  const request = toPort === TFTP_PORT ? parseTftp(bytes) : undefined;
  if (request?.kind === 'read' || request?.kind === 'write') return { what: 'tftp.request', text: request.file };
  const name = toPort === DNS_PORT ? parseQuestion(bytes)?.name : undefined;
  return name === undefined ? undefined : { what: 'dns.question', text: name };
}

/** One side of a connection: what is spoken, the line that is not over, and the number of the byte behind it. */
interface Side {
  readonly speaks: number;
  line: string;
  next: number;
}

/** What somebody speaks who begins so at a port, and was greeted so there; undefined: it was not they who called. */
function spoken(port: number, bytes: Uint8Array, greeted: number | undefined): number {
  const usual = [FTP, TELNET, HTTP].find((one) => one === port);
  if (usual !== undefined) return usual;
  if (isHttpRequest(bytes)) return HTTP;
  return greeted !== undefined && isNegotiation(bytes) ? TELNET : (greeted ?? OTHER);
}

const greetings = { FTP, TELNET, other: OTHER } as const;

/** Keeps something by its key; what was kept longest ago makes room. */
function keep<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  const [oldest] = map.keys();
  if (map.size >= MOST && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}

/** Listens to what crosses wires: what can be read is told once, however many wires carry it and how often it is sent. */
export class Eavesdropper {
  readonly #known = new WeakSet<object>();
  readonly #sides = new Map<string, Side>();
  /** Ports that were named for the data of FTP. */
  readonly #data = new Map<string, true>();
  /** What callers were greeted with; OTHER: nothing yet, or nothing that is known. */
  readonly #greeted = new Map<string, number>();
  /** What was last asked for from one port to another. */
  readonly #asked = new Map<string, string>();

  /** What a packet says that comes by. */
  hear({ kind, frame: { carries } }: Captured): readonly Overheard[] {
    if (kind === 'bulk' || !isPacket(carries) || this.#known.has(carries.body)) return [];
    const { body } = carries;
    if (body.kind === 'icmp') return [];
    this.#known.add(body);
    if (body.kind === 'tcp') return this.#connection(carries, body);
    return [this.#datagram(carries, body) ?? []].flat();
  }

  /** What is asked again for want of an answer is told once. */
  #datagram({ from, to }: Packet, body: Udp): Overheard | undefined {
    const said = inDatagram(body);
    if (!said) return undefined;
    const key = `${from}:${body.fromPort} ${to}:${body.toPort}`;
    const again = this.#asked.get(key) === said.text;
    keep(this.#asked, key, said.text);
    return again ? undefined : said;
  }

  /** A connection begins: nothing is known of its sides, but that they carry data of FTP where its port was named for that. */
  #opens(one: string, other: string, data: boolean): void {
    if (data) this.#greeted.delete(one);
    else keep(this.#greeted, one, OTHER);
    for (const key of [one, other])
      if (data) keep(this.#sides, key, { speaks: OTHER, line: '', next: 0 });
      else this.#sides.delete(key);
  }

  #named(line: string, from: Address): void {
    const end = ftpDataPort(line, from);
    if (end) keep(this.#data, `${end.address}:${end.port}`, true);
  }

  #connection({ from, to }: Packet, body: Tcp): readonly Overheard[] {
    const { fromPort, toPort, sequence, acknowledges, bytes, syn, fin, reset } = body;
    const [here, there] = [`${from}:${fromPort}`, `${to}:${toPort}`];
    const [key, back] = [`${here} ${there}`, `${there} ${here}`];
    if (syn && acknowledges === undefined) this.#opens(key, back, this.#data.has(there));
    if (reset) this.#sides.delete(key);
    if (bytes.length === 0) return [];
    const known = this.#sides.get(key);
    if (!known && this.#greeted.get(back) === OTHER) keep(this.#greeted, back, greetings[greetingOf(bytes) ?? 'other']);
    const side = known ?? { speaks: spoken(toPort, bytes, this.#greeted.get(key)), line: '', next: sequence };
    if (fromPort === FTP || [side.speaks, this.#greeted.get(back)].includes(FTP))
      this.#named(latin1Decode(bytes), from);
    const { speaks } = side;
    if (((sequence - side.next) | 0) < 0 && speaks !== OTHER) return [];
    side.next = (sequence + bytes.length) >>> 0;
    if (fin) this.#sides.delete(key);
    else keep(this.#sides, key, side);
    if (speaks === OTHER) return [];
    const text = latin1Decode(bytes);
    const lines = (side.line + (speaks === TELNET ? text.replace(NEGOTIATED, '') : text)).split(/[\r\n]+/);
    side.line = (lines.pop() ?? '').slice(-LONGEST);
    return lines.flatMap((line) => inLine(speaks, line) ?? []);
  }
}

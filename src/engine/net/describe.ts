import { latin1Decode, utf8Decode } from '../system/bytes.ts';
import { answerTo, DNS_PORT, DNS_PTR, nameSaid, parseQuestion } from '../system/network/dns.ts';
import { ftpDataPort } from '../system/network/ftp-messages.ts';
import { isHttpRequest } from '../system/network/http-messages.ts';
import { NTP_MODES, NTP_PORT, parseNtp } from '../system/network/ntp.ts';
import { parseMessage, TACACS_PORT, TYPES } from '../system/network/tacacs.ts';
import { parseTftp, TFTP_PORT, type TftpOptions } from '../system/network/tftp-packets.ts';
import { sshSays } from '../system/network/ssh/says.ts';
import { readTls } from '../system/network/tls.ts';
import { greetingOf, type Greeting } from './greeting.ts';
import { frameBytes } from './frame-bytes.ts';
import { parseCdp } from '../system/network/cdp.ts';
import {
  frameSize,
  isPacket,
  isSnap,
  type Captured,
  type Icmp,
  type Packet,
  type Snap,
  type Tcp,
  type Udp,
} from './packet.ts';
import type { Wire } from './wire.ts';

/** What crossed a wire, in words. */
export interface WireLine {
  /** Its number among all that crossed; it stays the same. */
  readonly index: number;
  /** Milliseconds since the lab began, exact. */
  readonly at: number;
  readonly wire: string;
  /** Machines by their names where they are known, else addresses. */
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly says: string;
  /** The same in all that belongs together. */
  readonly conversation: string;
  /** Of the frame; of bulk data, what has arrived. */
  readonly bytes: number;
}

type Said = Pick<WireLine, 'protocol' | 'says' | 'conversation'>;

interface Seen {
  readonly index: number;
  readonly wire: Wire;
  readonly captured: Captured;
  readonly line: WireLine;
}

/** Lines that are kept. */
const KEPT = 40_000;
/** Characters of a text that are shown. */
const SHOWN = 400;

const FTP = 21;
const SYSLOG = 514;
const tcpNames: ReadonlyMap<number, string> = new Map([
  [20, 'FTP'],
  [FTP, 'FTP'],
  [22, 'SSH'],
  [23, 'TELNET'],
  [TACACS_PORT, 'TACACS+'],
  [80, 'HTTP'],
  [443, 'HTTPS'],
]);
const unreachable: ReadonlyMap<number, string> = new Map([
  [0, 'network'],
  [1, 'host'],
  [2, 'protocol'],
  [3, 'port'],
  [4, 'it would have to be fragmented'],
  [13, 'administratively prohibited'],
]);

const escapes: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

/** A text on one line: what would act on a screen, as an escape. */
function onOneLine(text: string): string {
  const shown = text.replace(/(\r\n|\n)$/, '').slice(0, SHOWN);
  const safe = shown.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => escapes[char] ?? `\\x${(char.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`,
  );
  return text.length > SHOWN ? `${safe}…` : safe;
}

const readable = (bytes: Uint8Array): string => onOneLine(utf8Decode(bytes) ?? latin1Decode(bytes));

const optionWords = (options: TftpOptions): string => [...options].map(([name, value]) => ` ${name}=${value}`).join('');

function tftpSays(bytes: Uint8Array): string | undefined {
  const message = parseTftp(bytes);
  switch (message?.kind) {
    case undefined:
      return undefined;
    case 'read':
    case 'write':
      return `${message.kind === 'read' ? 'RRQ' : 'WRQ'} ${message.file} ${message.mode}${optionWords(message.options)}`;
    case 'data':
      return `DATA block ${message.block}, ${message.bytes.length} bytes`;
    case 'acknowledged':
      return `ACK block ${message.block}`;
    case 'error':
      return `ERROR ${message.code}: ${message.text}`;
    case 'options':
      return `OACK${optionWords(message.options)}`;
  }
}

function dnsSays(bytes: Uint8Array): string | undefined {
  const answers = ((bytes[2] ?? 0) & 0x80) !== 0;
  const asked = bytes.slice();
  asked[2] = (bytes[2] ?? 0) & 0x7f;
  const question = parseQuestion(asked);
  if (question?.name === undefined) return undefined;
  const type = question.type === DNS_PTR ? 'PTR' : question.type === 1 ? 'A' : `type ${question.type}`;
  if (!answers) return `${type}? ${question.name}`;
  const said = answerTo(question.bytes, bytes);
  const name = question.type === DNS_PTR && said !== 'failed' ? nameSaid(question.bytes, bytes) : undefined;
  if (typeof name === 'string') return `${type} ${question.name} is ${name}`;
  if (said === 'no-such-name')
    return `${type} ${question.name}: ${((bytes[3] ?? 0) & 15) === 0 ? 'no data' : 'no such name'}`;
  return said === undefined || said === 'failed'
    ? `${type} ${question.name}: refused or failed`
    : `${type} ${question.name} is ${said.addresses.join(', ')}`;
}

function ntpSays(bytes: Uint8Array): string | undefined {
  const message = parseNtp(bytes);
  if (!message) return undefined;
  if (message.mode === NTP_MODES.client) return 'client asks for the time';
  return message.mode === NTP_MODES.server ? `server tells the time, stratum ${message.stratum}` : undefined;
}

function cdpSays({ bytes }: Snap): string {
  const said = parseCdp(bytes);
  if (!said) return `${bytes.length} bytes`;
  const { device, port, platform, addresses, ttl } = said;
  return onOneLine(`${device} at ${port}, ${platform}${addresses.map((one) => `, ${one}`).join('')}, for ${ttl} s`);
}

/** What a terminal sends or gets; negotiation of telnet is named, not shown. */
function telnetSays(bytes: Uint8Array): string {
  const [first] = bytes;
  return first === 255 ? `options, ${bytes.length} bytes` : `data: ${readable(bytes)}`;
}

function httpSays(bytes: Uint8Array): string {
  const text = latin1Decode(bytes.subarray(0, SHOWN));
  const head = /^(?:[A-Z]+ [^\r\n]* HTTP\/1\.[01]|HTTP\/1\.[01] [^\r\n]*)/.exec(text)?.[0];
  return head === undefined ? `${bytes.length} bytes` : readable(bytes.subarray(0, head.length));
}

/** The header is for everybody; what is said is for those who have the key. */
function tacacsSays(bytes: Uint8Array): string {
  const message = parseMessage(bytes);
  if (!message) return `${bytes.length} bytes`;
  const { type, sequence, session, flags, hidden } = message;
  const kind = Object.entries(TYPES).find(([, number]) => number === type)?.[0] ?? `type ${type}`;
  const shown = (flags & 1) === 0 ? 'body hidden under the key' : 'body not hidden';
  return `${sequence % 2 === 1 ? 'Q' : 'R'}: ${kind}, session ${session.toString(16).padStart(8, '0')}, message ${sequence}, ${shown}, ${hidden.length} bytes`;
}

function tlsSays(bytes: Uint8Array): string {
  const said = readTls(bytes);
  if (typeof said === 'object') return `TLS alert ${said.alert}${said.alert === 40 ? ' (handshake failure)' : ''}`;
  return said === 'client hello' ? 'TLS client hello' : `data, ${bytes.length} bytes`;
}

const flagsOf = ({ syn, fin, reset, acknowledges }: Tcp): string =>
  [syn && 'SYN', fin && 'FIN', reset && 'RST', acknowledges !== undefined && 'ACK'].filter(Boolean).join(', ');

const pairOf = (a: string, b: string): string => [a, b].sort().join(' ');

/** A connection, as far as it has told what it is. */
interface Talk {
  /** Of its first segment: another connection of the same ends begins with another. */
  readonly began: number;
  /** Who was called. */
  readonly server: string | undefined;
  /** What it carries data of FTP for. */
  readonly data: string | undefined;
  /** What is spoken, where its ports do not tell. */
  speaks?: Greeting | 'HTTP' | undefined;
  greeted?: boolean;
}

/** Puts what crossed wires into words, following who talks with whom. */
export class WireWords {
  readonly #wires: readonly Wire[];
  /** Frames of each wire that were put into words. */
  readonly #taken = new Map<Wire, number>();
  /** Machines by their addresses, as they told them. */
  readonly #names = new Map<string, string>();
  /** Ends of conversations of TFTP that began at another port. */
  readonly #tftp = new Map<string, string>();
  /** Ends that were named for the data of FTP, and what that belongs to. */
  readonly #ftp = new Map<string, string>();
  /** Connections, by both their ends. */
  readonly #talks = new Map<string, Talk>();
  #seen: Seen[] = [];
  #index = 0;
  #forgotten = 0;

  constructor(wires: readonly Wire[]) {
    this.#wires = wires;
  }

  /** Lines that are no longer kept. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Everything until a moment, in the order of time, as it stood then. */
  lines(until = Infinity): readonly WireLine[] {
    const fresh = this.#wires.flatMap((wire) => this.#fresh(wire)).sort((a, b) => a.captured.at - b.captured.at);
    for (const { wire, captured } of fresh) {
      const index = this.#index++;
      this.#seen.push({ index, wire, captured, line: this.#line(index, wire, captured) });
    }
    if (fresh.length > 0) this.#seen.sort((a, b) => a.captured.at - b.captured.at || a.index - b.index);
    const over = this.#seen.length - KEPT;
    if (over > 0) {
      this.#seen = this.#seen.slice(over);
      this.#forgotten += over;
      this.#forget(new Set(this.#seen.map(({ line }) => line.conversation)));
    }
    const then = this.#seen.findIndex(({ captured }) => captured.at > until);
    return (then < 0 ? this.#seen : this.#seen.slice(0, then)).map(({ captured, line }) =>
      captured.kind === 'bulk' ? { ...line, ...bulkSays(captured, until) } : line,
    );
  }

  /** The bytes of the frame of a line; of bulk data, of its first packet. */
  bytes(index: number): Uint8Array {
    const seen = this.#seen.find((one) => one.index === index);
    return (seen && frameBytes(seen.captured.frame)[0]) ?? new Uint8Array();
  }

  /** The lines until a moment that pass as text, one on each row; times are in seconds since `begin`. */
  text(passes: (line: WireLine) => boolean, begin: number, until = Infinity): string {
    return this.lines(until)
      .filter(passes)
      .map((line) => `${lineText(line, begin)}\n`)
      .join('');
  }

  #fresh(wire: Wire): readonly { readonly wire: Wire; readonly captured: Captured }[] {
    const taken = (this.#taken.get(wire) ?? 0) - wire.forgotten;
    const missed = Math.max(0, -taken);
    this.#index += missed;
    this.#forgotten += missed;
    const fresh = wire.captured.slice(Math.max(0, taken));
    this.#taken.set(wire, wire.forgotten + wire.captured.length);
    return fresh.map((captured) => ({ wire, captured }));
  }

  /** Keeps what is known only of conversations that there still are. */
  #forget(kept: ReadonlySet<string>): void {
    for (const [one, { data }] of this.#talks) if (!kept.has(data ?? one)) this.#talks.delete(one);
    for (const ends of [this.#tftp, this.#ftp]) for (const [end, one] of ends) if (!kept.has(one)) ends.delete(end);
  }

  #name(address: string): string {
    return this.#names.get(address) ?? address;
  }

  #line(index: number, wire: Wire, captured: Captured): WireLine {
    const { at, frame } = captured;
    const { carries } = frame;
    const common = { index, at, wire: wire.spec.name, bytes: frameSize(frame) };
    if (isPacket(carries)) {
      const said = this.#packetSays(carries, captured.kind === 'bulk');
      return { ...common, from: this.#name(carries.from), to: this.#name(carries.to), ...said };
    }
    const machine = (mac: string): string =>
      wire.attached.find((end) => end.mac === mac)?.machine ?? (mac === 'ffff.ffff.ffff' ? 'everybody' : mac);
    if (isSnap(carries)) {
      const names = { from: machine(frame.from), to: 'neighbours' };
      return { ...common, ...names, protocol: 'CDP', says: cdpSays(carries), conversation: `cdp ${frame.from}` };
    }
    const { kind, from, to } = carries;
    if (from.address !== '0.0.0.0') this.#names.set(from.address, machine(from.mac));
    const announced = from.address === to.address;
    return {
      ...common,
      from: machine(frame.from),
      to: machine(frame.to),
      protocol: 'ARP',
      says:
        kind === 'request' && !announced
          ? `who has ${to.address}? tell ${from.address}`
          : `${from.address} is at ${from.mac}`,
      conversation: `arp ${pairOf(from.address, to.address)}`,
    };
  }

  #packetSays(packet: Packet, bulk = false): Said {
    const { body } = packet;
    if (body.kind === 'icmp') return this.#icmpSays(packet, body);
    return body.kind === 'udp' ? this.#udpSays(packet, body) : this.#tcpSays(packet, body, bulk);
  }

  #icmpSays({ from, to }: Packet, { type, code, id, sequence, size, about }: Icmp): Said {
    const conversation = about ? this.#packetSays(about).conversation : `icmp ${pairOf(from, to)} ${id}`;
    const echo = type === 8 ? 'request' : type === 0 ? 'reply' : undefined;
    if (echo) return { protocol: 'ICMP', says: `echo ${echo} id ${id} seq ${sequence}, ${size} bytes`, conversation };
    const why = type === 11 ? 'time to live exceeded' : `unreachable: ${unreachable.get(code) ?? `code ${code}`}`;
    return { protocol: 'ICMP', says: about ? `${why} (${about.from} to ${about.to})` : why, conversation };
  }

  #udpSays({ from, to }: Packet, { fromPort, toPort, bytes }: Udp): Said {
    const [source, target] = [`${from}:${fromPort}`, `${to}:${toPort}`];
    const ports = [fromPort, toPort];
    if (toPort === TFTP_PORT) this.#tftp.set(source, `tftp ${source}`);
    const tftp = this.#tftp.get(source) ?? this.#tftp.get(target);
    const conversation = tftp ?? `udp ${pairOf(source, target)}`;
    const known = (protocol: string, says: string | undefined): Said => ({
      protocol,
      says: says === undefined ? `${bytes.length} bytes` : onOneLine(says),
      conversation,
    });
    if (tftp !== undefined) return known('TFTP', tftpSays(bytes));
    if (ports.includes(DNS_PORT)) return known('DNS', dnsSays(bytes));
    if (ports.includes(NTP_PORT)) return known('NTP', ntpSays(bytes));
    if (toPort === SYSLOG) return { protocol: 'SYSLOG', says: readable(bytes), conversation };
    return { protocol: 'UDP', says: `port ${fromPort} to ${toPort}, ${bytes.length} bytes`, conversation };
  }

  /** The connection that a segment is of: data of FTP where it goes to an end that was named for that. */
  #talk(pair: string, target: string, { syn, acknowledges, sequence }: Tcp): Talk {
    const known = this.#talks.get(pair);
    const begins = syn === true && acknowledges === undefined;
    if (known && (!begins || known.began === sequence)) return known;
    const data = begins ? this.#ftp.get(target) : undefined;
    if (begins) this.#ftp.delete(target);
    const talk: Talk = { began: begins ? sequence : -1, server: begins ? target : undefined, data };
    this.#talks.set(pair, talk);
    return talk;
  }

  /** Notes what is spoken, as far as a segment tells. */
  #learn(talk: Talk, source: string, bytes: Uint8Array): void {
    if (isHttpRequest(bytes)) talk.speaks = 'HTTP';
    if (source !== talk.server || talk.greeted) return;
    talk.greeted = true;
    talk.speaks ??= greetingOf(bytes);
  }

  #tcpSays({ from, to }: Packet, body: Tcp, bulk: boolean): Said {
    const { fromPort, toPort, bytes } = body;
    const [source, target] = [`${from}:${fromPort}`, `${to}:${toPort}`];
    const pair = `tcp ${pairOf(source, target)}`;
    const talk = this.#talk(pair, target, body);
    const conversation = talk.data ?? pair;
    const usual = talk.data === undefined ? (tcpNames.get(toPort) ?? tcpNames.get(fromPort)) : 'FTP';
    if (bytes.length > 0 && (usual === undefined || usual === 'HTTPS')) this.#learn(talk, source, bytes);
    const protocol = talk.speaks ?? usual;
    if ((bytes.length === 0 && !bulk) || protocol === undefined) {
      const says = `${flagsOf(body)} ${fromPort} to ${toPort}${bytes.length > 0 ? `, ${bytes.length} bytes` : ''}`;
      return { protocol: 'TCP', says, conversation };
    }
    const asks = talk.speaks === 'FTP' ? target === talk.server : toPort === FTP;
    const control = talk.data === undefined && (talk.speaks === 'FTP' || asks || fromPort === FTP);
    return { protocol, says: this.#dataSays(protocol, from, body, conversation, control && { asks }), conversation };
  }

  #dataSays(
    protocol: string,
    from: string,
    { bytes }: Tcp,
    conversation: string,
    ftp: false | { readonly asks: boolean },
  ): string {
    if (protocol === 'TELNET') return telnetSays(bytes);
    if (protocol === 'SSH') return onOneLine(sshSays(bytes));
    if (protocol === 'HTTP') return httpSays(bytes);
    if (protocol === 'TACACS+') return tacacsSays(bytes);
    if (protocol === 'HTTPS') return tlsSays(bytes);
    if (!ftp) return `data, ${bytes.length} bytes`;
    const end = ftpDataPort(latin1Decode(bytes), from);
    if (end) this.#ftp.set(`${end.address}:${end.port}`, conversation);
    return `${ftp.asks ? 'Request' : 'Response'}: ${readable(bytes)}`;
  }
}

/** How much of bulk data had come at a moment. */
function bulkSays(
  { frame, flow }: Extract<Captured, { readonly kind: 'bulk' }>,
  moment: number,
): Pick<WireLine, 'says' | 'bytes'> {
  const { size } = flow;
  const { arrived, ended } = flow.at(moment);
  const says =
    arrived >= size ? `all ${size} bytes` : `${arrived} of ${size} bytes, ${ended ? 'then no more' : 'so far'}`;
  const cut = frame.carries.narrowed === undefined ? '' : ', in fragments';
  return { says: `bulk data, ${says}${cut}`, bytes: arrived };
}

const lineText = (line: WireLine, begin: number): string =>
  `${((line.at - begin) / 1000).toFixed(6)}\t${line.wire}\t${line.from} -> ${line.to}\t${line.protocol}\t${line.says}`;

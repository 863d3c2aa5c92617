import { readHeader } from '../../../system/image/image-header.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { EVERYBODY } from '../../../system/network/address.ts';
import type { PacketFate, SeenPacket } from '../../../system/network/packet-seen.ts';
import { controlBlock, type TcpSeen } from '../../../system/network/tcp-seen.ts';
import { debug, isDebugging } from '../../base/debugging/api.ts';
import { runningImage } from '../../software/software/api.ts';
import { listAdmits } from '../access-lists/api.ts';
import { ftp, icmp, packets, packetWishes, tcp, udp } from './topics.ts';

const [TELNET, FTP, SYSLOG] = [23, 21, 514] as const;
const IP_HEADER = 20;
const unreachable: Readonly<Record<number, string>> = {
  0: 'net',
  1: 'host',
  2: 'protocol',
  3: 'port',
  4: 'frag. needed and DF set',
  13: 'administratively prohibited',
};

interface Seen {
  readonly fate: PacketFate;
  readonly port: string | undefined;
  readonly packet: SeenPacket;
}

/** Releases before 15 say nothing of topologies. */
function topology(device: Device, { tos }: SeenPacket): string {
  const image = runningImage(device);
  const facts = image && readHeader(image.content);
  const older = facts?.ok && facts.value.version.startsWith('12.');
  return older ? '' : `, topology BASE, dscp ${tos >> 2} topoid 0`;
}

function icmpLine(device: Device, { fate, packet }: Seen): string | undefined {
  const { from, to, icmp: [type, code] = [8, 0], about } = packet;
  const sent = fate === 'sent';
  if (type === 0) return `echo reply ${sent ? 'sent' : 'rcvd'}, src ${from}, dst ${to}${topology(device, packet)}`;
  if (type === 11)
    return sent
      ? `time exceeded (time to live) sent to ${to} (dest was ${about ?? ''})`
      : `time exceeded rcvd from ${from}`;
  if (type !== 3) return undefined;
  const what = `${unreachable[code] ?? `code ${code}`} unreachable`;
  return sent ? `dst (${about ?? ''}) ${what} sent to ${to}` : `dst (${to}) ${what} rcv from ${from}`;
}

function detailLine({ icmp: message, fromPort, toPort, tcp: segment }: SeenPacket): string {
  if (message) return `    ICMP type=${message[0]}, code=${message[1]}`;
  const ports = `src=${fromPort}, dst=${toPort}`;
  if (!segment) return `    UDP ${ports}`;
  const { sequence, acknowledges, window, flags } = segment;
  return `    TCP ${ports}, seq=${sequence}, ack=${acknowledges}, win=${window} ${flags.join(' ')}`;
}

function packetLines({ fate, port, packet }: Seen): readonly string[] {
  const { from, to, length } = packet;
  const source = `s=${from} (${fate === 'sent' || fate === 'unroutable' ? 'local' : port})`;
  if (fate === 'denied') return [`IP: ${source}, d=${to}, len ${length}, access denied`];
  if (fate === 'unroutable') return [`IP: ${source}, d=${to}, len ${length}, unroutable`];
  const whole = `${source}, d=${to} (${port})`;
  if (to === EVERYBODY)
    return [`IP: ${whole}, len ${length}, ${fate === 'sent' ? 'sending broad/multicast' : 'rcvd 2'}`];
  return fate === 'sent'
    ? [`IP: tableid=0, ${whole}, routed via FIB`, `IP: ${whole}, len ${length}, sending`]
    : [`IP: tableid=0, ${whole}, routed via RIB`, `IP: ${whole}, len ${length}, rcvd 3`];
}

/** Lines that go to terminals and logging hosts would speak of themselves for ever. */
const isOwnTalk = ({ fate, packet: { protocol, fromPort, toPort } }: Seen): boolean =>
  (protocol === 'udp' && toPort === SYSLOG) ||
  (protocol === 'tcp' && ((fate === 'sent' && fromPort === TELNET) || (fate === 'received' && toPort === TELNET)));

/** A packet, when it is one of those that are wanted. */
function tellPacket(device: Device, seen: Seen): void {
  const topic = packets(device);
  if (!isDebugging(device, topic)) return;
  const { list, detail } = device.read(packetWishes);
  const { from, ...rest } = seen.packet;
  if (list !== null && !listAdmits(device, list, { address: from, ...rest })) return;
  for (const line of packetLines(seen)) debug(device, topic, line);
  if (detail) debug(device, topic, detailLine(seen.packet));
}

function tellUdp(device: Device, { fate, packet }: Seen): void {
  const { from, to, fromPort, toPort, length } = packet;
  if (packet.protocol !== 'udp' || (fate !== 'sent' && fate !== 'received')) return;
  const ends = `src=${from}(${fromPort}), dst=${to}(${toPort})`;
  debug(device, udp, `UDP: ${fate === 'sent' ? 'sent' : 'rcvd'} ${ends}, length=${length - IP_HEADER}`);
}

/** Somebody who asks for a connection is turned away. */
function tellReset(device: Device, { fate, packet }: Seen): void {
  const { from, to, fromPort, toPort, tcp: segment } = packet;
  if (fate === 'sent' && segment?.flags.includes('RST'))
    debug(device, tcp, `TCP: sent RST to ${to}:${toPort} from ${from}:${fromPort}`);
}

/** What becomes of a connection. */
export function tellConnection(device: Device, seen: TcpSeen): void {
  for (const line of connectionLines(seen)) debug(device, tcp, line);
}

function connectionLines(seen: TcpSeen): readonly string[] {
  const { local, remote } = seen;
  const own = `${local.address}.${local.port}`;
  const block = `TCB${controlBlock(own, `${remote.address}.${remote.port}`)}`;
  switch (seen.what) {
    case 'created':
      return [
        `${block} created`,
        ...(seen.portChosen ? [`TCP: Random local port generated ${local.port}, network 1`] : []),
        ...(seen.portChosen ? [`${block} bound to ${own}`] : []),
      ];
    case 'synchronizes':
      return [
        `TCP: sending SYN, seq ${seen.sequence}, ack ${seen.acknowledges}`,
        `TCP0: Connection to ${remote.address}:${remote.port}, advertising MSS ${seen.segment}`,
      ];
    case 'moved':
      return [`TCP0: state was ${seen.was} -> ${seen.is} [${local.port} -> ${remote.address}(${remote.port})]`];
    case 'late':
      return [
        'TCP0: RETRANS timeout timer expired',
        `TCP0: timeout #${seen.times} - timeout is ${seen.wait} ms, seq ${seen.sequence}`,
        `TCP: (${local.port}) -> ${remote.address}(${remote.port})`,
      ];
    case 'gone':
      return [`${block} destroyed`];
  }
}

/** What is said on the control connection of FTP; never a password. */
function tellFtp(device: Device, { fate, packet: { fromPort, toPort, bytes } }: Seen): void {
  const asks = fate === 'sent' && toPort === FTP;
  if (!asks && !(fate === 'received' && fromPort === FTP)) return;
  for (const line of latin1Decode(bytes).split(/[\r\n]+/)) {
    const plain = line.replace(/[^\x20-\x7e]/g, '').replace(/^(PASS) .*/, '$1 ********');
    if (plain !== '') debug(device, ftp, `FTP: ${asks ? '---> ' : ''}${plain}`);
  }
}

/** Writes what is wanted of a packet to the log. */
export function tell(
  device: Device,
  {
    packet,
    ...where
  }: { readonly fate: PacketFate; readonly port: string | undefined; readonly packet: () => SeenPacket },
): void {
  const seen: Seen = { ...where, packet: packet() };
  tellReset(device, seen);
  if (isOwnTalk(seen)) return;
  const { protocol } = seen.packet;
  const passes = where.fate === 'sent' || where.fate === 'received';
  const line = protocol === 'icmp' && passes ? icmpLine(device, seen) : undefined;
  tellPacket(device, seen);
  if (line !== undefined) debug(device, icmp, `ICMP: ${line}`);
  tellUdp(device, seen);
  if (protocol === 'tcp') tellFtp(device, seen);
}

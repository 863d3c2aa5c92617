import type { Device } from '../../../system/device.ts';
import {
  bodyOf,
  parseContinue,
  parseReply,
  parseRequest,
  parseStart,
  TYPES,
  type Message,
} from '../../../system/network/tacacs.ts';
import { debug, isDebugging, type DebugTopic } from '../../base/debugging/api.ts';

const topic = (id: string, title: string): DebugTopic => ({ id, group: 'General OS', title });

export const accessTopic = topic('tacacs', 'TACACS access control');
export const eventsTopic = topic('tacacs events', 'TACACS+ events');
export const packetsTopic = topic('tacacs packet', 'TACACS+ packets');
export const topics = [accessTopic, eventsTopic, packetsTopic];

/** What the client does, for whoever wants to hear of it all or of its sockets. */
export function tplus(device: Device, text: string, socket = false): void {
  const wanted = socket && !isDebugging(device, accessTopic) ? eventsTopic : accessTopic;
  debug(device, wanted, `TPLUS${text}`);
}

const hex = (n: number, digits = 0): string => `0x${n.toString(16).toUpperCase().padStart(digits, '0')}`;

function requestLines(body: Uint8Array, accounts: boolean): readonly string[] {
  const said = parseRequest(body, accounts);
  if (!said) return [];
  const { level, user, port, from, pairs, flags } = said;
  return [
    accounts
      ? `ACCT, flags:${hex(flags)} method:tacacs+ priv_lvl:${level}`
      : `AUTHOR, priv_lvl:${level}, authen:1 method:tacacs+`,
    `svc:1 user_len:${user.length} port_len:${port.length} rem_addr_len:${from.length} arg_cnt:${pairs.length}`,
    `user:  ${user}`,
    `port:  ${port}`,
    `rem_addr:  ${from}`,
    ...pairs.map((pair, i) => `arg[${i}]: size:${pair.length} ${pair}`),
  ];
}

function startLines(body: Uint8Array): readonly string[] {
  const said = parseStart(body);
  if (!said) return [];
  const { level, kind, service, user, port, from, data } = said;
  return [
    `type:AUTHEN/START, priv_lvl:${level} action:LOGIN ${kind === 1 ? 'ascii' : 'pap'}`,
    `svc:${service === 1 ? 'LOGIN' : 'ENABLE'} user_len:${user.length} port_len:${port.length} (${hex(port.length)}) raddr_len:${from.length} (${hex(from.length)}) data_len:${data.length}`,
    `user:  ${user}`,
    `port:  ${port}`,
    `rem_addr:  ${from}`,
    `data:  ${data === '' ? '' : '<elided>'}`,
  ];
}

/** A message word by word; what a user types is never shown. */
function bodyLines({ type, sequence }: Message, body: Uint8Array): readonly string[] {
  const asks = sequence % 2 === 1;
  if (type !== TYPES.authentication)
    return asks
      ? requestLines(body, type === TYPES.accounting)
      : [`status:${hex(body[type === TYPES.accounting ? 4 : 0] ?? 0)}`];
  if (sequence === 1) return startLines(body);
  if (asks) {
    const said = parseContinue(body);
    return [
      `AUTHEN/CONT msg_len:${said?.length ?? 0} (${hex(said?.length ?? 0)}), data_len:0 (0x0) flags:${said === null ? '0x1' : '0x0'}`,
      'User msg: <elided>',
      'User data:  ',
    ];
  }
  const said = parseReply(body);
  const { status = 0, message = '' } = said ?? {};
  return [
    `AUTHEN/REPLY status:${status} flags:${hex(body[1] ?? 0)} msg_len:${message.length} data_len:0`,
    `msg:  ${message}`,
    'data:  ',
  ];
}

/** Every message that is sent or has come, when packets are debugged. */
export function packet(device: Device, message: Message, key: string): void {
  if (!isDebugging(device, packetsTopic)) return;
  const { version, type, sequence, session, flags, hidden } = message;
  const lines = [
    `Version ${version} (${hex(version)}), type ${type}, seq ${sequence}, encryption ${1 - (flags & 1)}, SC ${(flags >> 2) & 1}`,
    `session_id ${session} (${hex(session, 8)}), dlen ${hidden.length} (${hex(hidden.length)})`,
    ...bodyLines(message, bodyOf(message, key)),
    'End Packet',
  ];
  for (const line of lines) debug(device, packetsTopic, `T+: ${line}`);
}

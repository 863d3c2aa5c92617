import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { provedAtOnce } from './ask.ts';
import { COUNTERS } from './counters.ts';
import { everyServer, idOf, serversOf, type Asked } from './servers.ts';
import { tacacsCounters } from './state.ts';

const LABEL = 26;
const VALUE = 11;

const row = (label: string, value: string): string => `${label.padStart(LABEL)}: ${value}`;

function serverText(device: Device, server: Asked): string {
  const counters = ownValue(device.read(tacacsCounters), idOf(server)) ?? {};
  return [
    '',
    `Tacacs+ Server -  ${server.isPrivate ? 'private' : 'public '} :`,
    ...(server.name === undefined ? [] : [row('Server name', server.name)]),
    row('Server address', server.address),
    row('Server port', String(server.port)),
    ...COUNTERS.map((name) => `${name.padStart(LABEL)}:${String(counters[name] ?? 0).padStart(VALUE)}`),
  ].join('\n');
}

export const tacacsText = (device: Device): string =>
  everyServer(device)
    .map((server) => serverText(device, server))
    .join('\n');

interface TestArgs {
  readonly group: string;
  readonly user: string;
  readonly password: string;
  readonly newCode?: true | undefined;
}

const OUTCOMES = {
  pass: ['User was successfully authenticated.', 'User successfully authenticated'],
  fail: ['User authentication request was rejected by server.', 'User rejected'],
} as const;

/** Tries a name and a password on the servers of a group. */
export function* testGroup(session: Session, { group, user, password, newCode }: TestArgs): Io<void> {
  const { device } = session;
  session.print(`Attempting authentication test to server-group ${group} using tacacs+`);
  const said = yield* provedAtOnce(device, serversOf(device, group) ?? [], user, password);
  const outcome = said === 'pass' || said === 'fail' ? OUTCOMES[said] : undefined;
  session.print(outcome?.[newCode ? 1 : 0] ?? 'No authoritative response from any server.');
}

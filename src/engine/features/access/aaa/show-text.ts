import type { Device } from '../../../system/device.ts';
import { lineUser } from '../access/api.ts';
import { inTurn } from './methods.ts';
import { recordedOf } from './records.ts';
import { aaaConfig, aaaSessions, type AaaSession } from './state.ts';

/** Queues of lists, as the device calls them, and what their lists are for. */
const QUEUES = {
  authentication: ['authen', 'LOGIN', 'ENABLE', 'PPP', 'SGBP', 'ARAP', 'DOT1X', 'EAPOUDP', '8021X'],
  authorization: [
    ['author', 'SHELL', 'COMMAND', 'NET', 'CONN', 'IPMOBILE', 'RM', 'CONFIG', 'AUTH_PROXY', 'PREAUTH', 'FLTSV'],
    ['CREDENTIAL_DOWNLOAD', 'PREPAID', 'POLICY_IF', 'SUBSCRIBER_SERVICE'],
  ].flat(),
  accounting: [
    'acct',
    'SHELL',
    'COMMAND',
    'NET',
    'CONN',
    'SYSTEM',
    'RM',
    'AUTH_PROXY',
    'DOT1X',
    'RESOURCE',
    'IDENTITY',
  ],
} as const;

/** What the lists of queues are for that are simulated. */
const PURPOSES: Readonly<Record<string, string>> = {
  LOGIN: 'login',
  ENABLE: 'enable',
  SHELL: 'exec',
  COMMAND: 'commands',
};

const PERMANENT = {
  authentication: [
    ['Permanent Enable None', 'enable none'],
    ['Permanent Enable', 'enable'],
    ['Permanent None', 'none'],
    ['Permanent Local', 'local'],
    ['Permanent rcmd', 'rcmd'],
  ],
  authorization: [['local-list', 'local']],
  accounting: [['Permanent None', '']],
} as const;

export type Kind = keyof typeof QUEUES;

/** `SERVER_GROUP tacacs+ LOCAL  ` */
const methodText = (methods: string): string =>
  inTurn(methods)
    .map((one) => (one.startsWith('group ') ? `SERVER_GROUP ${one.slice(6)} ` : `${one.toUpperCase()}  `))
    .join('');

const row = (name: string, methods: string): string =>
  `  name=${name} valid=TRUE id=0 :state=ALIVE : ${methodText(methods)}`;

function kindLines(device: Device, kind: Kind): readonly string[] {
  const lists = Object.entries(device.read(aaaConfig).lists);
  const [which, ...queues] = QUEUES[kind];
  const rows = (purpose: string): readonly string[] =>
    lists
      .filter(([words]) => words.startsWith(`${purpose} `))
      .map(([words, methods]) =>
        row(
          words.slice(purpose.length + 1).replace(' ', ' : '),
          kind === 'accounting' ? recordedOf(methods).groups : methods,
        ),
      );
  const permanent = PERMANENT[kind].map(([name, methods]) => row(` ${name}`, methods));
  return [
    ...queues.flatMap((name) => {
      const purpose = PURPOSES[name];
      return [
        `${which} queue=AAA_ML_${which.toUpperCase()}_${name}`,
        ...(purpose === undefined ? [] : rows(`${kind} ${purpose}`)),
      ];
    }),
    'permanent lists',
    ...permanent,
  ];
}

export const methodListsText = (device: Device, kinds: readonly Kind[]): string =>
  kinds.flatMap((kind) => kindLines(device, kind)).join('\n');

/** Numbers of sessions, which are not those of debug messages. */
const FIRST_SESSION = 4000;

function sessionText(device: Device, [name, { unique }]: readonly [string, AaaSession]): string {
  const user = lineUser(device, name);
  const idle = Math.floor((device.clock.now - (device.lines.get(name)?.heard ?? device.clock.now)) / 1000);
  return [
    `Session Id: ${FIRST_SESSION + unique}`,
    `   Unique Id: ${unique}`,
    `   User Name: ${user?.user ?? '*not available*'}`,
    `   IP Address: ${user?.from || '0.0.0.0'}`,
    `   Idle Time: ${idle}`,
    '   CT Call Handle: 0',
  ].join('\n');
}

export function sessionsText(device: Device): string {
  const { begun, open } = device.read(aaaSessions);
  return [
    `Total sessions since last reload: ${begun}`,
    ...Object.entries(open).map((session) => sessionText(device, session)),
  ].join('\n');
}

/** What is open for each session. */
export function usersText(device: Device): string {
  const { open } = device.read(aaaSessions);
  return Object.entries(open)
    .flatMap(([name, { unique, task }]) => [
      '-'.repeat(50),
      `Unique id ${unique} is currently in use.`,
      `  Line: ${name}  User: ${lineUser(device, name)?.user ?? '*not available*'}`,
      `  Accounting: ${task === null ? 'none' : `task ${task}`}`,
    ])
    .join('\n');
}

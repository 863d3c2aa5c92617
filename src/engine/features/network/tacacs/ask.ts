import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import {
  ACCT,
  ACCT_FLAGS,
  AUTHEN,
  AUTHOR,
  continueBytes,
  KINDS,
  parseAccounted,
  parseReply,
  parseResponse,
  requestBytes,
  SERVICES,
  startBytes,
  TYPES,
  VERSION,
  VERSION_PAP,
  type Asking,
} from '../../../system/network/tacacs.ts';
import type { AccountRecord, Answer, Claim, ServerGroups, Wish } from '../../access/aaa/api.ts';
import { tplus } from './debug.ts';
import { serversOf, type Asked } from './servers.ts';
import { tag, Talk } from './talk.ts';

type Granted = readonly [answer: Answer, pairs: readonly string[]];

/** Where somebody is who is at the console. */
const HERE = 'async';

const asking = (user: string, line: number, from: string | undefined): Asking => ({
  user,
  port: `tty${line}`,
  from: from ?? HERE,
});

/** Asks servers in turn, until one says something that counts. */
function* inTurn<T>(
  device: Device,
  servers: readonly Asked[],
  ask: (server: Asked) => Io<T | undefined>,
): Io<T | undefined> {
  for (const [i, server] of servers.entries()) {
    const said = yield* ask(server);
    if (said !== undefined) return said;
    const next = servers[i + 1];
    if (next) tplus(device, `: Choosing next server ${next.address}`);
  }
  return undefined;
}

/** Opens a session with a server for as long as the talk lasts. */
function* withServer<T>(
  device: Device,
  server: Asked,
  unique: number,
  [version, type]: readonly [version: number, type: number],
  talk: (with_: Talk) => Io<T | undefined>,
): Io<T | undefined> {
  const session = new Talk(device, server, unique, version, type);
  if (!(yield* session.open())) return undefined;
  let said: T | undefined;
  try {
    said = yield* talk(session);
    return said;
  } finally {
    session.close(said !== undefined && said !== 'gone');
  }
}

const bad = (device: Device, what: string, length: number): undefined => {
  tplus(device, `: received bad ${what} packet: length = ${length}, expected ${length}`);
  tplus(device, `: Invalid ${what} packet (check keys).`);
  return undefined;
};

/** Names of what a server says, and the numbers that the device has for them. */
const STATUSES: Readonly<Record<number, string>> = {
  [AUTHEN.pass]: 'PASS (2)',
  [AUTHEN.fail]: 'FAIL (3)',
  [AUTHEN.getUser]: 'GET_USER (7)',
  [AUTHEN.getPass]: 'GET_PASSWORD (8)',
};

/** What a server says in the end of somebody who answers its questions. */
function* questioned(device: Device, talk: Talk, first: Uint8Array, claim: Claim | undefined): Io<Answer | undefined> {
  for (let body = first; ; ) {
    const heard = yield* talk.ask(body);
    const said = heard && parseReply(heard);
    if (!said) return heard && bad(device, 'AUTHEN', heard.length);
    tplus(device, `: Received authen response status ${STATUSES[said.status] ?? `ERROR (${said.status})`}`);
    switch (said.status) {
      case AUTHEN.pass:
        return 'pass';
      case AUTHEN.fail:
        return 'fail';
      case AUTHEN.getUser:
        body = continueBytes(claim?.user);
        break;
      case AUTHEN.getPass: {
        const typed = yield* claim?.password(said.message || undefined) ?? gone();
        body = continueBytes(typed);
        if (typed !== undefined) break;
        talk.send(body);
        return 'gone';
      }
      default:
        return undefined;
    }
  }
}

function* gone(): Io<undefined> {}

function* authenticate(servers: readonly Asked[], claim: Claim): Io<Answer> {
  const { session, unique, service, level, user } = claim;
  const { device, line } = session;
  tplus(device, `: Queuing AAA Authentication request ${unique} for processing`);
  tplus(device, `${tag(unique)} login timer started 1020 sec timeout`);
  tplus(device, `: processing authentication start request id ${unique}`);
  const enables = service === 'enable';
  const start = startBytes({
    ...asking(user, line.number, line.from),
    level: enables ? level : 1,
    kind: KINDS.ascii,
    service: enables ? SERVICES.enable : SERVICES.login,
    data: '',
  });
  tplus(device, `: Authentication start packet created for ${unique}(${user})`);
  const said = yield* inTurn(device, servers, (server) =>
    withServer(device, server, unique, [VERSION, TYPES.authentication], (talk) =>
      questioned(device, talk, start, claim),
    ),
  );
  return said ?? 'error';
}

/** Whether servers take a name and a password at once. */
export function* provedAtOnce(device: Device, servers: readonly Asked[], user: string, password: string): Io<Answer> {
  const start = startBytes({
    ...asking(user, 0, undefined),
    port: '',
    level: 1,
    kind: KINDS.pap,
    service: SERVICES.login,
    data: password,
  });
  const said = yield* inTurn(device, servers, (server) =>
    withServer(device, server, 0, [VERSION_PAP, TYPES.authentication], (talk) =>
      questioned(device, talk, start, undefined),
    ),
  );
  return said ?? 'error';
}

function* authorize(servers: readonly Asked[], { session, unique, user, level, pairs }: Wish): Io<Granted> {
  const { device, line } = session;
  tplus(device, `: Queuing AAA Authorization request ${unique} for processing`);
  tplus(device, `: processing authorization request id ${unique}`);
  const request = requestBytes({ ...asking(user, line.number, line.from), level, pairs });
  const said = yield* inTurn<Granted>(device, servers, (server) =>
    withServer(device, server, unique, [VERSION, TYPES.authorization], function* (talk) {
      const heard = yield* talk.ask(request);
      const response = heard && parseResponse(heard);
      if (!response) return heard && bad(device, 'AUTHOR', heard.length);
      const { status } = response;
      const granted = status === AUTHOR.passAdd || status === AUTHOR.passReplace;
      tplus(
        device,
        `: Received authorization response - ${granted ? 'PASS' : status === AUTHOR.fail ? 'FAIL' : 'ERROR'}`,
      );
      if (status === AUTHOR.error) return undefined;
      return [granted ? 'pass' : 'fail', response.pairs];
    }),
  );
  return said ?? ['error', []];
}

function* account(device: Device, servers: readonly Asked[], record: AccountRecord): Io<boolean> {
  const { kind, unique, user, level, line, from, pairs } = record;
  tplus(device, `: Queuing AAA Accounting request ${unique} for processing`);
  const request = requestBytes({ ...asking(user, line, from), level, pairs }, ACCT_FLAGS[kind]);
  const took = yield* inTurn<true>(device, servers, (server) =>
    withServer(device, server, unique, [VERSION, TYPES.accounting], function* (talk) {
      const heard = yield* talk.ask(request);
      const status = heard && parseAccounted(heard);
      if (heard && status === undefined) return bad(device, 'ACCT', heard.length);
      return status === ACCT.success ? true : undefined;
    }),
  );
  return took === true;
}

/** Groups of TACACS+ servers, for method lists. */
export const groups: ServerGroups = {
  authenticate(name, claim) {
    const servers = serversOf(claim.session.device, name);
    return servers && authenticate(servers, claim);
  },
  authorize(name, wish) {
    const servers = serversOf(wish.session.device, name);
    return servers && authorize(servers, wish);
  },
  account(device, name, record) {
    const servers = serversOf(device, name);
    return servers && account(device, servers, record);
  },
};

import { on, type Io } from '../../../kernel/io.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import type { Datagram, Socket } from '../../../system/network/network.ts';
import { NTP_MODES, NTP_PORT, ntpMessage, ntpTime, parseNtp, type NtpMessage } from '../../../system/network/ntp.ts';
import { latin1Decode } from '../../../system/bytes.ts';
import { clockByNtp, moveClock, wallClock } from '../../base/clock/api.ts';
import { addressInService } from '../interfaces/api.ts';
import { bestOf, choose, FILTER } from './select.ts';
import { configChanged, ntpConfig, ntpState, untold, type Association, type NtpServer } from './state.ts';

/** Seconds between two questions, and between those at the beginning where that was asked for. */
export const POLL = 64;
const BURST = 2;
const BURST_LENGTH = 8;
const NOTHING = new Uint8Array(8);

const sourceAddress = (device: Device): string | undefined => {
  const { source } = device.read(ntpConfig);
  return source === null ? undefined : addressInService(device, source);
};

const change = (device: Device, address: string, by: (one: Association) => Partial<Association>): void =>
  device.update(ntpState, ({ associations }) => {
    const one = ownValue(device.read(ntpState).associations, address) ?? untold;
    associations[address] = { ...one, ...by(one) } as never;
  });

function question(device: Device, { version }: NtpServer, sent: number): Uint8Array {
  const { peer, associations, updatedTime } = device.read(ntpState);
  const by = peer === null ? undefined : associations[peer];
  return ntpMessage({
    leap: by ? 0 : 3,
    version,
    mode: NTP_MODES.client,
    stratum: by ? by.stratum + 1 : 0,
    poll: Math.log2(POLL),
    precision: -10,
    rootDelay: 0,
    rootDispersion: 0,
    reference: peer === null ? new Uint8Array(4) : Uint8Array.from(peer.split('.').map(Number)),
    referenceTime: updatedTime,
    originate: NOTHING,
    received: null,
    sent,
  });
}

/** Asks a server again and again; what it answers comes to `listen`. */
function* ask(device: Device, server: NtpServer, socket: Socket, from: string | undefined): Io<void> {
  for (let n = 1; ; n++) {
    if (sourceAddress(device) !== from) return void configChanged(device).open();
    const sent = Math.floor(wallClock(device));
    change(device, server.address, ({ reach, sent: before }) => ({
      reach: (reach << 1) & 0xff,
      sent: before + 1,
      asked: sent,
      moved: 0,
    }));
    settle(device);
    socket.send({ address: server.address, port: NTP_PORT }, question(device, server, sent));
    const wait = server.iburst && n < BURST_LENGTH ? BURST : POLL;
    yield* on(device.clock.after(wait * 1000, 'poll'));
  }
}

/** What a server goes by: an address, or of the first stratum the kind of its clock. */
const referenceOf = ({ stratum, reference }: NtpMessage): string =>
  stratum === 1 ? `.${latin1Decode(reference).replace(/[^\x21-\x7e]/g, '')}.` : reference.join('.');

/** Takes an answer to the question that is open. */
function heard(device: Device, { from, bytes }: Datagram): void {
  const said = parseNtp(bytes);
  const one = ownValue(device.read(ntpState).associations, from.address);
  if (!one || one.asked === null || said?.mode !== NTP_MODES.server) return;
  const { asked } = one;
  if (said.received === null || said.sent === null || said.originate.join() !== ntpTime(asked).join()) return;
  const now = wallClock(device);
  const began = asked + one.moved;
  const offset = (said.received - began + (said.sent - now)) / 2;
  const delay = Math.max(0, now - began - (said.sent - said.received));
  change(device, from.address, ({ reach, received, samples }) => ({
    reach: reach | 1,
    received: received + 1,
    asked: null,
    heardAt: device.clock.now,
    samples: [{ delay, offset }, ...samples].slice(0, FILTER),
    stratum: said.stratum === 0 ? 16 : said.stratum,
    leap: said.leap,
    reference: referenceOf(said),
    referenceTime: said.referenceTime,
    rootDelay: said.rootDelay * 1000,
    rootDispersion: said.rootDispersion * 1000,
    precision: said.precision,
    receivedTime: now,
    sentTime: said.sent,
  }));
  settle(device, from.address);
}

/** Chooses whom to go by; the clock follows what they said now, and knows when there is nobody any more. */
function settle(device: Device, just?: string): void {
  const { servers } = device.read(ntpConfig);
  const { associations, peer } = device.read(ntpState);
  const known = servers.map((server) => ({ server, association: ownValue(associations, server.address) ?? untold }));
  const chosen = choose(known)?.server.address ?? null;
  if (chosen !== peer)
    device.update(ntpState, (draft) => {
      draft.peer = chosen;
    });
  if (chosen === null) {
    if (peer !== null) clockByNtp(device, false);
  } else if (chosen === just) follow(device, chosen);
}

/** Sets the clock; what was measured before is measured from there. */
function follow(device: Device, address: string): void {
  const offset = Math.round(bestOf(device.read(ntpState).associations[address] ?? untold)?.offset ?? 0);
  moveClock(device, offset);
  clockByNtp(device, true);
  device.update(ntpState, (draft) => {
    for (const one of Object.values(draft.associations)) {
      one.samples = one.samples.map((sample) => ({ ...sample, offset: sample.offset - offset }));
      one.moved += offset;
    }
    draft.updatedAt = device.clock.now;
    draft.updatedTime = wallClock(device);
  });
}

/** Asks all servers until it is cancelled. */
export function* client(device: Device): Io<void> {
  const { servers } = device.read(ntpConfig);
  const from = sourceAddress(device);
  const socket = device.network.bind({ port: NTP_PORT, address: from });
  device.update(ntpState, (draft) => {
    draft.startedAt ??= device.clock.now;
    for (const address of Object.keys(draft.associations))
      if (!servers.some((server) => server.address === address)) delete draft.associations[address];
  });
  settle(device);
  const tasks = servers.map((server) => device.spawn(ask(device, server, socket, from)));
  try {
    for (;;) heard(device, yield* on(socket.receive));
  } finally {
    for (const task of tasks) task.cancel();
    socket.close();
  }
}

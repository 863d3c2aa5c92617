import { ownValue } from '../../../kernel/record.ts';
import { toHex } from '../../../system/bytes.ts';
import type { Device } from '../../../system/device.ts';
import { ntpTime } from '../../../system/network/ntp.ts';
import { formatDateTime } from '../../base/clock/api.ts';
import { POLL } from './poll.ts';
import { bestOf, dispersionOf, distanceOf, FILTER, isFit, markOf, type Known } from './select.ts';
import { ntpConfig, ntpState, untold } from './state.ts';

const DISABLED = '%NTP is not enabled.';
const NEVER = '00000000.00000000 (00:00:00.000 UTC Mon Jan 1 1900)';

const knownOf = (device: Device): readonly Known[] => {
  const { associations } = device.read(ntpState);
  return device
    .read(ntpConfig)
    .servers.map((server) => ({ server, association: ownValue(associations, server.address) ?? untold }));
};

/** `DFA02517.D2F7B9F6 (13:40:23.824 EST Wed Nov 21 2018)`. */
function time(device: Device, at: number | null): string {
  if (at === null) return NEVER;
  const written = toHex(ntpTime(at)).toUpperCase();
  return `${written.slice(0, 8)}.${written.slice(8)} (${formatDateTime(device, at, 'clock')})`;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** `show ntp status`. */
export function statusText(device: Device): string {
  const known = knownOf(device);
  if (known.length === 0) return DISABLED;
  const { peer, startedAt, updatedAt, updatedTime } = device.read(ntpState);
  const by = known.find(({ server }) => server.address === peer)?.association;
  const { now } = device.clock;
  const best = by && bestOf(by);
  const uptime = Math.floor((now - (startedAt ?? now)) / 10);
  return [
    by
      ? `Clock is synchronized, stratum ${by.stratum + 1}, reference is ${(peer ?? '').padEnd(17)}`
      : 'Clock is unsynchronized, stratum 16, no reference clock',
    'nominal freq is 250.0000 Hz, actual freq is 250.0000 Hz, precision is 2**10',
    `ntp uptime is ${uptime} (1/100 of seconds), resolution is 4000`,
    `reference time is ${time(device, updatedTime)}`,
    `clock offset is ${(best?.offset ?? 0).toFixed(4)} msec, root delay is ${((by?.rootDelay ?? 0) + (best?.delay ?? 0)).toFixed(2)} msec`,
    `root dispersion is ${(by ? by.rootDispersion + dispersionOf(by) : 0).toFixed(2)} msec, peer dispersion is ${(by ? dispersionOf(by) : 0).toFixed(2)} msec`,
    `loopfilter state is ${updatedAt === null ? "'NSET' (Never set)" : "'CTRL' (Normal Controlled Loop)"}, drift is 0.000000000 s/s`,
    updatedAt === null
      ? 'system poll interval is 64, never updated.'
      : `system poll interval is ${POLL}, last update was ${seconds(now - updatedAt)} sec ago.`,
  ].join('\n');
}

function row(device: Device, one: Known, peer: Known | undefined): string {
  const { server, association } = one;
  const best = bestOf(association);
  const when = association.heardAt === null ? '-' : String(seconds(device.clock.now - association.heardAt));
  return [
    `${markOf(one, peer, peer?.server.address ?? null)}~${server.address.padEnd(15)}`,
    association.reference.padEnd(15),
    String(association.stratum).padStart(2),
    when.padStart(6),
    String(POLL).padStart(6),
    association.reach.toString(8).padStart(5),
    (best?.delay ?? 0).toFixed(3).slice(0, 6).padStart(6),
    (best?.offset ?? 0).toFixed(3).slice(0, 7).padStart(7),
    dispersionOf(association).toFixed(3).slice(0, 6).padStart(6),
  ].join(' ');
}

const peerOf = (device: Device, known: readonly Known[]): Known | undefined =>
  known.find(({ server }) => server.address === device.read(ntpState).peer);

/** `show ntp associations`. */
export function associationsText(device: Device): string {
  const known = knownOf(device);
  if (known.length === 0) return DISABLED;
  return [
    '',
    '  address         ref clock       st   when   poll reach  delay  offset   disp',
    ...known.map((one) => row(device, one, peerOf(device, known))),
    ' * sys.peer, # selected, + candidate, - outlyer, x falseticker, ~ configured',
  ].join('\n');
}

const filtered = (name: string, values: readonly number[]): string =>
  `${`${name} =`.padEnd(12)}${Array.from({ length: FILTER }, (_, i) => (values[i] ?? 0).toFixed(2).padStart(8)).join('')}`;

function detail(device: Device, one: Known, peer: Known | undefined): string {
  const { server, association } = one;
  const { samples } = association;
  const best = bestOf(association);
  const master = one === peer ? ' our_master,' : '';
  const sane = isFit(association) ? 'sane, valid' : 'insane, invalid';
  const dispersion = dispersionOf(association);
  return [
    `${server.address} configured, ipv4,${master} ${sane}, stratum ${association.stratum}`,
    `ref ID ${association.reference.padEnd(15)}, time ${time(device, association.referenceTime)}`,
    `our mode client, peer mode ${association.received > 0 ? 'server' : 'unspec'}, our poll intvl ${POLL}, peer poll intvl ${association.received > 0 ? POLL : 1024}`,
    `root delay ${association.rootDelay.toFixed(2)} msec, root disp ${association.rootDispersion.toFixed(2)}, reach ${association.reach.toString(8)}, sync dist ${distanceOf(association).toFixed(2)}`,
    `delay ${(best?.delay ?? 0).toFixed(2)} msec, offset ${(best?.offset ?? 0).toFixed(4)} msec, dispersion ${dispersion.toFixed(2)}, jitter ${jitter(samples.map(({ offset }) => offset)).toFixed(2)} msec`,
    `precision 2**${-association.precision}, version ${server.version}`,
    `assoc id ${associationId(server.address)}, assoc name ${server.address}`,
    `assoc in packets ${association.received}, assoc out packets ${association.sent}, assoc error packets 0`,
    `org time ${NEVER}`,
    `rec time ${time(device, association.receivedTime)}`,
    `xmt time ${time(device, association.receivedTime)}`,
    filtered(
      'filtdelay',
      samples.map(({ delay }) => delay),
    ),
    filtered(
      'filtoffset',
      samples.map(({ offset }) => offset),
    ),
    filtered(
      'filterror',
      samples.map((_, i) => 1.95 + i * 0.96),
    ),
    'minpoll = 6, maxpoll = 10',
    '',
  ].join('\n');
}

/** Ours: from the address. */
const associationId = (address: string): number =>
  address.split('.').reduce((sum, octet) => (sum * 31 + Number(octet)) % 65_521, 7) + 1;

/** Milliseconds by which offsets differ from the newest. */
function jitter(offsets: readonly number[]): number {
  const [newest = 0, ...others] = offsets;
  const squares = others.reduce((sum, offset) => sum + (offset - newest) ** 2, 0);
  return Math.max(0.97, Math.sqrt(squares / Math.max(1, others.length)));
}

/** `show ntp associations detail`. */
export function detailText(device: Device): string {
  const known = knownOf(device);
  if (known.length === 0) return DISABLED;
  return known.map((one) => detail(device, one, peerOf(device, known))).join('\n');
}
